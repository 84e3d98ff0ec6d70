import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes TeaVM's JavaScript quicker to load. Run by the build: {@code Engine FILE}.
 *
 * <ul>
 *   <li>What is beyond ASCII becomes escapes, which are the same in its strings: it is read faster,
 *       and V8 keeps a character of it in one byte.
 *   <li>Its six thousand strings become one, cut when it starts: V8 would look each of them up among
 *       all that it knows. A Java string is made of one when somebody asks for it.
 * </ul>
 */
final class Engine {
  /** In no string of ours; a string that holds it stops the build. */
  private static final String CUT = "\\u0001";

  private static final Pattern POOL =
      Pattern.compile(
          ("let (NAME),(NAME)=strings=>\\{(NAME)\\(\\);\\1=new Array\\(strings\\.length\\);"
                  + "for\\(let i=0;i<strings\\.length;\\+\\+i\\)\\{"
                  + "\\1\\[i]=(NAME)\\((NAME)\\(strings\\[i]\\)\\);}},(NAME)=index=>\\1\\[index],")
              .replace("NAME", "[\\w$]+"));

  private static final String LAZY =
      "let $1,$2=strings=>{$3();$1=strings.split(\"\\\\u0001\");},"
          + "$6=index=>{let s=$1[index];return typeof s===\"string\"?$1[index]=$4($5(s)):s;},";

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    String text = ascii(Files.readString(file, StandardCharsets.UTF_8));
    Matcher pool = POOL.matcher(text);
    if (pool.find()) {
      text = joined(pool.replaceFirst(LAZY), pool.group(2));
    } else if (!text.contains("=strings.split(")) {
      throw new IllegalStateException("TeaVM writes its strings in another way: " + file);
    }
    Files.writeString(file, text, StandardCharsets.US_ASCII);
  }

  private static String ascii(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      if (c < 0x80) {
        out.append(c);
      } else {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
      }
    }
    return out.toString();
  }

  /** The call that fills the pool, with one string in place of the list. */
  private static String joined(String text, String fill) {
    int list = text.indexOf(fill + "([\"") + fill.length() + 1;
    StringBuilder one = new StringBuilder(text.length()).append(text, 0, list).append('"');
    int at = list + 1;
    boolean more = true;
    while (more) {
      int end = end(text, at);
      String piece = text.substring(at + 1, end);
      if (text.charAt(at) != '"' || piece.contains(CUT)) {
        throw new IllegalStateException("no string to join: " + piece);
      }
      one.append(piece);
      at = end + 1;
      at = text.charAt(at) == '\n' ? at + 1 : at;
      char next = text.charAt(at++);
      // A long string is written as a sum.
      one.append(next == ',' ? CUT : "");
      more = next != ']';
      at = text.charAt(at) == '\n' ? at + 1 : at;
    }
    return one.append('"').append(text, at, text.length()).toString();
  }

  /** The quote that closes the one here. */
  private static int end(String text, int open) {
    int at = open + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
