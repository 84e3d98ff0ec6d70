package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.ConfigFiles.Names;
import no502.text.Seq;

/**
 * What runs before nginx does: only a plain start leaves the configuration as the files show it.
 */
final class StartScript {
  private StartScript() {}

  /**
   * Whether something that we cannot follow may write or move configuration before nginx reads it.
   */
  static boolean mayWriteConfiguration(Container container) {
    return !isPlain(container.launch()) || hasStartHooks(container);
  }

  private static boolean isPlain(Launch launch) {
    if (launch.fromImage()) {
      return true;
    }
    List<Launch.Arg> words = launch.words();
    int at = 0;
    while (at < words.size() && isWrapper(words.get(at).text())) {
      at++;
    }
    if (at >= words.size() || words.get(at).hiddenBy() != null) {
      return false;
    }
    String first = name(words.get(at).text());
    if (first.equals("sh") || first.equals("bash") || first.equals("ash")) {
      return at + 2 < words.size()
          && words.get(at + 1).text().endsWith("c")
          && isPlainScript(words.get(at + 2).text());
    }
    return isNginx(first);
  }

  private static boolean isWrapper(String word) {
    return switch (name(word)) {
      case "docker-entrypoint.sh", "tini", "dumb-init", "--", "exec", "-g", "--single-child" ->
          true;
      default -> false;
    };
  }

  private static boolean isNginx(String name) {
    return name.equals("nginx") || name.equals("nginx-debug") || name.equals("openresty");
  }

  /**
   * Every command of the script is nginx, envsubst (which we follow), or one that writes no files.
   */
  private static boolean isPlainScript(String script) {
    for (String command : commands(script)) {
      String text = withoutKeywords(command.trim());
      String first = name(firstWord(text));
      boolean harmless =
          switch (first) {
            case "",
                "done",
                "fi",
                "sleep",
                "wait",
                "echo",
                "date",
                "true",
                ":",
                "[",
                "test",
                "envsubst",
                "set",
                "trap",
                "nc",
                "curl",
                "wget",
                "cat",
                "${!}" ->
                true;
            default -> isNginx(first);
          };
      boolean writes = text.contains(">") && !first.equals("envsubst") && !text.contains("/dev/");
      boolean loads = (first.equals("curl") || first.equals("wget")) && text.contains("/etc/");
      if (!harmless || writes || loads) {
        return false;
      }
    }
    return true;
  }

  /** The command behind the words of the shell that stand before it. */
  private static String withoutKeywords(String text) {
    return switch (firstWord(text)) {
      case "exec", "while", "until", "if", "do", "then", "else", "!" ->
          withoutKeywords(text.substring(firstWord(text).length()).trim());
      default -> text;
    };
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  /** What stands between the separators; those inside quotes separate nothing. */
  private static List<String> commands(String script) {
    List<String> commands = new ArrayList<>();
    char quote = 0;
    int from = 0;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (";&|\n".indexOf(c) >= 0) {
        commands.add(script.substring(from, i));
        from = i + 1;
      }
    }
    commands.add(script.substring(from));
    return commands;
  }

  /** The official entrypoint runs every script in this folder first. */
  private static boolean hasStartHooks(Container container) {
    Names hooks = container.files().list("/docker-entrypoint.d");
    return Seq.of(hooks.names()).anyMatch(name -> name.endsWith(".sh") || name.endsWith(".envsh"));
  }

  private static String name(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
