package no502.topology.listen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.dockerfile.Image;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Parts;
import no502.text.Source;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Launch.Arg;
import no502.workspace.RootPath;

/**
 * Finds the programs a container really runs: shells, init programs, package managers, wait scripts
 * and readable entrypoint scripts taken off.
 */
final class CommandLine {
  /** Wrapper in wrapper, script in script: deeper than this we stop following. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_COMMANDS = 2_000;

  private final Inside inside;
  private final List<Running> running = new ArrayList<>();
  private int seen;
  private String doubt;
  private String more;

  /**
   * One program found.
   *
   * @param stays whether it is meant to keep running: the last of its script, in the background, or
   *     replacing the shell
   * @param conditional runs in a branch, loop or function only
   */
  record Running(Command command, boolean stays, boolean conditional) {}

  /**
   * @param doubt why even what is seen here may run differently; null when nothing speaks for that
   * @param more why there may be programs beside these; null when these are all
   */
  record Result(List<Running> running, String doubt, String more) {}

  private CommandLine(Inside inside) {
    this.inside = inside;
  }

  static Result of(Inside inside) {
    CommandLine line = new CommandLine(inside);
    line.start(inside.container());
    return new Result(line.running, line.doubt, line.more);
  }

  private void start(Container container) {
    List<Arg> words = container.launch().words();
    if (container.launch().fromImage()) {
      words = ImageCommands.ownCommand(inside.base());
    } else if (!setsEntrypoint(container)) {
      if (!inside.baseKnown()) {
        doubt("the entrypoint of " + inside.baseName() + " is not known");
      }
      words = ImageCommands.throughEntrypoint(inside.base(), words);
    }
    if (words == null || words.isEmpty()) {
      more("what " + inside.baseName() + " runs is not known");
      return;
    }
    command(new Command(words, Map.of(), inside.folder(), List.of()), 0, true, false);
  }

  private static boolean setsEntrypoint(Container container) {
    Image image = container.image();
    return container.service().entrypoint() != null || image != null && image.entrypoint() != null;
  }

  /** Notes why the whole picture may be wrong; the first reason is kept. */
  void doubt(String why) {
    doubt = doubt == null ? why : doubt;
  }

  /** Notes why there may be more programs; the first reason is kept. */
  void more(String why) {
    more = more == null ? why : more;
  }

  Inside inside() {
    return inside;
  }

  /** Takes off one wrapper after the other, follows scripts, and notes what remains. */
  void command(Command command, int depth, boolean stays, boolean conditional) {
    if (depth > MAX_DEPTH || ++seen > MAX_COMMANDS) {
      more("scripts call each other more deeply than is followed here");
      return;
    }
    if (command.words().get(0).hiddenBy() != null) {
      hiddenProgram(command, stays);
      return;
    }
    int inner = Wrappers.inner(command);
    if (inner > 0) {
      wrapped(command, inner, depth, stays, conditional);
    } else if (isShell(command)) {
      shell(command, depth, stays, conditional);
    } else if (NodeScripts.handles(command)) {
      NodeScripts.run(this, command, depth, stays, conditional);
    } else if (ProcessManagers.handles(command)) {
      ProcessManagers.run(this, command, depth + 1, conditional);
    } else if (!scriptFile(command, depth, stays, conditional)) {
      running.add(new Running(Interpreters.normal(command), stays, conditional));
    }
  }

  private void hiddenProgram(Command command, boolean stays) {
    String why = "the command is hidden: " + command.words().get(0).hiddenBy();
    more(why);
    if (stays) {
      doubt(why);
    }
  }

  private void wrapped(Command c, int inner, int depth, boolean stays, boolean conditional) {
    int from = inner;
    Map<String, Arg> variables = new LinkedHashMap<>(c.variables());
    while (from < c.words().size() && ShellRun.assignment(c.words().get(from).text()) > 0) {
      ShellRun.assign(c.words().get(from), variables);
      from++;
    }
    if (from < c.words().size()) {
      List<Arg> words = c.words().subList(from, c.words().size());
      command(
          new Command(words, variables, c.folder(), c.evidence()), depth + 1, stays, conditional);
    }
  }

  private static boolean isShell(Command c) {
    return c.is("sh", "bash", "ash", "dash", "zsh", "ksh", "su");
  }

  private void shell(Command c, int depth, boolean stays, boolean conditional) {
    int i = 1;
    while (i < c.words().size()) {
      String text = c.words().get(i).text();
      String word = text == null ? "" : text;
      boolean option = word.startsWith("-") && !word.startsWith("--") || word.startsWith("+");
      if (option && word.indexOf('c') > 0 && i + 1 < c.words().size()) {
        inline(c, i + 1, depth, stays, conditional);
        return;
      }
      if (!word.startsWith("-") && !word.startsWith("+") && !c.is("su")) {
        List<Arg> words = c.words().subList(i, c.words().size());
        Command file = new Command(words, c.variables(), c.folder(), c.evidence());
        if (!follow(file, word, depth, stays, conditional)) {
          more("the script " + word + " is not at hand");
        }
        return;
      }
      i += option && word.endsWith("o") || c.is("su") && word.equals("-s") ? 2 : 1;
    }
    if (stays) {
      more("a shell waits for somebody to type");
    }
  }

  private void inline(Command c, int index, int depth, boolean stays, boolean conditional) {
    Arg script = c.words().get(index);
    if (script.hiddenBy() != null) {
      hiddenProgram(c.withWords(List.of(script)), stays);
      return;
    }
    int rest = Math.min(index + 2, c.words().size());
    List<Arg> parameters = c.words().subList(rest, c.words().size());
    new ShellRun(this, Located.of(script.text(), script.span()), c, parameters)
        .run(List.of(), depth, stays, conditional);
  }

  /** A program given by its path, or an entrypoint script by its name: read it if we can. */
  private boolean scriptFile(Command c, int depth, boolean stays, boolean conditional) {
    String name = c.words().get(0).text();
    boolean entrypoint = name.endsWith(".sh") || name.endsWith("entrypoint");
    if (name.indexOf('/') < 0 && !entrypoint) {
      return false;
    }
    if (follow(c, name, depth, stays, conditional)) {
      return true;
    }
    if (!entrypoint) {
      return false;
    }
    boolean ours = !inside.baseKnown() || !name.contains("docker-") || !name.contains("entrypoint");
    if (c.words().size() > 1 && (stays || !ours)) {
      if (ours) {
        doubt(name + " runs first and is not at hand");
        more(name + " runs first and is not at hand");
      }
      command(c.withWords(c.args()), depth + 1, stays, conditional);
    } else {
      more(name + " is not at hand");
    }
    return true;
  }

  private boolean follow(Command c, String name, int depth, boolean stays, boolean conditional) {
    Source source = script(c.folder(), name);
    if (source == null) {
      return false;
    }
    Located text = Located.of(source);
    String interpreter = interpreter(text.text());
    if (!interpreter.isEmpty() && !interpreter.endsWith("sh")) {
      List<Arg> words = new ArrayList<>();
      words.add(new Arg(interpreter, c.words().get(0).span(), null));
      words.addAll(c.words());
      command(c.withWords(words), depth + 1, stays, conditional);
      return true;
    }
    List<Evidence> evidence = new ArrayList<>(c.evidence());
    evidence.add(new Evidence(c.words().get(0).span(), "the container runs " + name));
    Command told = new Command(c.words(), c.variables(), c.folder(), evidence);
    new ShellRun(this, text, told, c.args()).run(List.of(), depth, stays, conditional);
    return true;
  }

  private Source script(String folder, String name) {
    if (name.indexOf('/') >= 0) {
      return inside.source(RootPath.absolute(folder, name));
    }
    for (String place : List.of("/usr/local/bin/", "/usr/bin/", "/bin/")) {
      Seen seen = inside.read(place + name);
      if (seen instanceof Seen.File file) {
        return file.source();
      }
    }
    return inside.source(RootPath.absolute(folder, name));
  }

  /** The interpreter a script's first line names; empty when it names none. */
  private static String interpreter(String text) {
    if (!text.startsWith("#!")) {
      return "";
    }
    String line = Parts.of(text, '\n').get(0).substring(2);
    String command = line.replace("/usr/bin/env ", "").replace("-S ", "").trim();
    String path = Parts.of(command, ' ').get(0);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
