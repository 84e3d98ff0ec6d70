package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.topology.Evidence;
import no502.topology.Launch.Arg;
import no502.workspace.RootPath;

/** {@code npm run dev} and its like: the script in package.json, with the words they hand on. */
final class NodeScripts {
  private NodeScripts() {}

  /** What was asked: a script, in a folder, with more words. */
  private record Call(String script, Arg word, String folder, List<Arg> tail, String note) {}

  static boolean handles(Command c) {
    return c.is("npm", "yarn", "pnpm", "bun") && call(c) != null;
  }

  static void run(CommandLine line, Command c, int depth, boolean stays, boolean conditional) {
    Call call = call(c);
    String path = RootPath.absolute(call.folder, "package.json");
    Seen seen = line.inside().read(path);
    if (!(seen instanceof Seen.File file)) {
      if (stays) {
        line.more("\"" + c.shown() + "\" runs a script of " + path + ", which is not at hand");
      }
      return;
    }
    Found script = PackageJson.scripts(file.source()).get(call.script);
    if (script == null) {
      missing(line, c, call, depth, stays, conditional);
      return;
    }
    List<Evidence> evidence = new ArrayList<>(c.evidence());
    evidence.add(new Evidence(c.span(), "\"" + c.shown() + "\" runs the script " + call.script));
    evidence.add(new Evidence(script.span(), "the script is \"" + script.text() + "\""));
    if (call.note != null) {
      evidence.add(new Evidence(c.span(), call.note));
    }
    Command caller = new Command(c.words(), c.variables(), call.folder, evidence);
    new ShellRun(line, Located.of(script.text(), script.span()), caller, List.of())
        .run(call.tail, depth, stays, conditional);
  }

  private static void missing(
      CommandLine line, Command c, Call call, int depth, boolean stays, boolean conditional) {
    if (call.script.equals("start") && c.is("npm")) {
      List<Arg> words =
          List.of(new Arg("node", c.span(), null), new Arg("server.js", c.span(), null));
      Command node = new Command(words, c.variables(), call.folder, c.evidence());
      line.command(node, depth + 1, stays, conditional);
    } else if (stays) {
      line.more("package.json has no script " + call.script);
    }
  }

  /** Null when the words do not run a script. */
  private static Call call(Command c) {
    String folder = c.folder();
    int i = 1;
    while (i < c.words().size() && text(c, i).startsWith("-")) {
      if (List.of("-w", "--workspace", "--filter", "-F").contains(text(c, i))) {
        // The script is that of a folder which only the workspace knows.
        return null;
      }
      boolean moves = List.of("--prefix", "-C", "--cwd", "--dir").contains(text(c, i));
      if (moves && i + 1 < c.words().size()) {
        folder = RootPath.absolute(folder, text(c, i + 1));
      }
      i += moves ? 2 : 1;
    }
    if (i >= c.words().size()) {
      return null;
    }
    String verb = text(c, i);
    boolean run = verb.equals("run") || verb.equals("run-script") || verb.equals("rum");
    if (run) {
      i++;
      while (i < c.words().size() && text(c, i).startsWith("-")) {
        i++;
      }
    } else if (!verb.equals("start") && !shorthand(c, verb)) {
      return null;
    }
    if (i >= c.words().size() || text(c, i).isEmpty() || c.is("bun") && isFile(text(c, i))) {
      return null;
    }
    return handedOn(c, i, folder);
  }

  private static boolean isFile(String name) {
    return name.endsWith(".ts") || name.endsWith(".tsx") || name.endsWith(".js");
  }

  /** yarn, pnpm and bun take a script's bare name where it is not one of their own verbs. */
  private static boolean shorthand(Command c, String verb) {
    return !c.is("npm")
        && !List.of(
                "install",
                "i",
                "add",
                "ci",
                "build",
                "exec",
                "dlx",
                "x",
                "workspace",
                "workspaces",
                "global",
                "cache",
                "config",
                "set",
                "link",
                "remove",
                "upgrade",
                "test",
                "--version")
            .contains(verb);
  }

  private static Call handedOn(Command c, int index, String folder) {
    List<Arg> tail = new ArrayList<>();
    List<String> swallowed = new ArrayList<>();
    boolean passing = !c.is("npm");
    String where = folder;
    for (int i = index + 1; i < c.words().size(); i++) {
      Arg word = c.words().get(i);
      String text = text(c, i);
      if (text.equals("--") && !passing) {
        passing = true;
      } else if (!passing && text.equals("--prefix") && i + 1 < c.words().size()) {
        where = RootPath.absolute(folder, text(c, i + 1));
        i++;
      } else if (passing || !text.startsWith("-")) {
        tail.add(word);
      } else {
        swallowed.add(text);
      }
    }
    boolean yarn = c.is("yarn", "bun");
    tail.removeIf(w -> yarn && "--".equals(w.text()));
    String name = text(c, index);
    String options = String.join(" ", swallowed);
    String note =
        swallowed.isEmpty()
            ? null
            : "npm keeps "
                + options
                + " for itself; the script sees it only as \"npm run "
                + name
                + " -- "
                + options
                + "\"";
    return new Call(name, c.words().get(index), where, tail, note);
  }

  private static String text(Command c, int index) {
    Arg word = c.words().get(index);
    return word.hiddenBy() == null ? word.text() : "";
  }
}
