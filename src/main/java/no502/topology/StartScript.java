package no502.topology;

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
    return isNginx(first) || first.startsWith("-");
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
    for (String command : script.split("[;&|\\n]+")) {
      String text = command.trim();
      if (text.startsWith("exec ")) {
        text = text.substring(5).trim();
      }
      int blank = text.indexOf(' ');
      String first = name(blank < 0 ? text : text.substring(0, blank));
      boolean harmless =
          switch (first) {
            case "",
                "while",
                "do",
                "done",
                "sleep",
                "wait",
                "echo",
                "date",
                "true",
                ":",
                "until",
                "envsubst",
                "set",
                "trap",
                "nc",
                "curl",
                "wget",
                "then",
                "fi",
                "if",
                "cat",
                "${!}" ->
                true;
            default -> isNginx(first);
          };
      boolean writes =
          text.indexOf('>') >= 0 && !first.equals("envsubst") && !text.contains("/dev/");
      if (!harmless || writes) {
        return false;
      }
    }
    return true;
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
