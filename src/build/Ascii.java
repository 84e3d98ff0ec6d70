import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what a JavaScript file has beyond ASCII as escapes, which are the same in its strings: it is
 * read faster, and V8 keeps a character of it in one byte. Run by the build: {@code Ascii FILE}.
 */
final class Ascii {
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      if (c < 0x80) {
        out.append(c);
      } else {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
      }
    }
    Files.writeString(file, out, StandardCharsets.US_ASCII);
  }
}
