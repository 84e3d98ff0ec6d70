package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;

/** Finds the heredocs that an instruction announces: {@code RUN <<EOF}, {@code COPY <<-"X" /x}. */
final class Heredocs {
  private Heredocs() {}

  record Mark(String name, boolean expand, boolean chomp) {}

  /** Only ADD, COPY and RUN take heredocs, also behind ONBUILD, and not in the exec form. */
  static boolean mayFollow(String text, char escape) {
    if (!text.contains("<<")) {
      return false;
    }
    int at = 0;
    while (true) {
      Flags flags = Flags.of(text, at, escape);
      String keyword = Words.lower(flags.keyword());
      if (keyword.equals("onbuild") && at == 0) {
        at = flags.args();
      } else {
        boolean takes = keyword.equals("add") || keyword.equals("copy") || keyword.equals("run");
        return takes
            && new JsonArray(text, flags.args(), Words.endOfText(text)).read()
                == JsonArray.Kind.NOT_JSON;
      }
    }
  }

  static List<Mark> announcedBy(String text) {
    List<Mark> marks = new ArrayList<>();
    List<String> words = shellWords(text);
    if (words != null) {
      for (String word : words) {
        Mark mark = of(word);
        if (mark != null) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }

  /** The word as a heredoc's announcement; null when it is none. */
  static Mark of(String word) {
    int at = 0;
    while (at < word.length() && Letters.isDigit(word.charAt(at))) {
      at++;
    }
    if (!word.startsWith("<<", at)) {
      return null;
    }
    at += 2;
    boolean chomp = at < word.length() && word.charAt(at) == '-';
    at = Words.skipSpace(word, chomp ? at + 1 : at, word.length());
    String rest = word.substring(at);
    if (rest.isEmpty() || rest.indexOf('<') >= 0) {
      return null;
    }
    List<String> single = shellWords(rest);
    if (single == null || single.size() != 1) {
      return null;
    }
    String name = unquote(single.get(0));
    boolean quoted = quotes(rest) != quotes(name);
    return name.isEmpty() ? null : new Mark(name, !quoted, chomp);
  }

  private static int quotes(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\'' || text.charAt(i) == '"') {
        count++;
      }
    }
    return count;
  }

  /** Words with their quotes; blanks after {@code <<} do not end one. Null for an open quote. */
  private static List<String> shellWords(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (Bytes.space(c)) {
        if (word.length() > 0) {
          words.add(word.toString());
          word.setLength(0);
        }
        at = end;
        continue;
      }
      if (c == '\\') {
        end = Math.min(at + 2, text.length());
      } else if (c == '\'' || c == '"') {
        end = closing(text, at);
        if (end < 0) {
          return null;
        }
      } else if (text.startsWith("<<", at)) {
        end = Words.skipSpace(text, at + 2, text.length());
      }
      word.append(text, at, end);
      at = end;
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  private static int closing(String text, int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        return i + 1;
      }
      if (quote == '"' && text.charAt(i) == '\\') {
        i++;
      }
    }
    return -1;
  }

  private static String unquote(String word) {
    StringBuilder plain = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == '\\' && quote != '\'' && i + 1 < word.length()) {
        plain.append(word.charAt(++i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
