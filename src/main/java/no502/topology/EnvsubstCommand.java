package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.text.Letters;
import no502.text.Span;

/**
 * One {@code envsubst < template > output} in a container's start command.
 *
 * @param only the variables it is limited to, or null for all
 */
record EnvsubstCommand(String template, String output, Set<String> only, Span span) {

  /** All of them, in the order the shell runs them. */
  static List<EnvsubstCommand> in(Launch launch) {
    List<EnvsubstCommand> found = new ArrayList<>();
    for (Launch.Arg word : launch.words()) {
      if (word.hiddenBy() == null) {
        int at = word.text().indexOf("envsubst");
        while (at >= 0) {
          EnvsubstCommand command = read(word.text().substring(at + 8), word.span());
          if (command != null) {
            found.add(command);
          }
          at = word.text().indexOf("envsubst", at + 8);
        }
      }
    }
    return found;
  }

  private static EnvsubstCommand read(String rest, Span span) {
    String input = null;
    String output = null;
    Set<String> only = null;
    List<String> words = words(rest);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean more = i + 1 < words.size();
      if (word.equals("<") && more) {
        input = words.get(++i);
      } else if (word.equals(">") && more) {
        output = words.get(++i);
      } else if (word.indexOf('$') >= 0) {
        only = names(word);
      }
    }
    return input == null || output == null ? null : new EnvsubstCommand(input, output, only, span);
  }

  /**
   * The words up to the end of this command; redirections are words of their own, quotes are taken
   * off.
   */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '&' || c == ';' || c == '|' || c == '\n') {
        break;
      } else if (c == ' ' || c == '\t' || c == '<' || c == '>') {
        flush(word, words);
        if (c == '<' || c == '>') {
          words.add(String.valueOf(c));
        }
      } else {
        word.append(c);
      }
    }
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    int at = text.indexOf('$');
    while (at >= 0) {
      int from = at + (text.startsWith("{", at + 1) ? 2 : 1);
      int to = from;
      while (to < text.length()
          && (Letters.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '_')) {
        to++;
      }
      if (to > from) {
        names.add(text.substring(from, to));
      }
      at = text.indexOf('$', at + 1);
    }
    return names;
  }
}
