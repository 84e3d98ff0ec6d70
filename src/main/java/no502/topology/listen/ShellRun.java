package no502.topology.listen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Seq;
import no502.text.Source;
import no502.topology.Launch.Arg;
import no502.workspace.RootPath;

/** Goes through one script as the shell would, keeping variables and the working folder. */
final class ShellRun implements ShellWord.Variables {
  /** Files that read each other for ever are left at some point. */
  private static final int DEEPEST = 16;

  private final CommandLine line;
  private final Located script;
  private final Command caller;
  private final Map<String, Arg> variables;
  private List<Arg> parameters;
  private String folder;

  ShellRun(CommandLine line, Located script, Command caller, List<Arg> parameters) {
    this.line = line;
    this.script = script;
    this.caller = caller;
    this.parameters = List.copyOf(parameters);
    this.variables = new LinkedHashMap<>(caller.variables());
    this.folder = caller.folder();
  }

  /** {@code tail} is put behind the script's last command, as package managers do. */
  void run(List<Arg> tail, int depth, boolean stays, boolean conditional) {
    List<ShellScript.Step> steps = ShellScript.parse(script.text());
    int last = lastUnconditional(steps);
    boolean tested = false;
    boolean left = false;
    for (int i = 0; i < steps.size(); i++) {
      ShellScript.Step step = steps.get(i);
      List<Arg> words = new ArrayList<>();
      step.words().forEach(w -> words.addAll(ShellWord.expand(script, w.from(), w.to(), this)));
      if (i == steps.size() - 1) {
        words.addAll(tail);
      }
      String before = i == 0 ? ";" : steps.get(i - 1).end();
      tested = before.equals("&&") && (tested || isTest(steps.get(i - 1)));
      boolean maybe = left || conditional || step.conditional() || tested || before.equals("||");
      boolean replaces = !words.isEmpty() && "exec".equals(words.get(0).text());
      boolean remains =
          step.end().equals("&")
              || stays && (i >= last || replaces || step.end().equals("|") && i == last - 1);
      step(words, depth, remains, maybe);
      if (replaces && words.size() > 1) {
        if (!maybe) {
          return;
        }
        left = true;
      }
    }
  }

  /** Whether it only asks something, so that what follows an {@code &&} may well not run. */
  private boolean isTest(ShellScript.Step step) {
    ShellScript.Piece first = step.words().get(0);
    String program = script.text().substring(first.from(), first.to());
    return List.of("test", "[", "[[").contains(program);
  }

  private static int lastUnconditional(List<ShellScript.Step> steps) {
    int last = steps.size() - 1;
    // "server || exit 1": what stays is the command before the way out.
    while (last > 0 && (steps.get(last - 1).end().equals("||"))) {
      last--;
    }
    return last;
  }

  private void step(List<Arg> words, int depth, boolean stays, boolean conditional) {
    Map<String, Arg> local = new LinkedHashMap<>(variables);
    int from = 0;
    while (from < words.size() && assignment(words.get(from).text()) > 0) {
      assign(words.get(from), local);
      from++;
    }
    if (from == words.size()) {
      assignAll(words, conditional);
      return;
    }
    List<Arg> rest = List.copyOf(words.subList(from, words.size()));
    Command command = new Command(rest, local, folder, caller.evidence());
    if (!builtin(command, depth, conditional)) {
      line.command(command, depth + 1, stays, conditional);
    }
  }

  private void assignAll(List<Arg> words, boolean conditional) {
    for (Arg word : words) {
      if (conditional) {
        String name = word.text().substring(0, assignment(word.text()));
        variables.put(name, new Arg(null, word.span(), "the script may or may not set " + name));
      } else {
        assign(word, variables);
      }
    }
  }

  private boolean builtin(Command c, int depth, boolean conditional) {
    switch (c.program()) {
      case "cd", "pushd" ->
          folder = RootPath.absolute(folder, c.verb().isEmpty() ? "/root" : c.verb());
      case "export", "declare", "local", "readonly", "typeset" ->
          assignAll(Seq.of(c.args()).filter(a -> assignment(a.text()) > 0).toList(), conditional);
      case "unset" -> c.args().forEach(a -> variables.put(a.text(), unsetArg(a)));
      case ".", "source" -> source(c, depth, conditional);
      case "set", "shift" -> parameters(c, conditional);
      case "read", "eval" -> any("the script computes variables", c);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** {@code shift}, {@code shift 2}, {@code set -- a b}. */
  private void parameters(Command c, boolean conditional) {
    int set = Wrappers.afterDashes(c);
    if (c.is("set") && set < 0) {
      return;
    }
    if (conditional) {
      line.doubt("the script may change its arguments");
    } else if (c.is("set")) {
      parameters = List.copyOf(c.words().subList(set, c.words().size()));
    } else {
      int gone = c.verb().isEmpty() ? 1 : Math.max(0, Address.port(c.verb()));
      parameters = parameters.subList(Math.min(gone, parameters.size()), parameters.size());
    }
  }

  private static Arg unsetArg(Arg a) {
    return new Arg(null, a.span(), null);
  }

  private void any(String why, Command c) {
    variables.put(Command.ANY, new Arg(null, c.span(), why));
  }

  /** Runs a file that is at hand here and now: what it sets stays set. */
  private void source(Command c, int depth, boolean conditional) {
    String file = c.verb();
    Source source = file.isEmpty() ? null : line.inside().source(RootPath.absolute(folder, file));
    if (source != null && depth < DEEPEST) {
      Command there = new Command(c.words(), variables, folder, caller.evidence());
      ShellRun run = new ShellRun(line, Located.of(source), there, parameters);
      run.run(List.of(), depth + 1, false, conditional);
      variables.putAll(run.variables);
      folder = run.folder;
    } else if (!file.endsWith("/activate")) {
      any("the script reads variables from " + (file.isEmpty() ? "a file" : file), c);
    }
  }

  @Override
  public Found variable(String name) {
    return line.inside().variable(variables, name);
  }

  @Override
  public List<Arg> parameters() {
    return parameters;
  }

  /** The length of the name in {@code NAME=value}; 0 when the word is no assignment. */
  static int assignment(String word) {
    int end = word == null ? 0 : ShellWord.endOfName(word, 0);
    return word != null && word.startsWith("=", end) ? end : 0;
  }

  static void assign(Arg word, Map<String, Arg> into) {
    int equals = assignment(word.text());
    String value = word.text().substring(equals + 1);
    into.put(word.text().substring(0, equals), new Arg(value, word.span(), word.hiddenBy()));
  }
}
