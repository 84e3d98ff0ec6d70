package no502.rules;

import java.util.ArrayList;
import java.util.List;
import no502.lint.Fix;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Launch;
import no502.topology.Listener;

/**
 * Servers that bind loopback unless a flag says otherwise: writes that flag where the server is
 * started.
 */
final class BindFlags {
  /** Program, what follows it, and the flag; {@code PORT} is the one it listens on. */
  private static final String[][] SERVERS = {
    {"uvicorn", "", "--host 0.0.0.0"},
    {"gunicorn", "", "--bind 0.0.0.0:PORT"},
    {"hypercorn", "", "--bind 0.0.0.0:PORT"},
    {"flask", "run", "--host 0.0.0.0"},
    {"fastapi", "dev", "--host 0.0.0.0"},
    {"manage.py", "runserver", "0.0.0.0:PORT"},
    {"rails", "server", "-b 0.0.0.0"},
    {"rails", "s", "-b 0.0.0.0"},
    {"artisan", "serve", "--host=0.0.0.0"},
    {"vite", "preview", "--host 0.0.0.0"},
    {"vite", "dev", "--host 0.0.0.0"},
    {"vite", "", "--host 0.0.0.0"},
    {"ng", "serve", "--host 0.0.0.0"},
    {"nuxt", "dev", "--host 0.0.0.0"},
    {"astro", "dev", "--host 0.0.0.0"},
    {"webpack", "serve", "--host 0.0.0.0"},
    {"hugo", "server", "--bind 0.0.0.0"},
  };

  private BindFlags() {}

  /** Null where the start command is not at hand or is none of these. */
  static Fix fix(Container container, Listener listener) {
    int port = ((Listener.Tcp) listener.socket()).port();
    for (String[] server : SERVERS) {
      String flag = server[2].replace("PORT", String.valueOf(port));
      Edit edit = inCommand(container.launch(), server, flag);
      boolean safe = edit != null;
      if (edit == null) {
        edit = inScript(listener, server, flag);
      }
      if (edit != null) {
        String title = "make " + container.name() + " listen on every address";
        return new Fix(title, safe, List.of(edit));
      }
    }
    return null;
  }

  /** A script of package.json, as the evidence shows it; it runs on developers' machines too. */
  private static Edit inScript(Listener listener, String[] server, String flag) {
    for (Evidence evidence : listener.evidence()) {
      Span span = evidence.span();
      if (span != null && span.source().name().endsWith("package.json")) {
        Edit edit = inText(span, server, flag);
        if (edit != null) {
          return edit;
        }
      }
    }
    return null;
  }

  private static Edit inCommand(Launch launch, String[] server, String flag) {
    List<Launch.Arg> words = launch.words();
    for (int i = 0; i < words.size(); i++) {
      Launch.Arg word = words.get(i);
      if (word.hiddenBy() != null || word.span() == null) {
        continue;
      }
      if (word.text().indexOf(' ') >= 0) {
        Edit edit = inText(word.span(), server, flag);
        if (edit != null) {
          return edit;
        }
      } else if (isProgram(word.text(), server[0])) {
        int at = server[1].isEmpty() ? i : indexOf(words, server[1], i + 1);
        if (at >= 0) {
          return afterWord(words, at, flag);
        }
      }
    }
    return null;
  }

  private static boolean isProgram(String word, String program) {
    return word.equals(program) || word.endsWith("/" + program);
  }

  private static int indexOf(List<Launch.Arg> words, String text, int from) {
    for (int i = from; i < words.size(); i++) {
      if (text.equals(words.get(i).text())) {
        return i;
      }
    }
    return -1;
  }

  private static Edit afterWord(List<Launch.Arg> words, int at, String flag) {
    Launch.Arg next = at + 1 < words.size() ? words.get(at + 1) : null;
    if (flag.startsWith("0.0.0.0:") && next != null && isNumber(next.text())) {
      Span span = next.span();
      boolean quoted = span.text().startsWith("\"") || span.text().startsWith("'");
      return Edit.insert(span.source(), span.start() + (quoted ? 1 : 0), "0.0.0.0:");
    }
    Span span = words.get(at).span();
    Source source = span.source();
    int line = source.lineAt(span.start());
    String before = source.slice(source.lineStart(line), span.start());
    String after = source.slice(span.end(), source.lineEnd(line)).trim();
    if (after.startsWith(",") || after.startsWith("]")) {
      return Edit.insert(source, span.end(), ", \"" + flag.replace(" ", "\", \"") + "\"");
    }
    if (before.trim().equals("-") && after.isEmpty()) {
      String lead = source.lineBreak() + before;
      return Edit.insert(source, span.end(), lead + flag.replace(" ", lead));
    }
    return Edit.insert(source, span.end(), " " + flag);
  }

  /** After the program, and what must follow it, within one command of a shell text. */
  private static Edit inText(Span span, String[] server, String flag) {
    String text = span.text();
    if (!Letters.areAscii(text)) {
      return null;
    }
    List<int[]> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      if (!isProgram(text.substring(words.get(i)[0], words.get(i)[1]), server[0])) {
        continue;
      }
      for (int at = i; at < words.size(); at++) {
        String word = text.substring(words.get(at)[0], words.get(at)[1]);
        if (word.equals("&&") || word.equals("||") || word.equals("|") || word.endsWith(";")) {
          break;
        }
        if (at > i && word.equals(server[1]) || server[1].isEmpty()) {
          return afterWord(span, text, words, at, flag);
        }
      }
    }
    return null;
  }

  private static Edit afterWord(Span span, String text, List<int[]> words, int at, String flag) {
    int[] next = at + 1 < words.size() ? words.get(at + 1) : null;
    boolean port = next != null && isNumber(text.substring(next[0], next[1]));
    return flag.startsWith("0.0.0.0:") && port
        ? Edit.insert(span.source(), span.start() + next[0], "0.0.0.0:")
        : Edit.insert(span.source(), span.start() + words.get(at)[1], " " + flag);
  }

  /** Where the words of a shell text begin and end; quotes separate too. */
  private static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean gap = i == text.length() || " \t\n\r\"'()".indexOf(text.charAt(i)) >= 0;
      if (!gap && start < 0) {
        start = i;
      } else if (gap && start >= 0) {
        words.add(new int[] {start, i});
        start = -1;
      }
    }
    return words;
  }

  private static boolean isNumber(String text) {
    return text != null && Letters.isNumber(text);
  }
}
