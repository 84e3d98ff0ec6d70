package no502.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Process;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Span;

/** Turns one line of a stage into an {@link Instruction}, or refuses it in BuildKit's words. */
final class Instructions {
  private final Reading in;
  private final Scope scope;
  private final Map<String, Integer> stages;
  private final int stageCount;
  private final Span span;

  Instructions(Reading in, Scope scope, Map<String, Integer> stages, int stageCount) {
    this.in = in;
    this.scope = scope;
    this.stages = stages;
    this.stageCount = stageCount;
    this.span = in.line().span();
  }

  Instruction read() throws Refused {
    return switch (in.keyword()) {
      case "copy", "add" ->
          new CopyReader(in, scope, stages, stageCount - 1).read(in.keyword().equals("add"));
      case "env" -> env();
      case "expose" -> expose();
      case "run" -> run();
      case "cmd" -> new Instruction.Cmd(plainProcess(), span);
      case "entrypoint" -> new Instruction.Entrypoint(plainProcess(), span);
      case "healthcheck" -> new HealthcheckReader(in, this).read();
      case "user" -> new Instruction.User(single("USER"), span);
      case "workdir" -> new Instruction.Workdir(single("WORKDIR"), span);
      case "volume" -> volume();
      case "shell" -> shell();
      case "label" -> label();
      case "onbuild" -> onbuild();
      case "maintainer" -> {
        one("MAINTAINER");
        yield other();
      }
      case "stopsignal" -> {
        single("STOPSIGNAL");
        yield other();
      }
      default ->
          throw new Refused(
              "unknown instruction: " + Bytes.out(in.writtenKeyword()) + Keywords.hint(in));
    };
  }

  private Instruction other() {
    return new Instruction.Other(Words.upper(in.keyword()), span);
  }

  private void one(String keyword) throws Refused {
    if (in.args().isEmpty()) {
      throw new Refused(keyword + " requires exactly one argument");
    }
    in.allow();
  }

  private Text single(String keyword) throws Refused {
    one(keyword);
    return in.replaced(new Words.Word(in.args(), in.from(), in.to()), scope);
  }

  private Instruction env() throws Refused {
    in.allow();
    Map<String, Text> variables = new LinkedHashMap<>();
    for (Words.Word[] pair : pairs("ENV")) {
      String name = Substitution.word(pair[0].text(), scope, in.escape()).text();
      variables.put(Bytes.out(name), in.replaced(pair[1], scope));
    }
    return new Instruction.Env(variables, span);
  }

  private Instruction label() throws Refused {
    in.allow();
    for (Words.Word[] pair : pairs("LABEL")) {
      in.replaced(pair[0], scope);
      in.replaced(pair[1], scope);
    }
    return other();
  }

  /** {@code NAME=value …}, or the old form: a name, a blank, and all the rest as its value. */
  private List<Words.Word[]> pairs(String keyword) throws Refused {
    List<Words.Word> words = in.quoted();
    if (words.isEmpty()) {
      throw new Refused(keyword + " requires at least one argument");
    }
    List<Words.Word[]> pairs = new ArrayList<>();
    if (words.get(0).text().indexOf('=') < 0) {
      Words.Word name = in.atBlanks().get(0);
      int from = name.end();
      while (from < in.to() && Bytes.blank(in.line().text().text().charAt(from))) {
        from++;
      }
      if (from == in.to()) {
        throw new Refused(keyword + " must have two arguments");
      }
      String value = in.line().text().text().substring(from, in.to());
      pairs.add(new Words.Word[] {name, new Words.Word(value, from, in.to())});
      return pairs;
    }
    for (Words.Word word : words) {
      int equals = word.text().indexOf('=');
      if (equals < 0) {
        throw new Refused(
            "Syntax error - can't find = in "
                + Bytes.quoted(word.text())
                + ". Must be of the form: name=value");
      }
      if (equals == 0) {
        throw new Refused(keyword + " names can not be blank");
      }
      Words.Word name =
          new Words.Word(word.text().substring(0, equals), word.start(), word.start() + equals);
      pairs.add(new Words.Word[] {name, word.part(equals + 1)});
    }
    return pairs;
  }

  private Instruction expose() throws Refused {
    List<Words.Word> words = in.atBlanks();
    if (words.isEmpty()) {
      throw new Refused("EXPOSE requires at least one argument");
    }
    in.allow();
    List<Text> ports = new ArrayList<>();
    for (Words.Word word : words) {
      for (Value port : Substitution.words(word.text(), scope, in.escape())) {
        Ports.check(port);
        ports.add(in.text(port, word));
      }
    }
    return new Instruction.Expose(ports, span);
  }

  private Instruction run() throws Refused {
    in.allow("mount*", "network", "security", "device*");
    Process process = process(in.from(), "RUN");
    StringBuilder script = new StringBuilder();
    for (Text word : process.words()) {
      script.append(script.length() == 0 ? "" : " ").append(word.text());
    }
    if (process.shellForm()) {
      script = withHeredocs(script);
    }
    return new Instruction.Run(
        new Text(script.toString(), in.argsSpan(), null),
        process.shellForm() ? List.of() : process.words(),
        process.shellForm(),
        span);
  }

  /** A lone heredoc is the script itself; others are what its commands read. */
  private StringBuilder withHeredocs(StringBuilder script) {
    List<Line.Body> bodies = in.line().heredocs();
    boolean alone = bodies.size() == 1 && Heredocs.of(in.args()) != null;
    StringBuilder made = alone ? new StringBuilder() : script;
    for (Line.Body body : bodies) {
      String text = body.content().text();
      made.append(alone ? "" : "\n").append(body.chomp() ? CopyReader.chomped(text) : text);
      if (!alone) {
        made.append(Bytes.out(body.name()));
      }
    }
    return made;
  }

  private Process plainProcess() throws Refused {
    in.allow();
    return process(in.from(), Words.upper(in.keyword()));
  }

  /** A command in the exec form, or else in the shell form. */
  Process process(int from, String keyword) throws Refused {
    List<Words.Word> words = in.json(from);
    List<Text> texts = new ArrayList<>();
    if (words != null) {
      for (Words.Word word : words) {
        texts.add(in.literal(word));
      }
    } else if (from < in.to()) {
      String text = in.line().text().text().substring(from, in.to());
      texts.add(in.literal(new Words.Word(text, from, in.to())));
      if (looksLikeAnArray(text)) {
        in.warn(
            keyword
                + " looks like a JSON array and is none, so Docker hands the text as it stands to"
                + " the shell");
      }
    }
    return new Process(texts, words == null, in.span(from, Math.max(from, in.to())));
  }

  private static boolean looksLikeAnArray(String text) {
    if (!text.startsWith("[") || !text.endsWith("]")) {
      return false;
    }
    int first = Words.skipSpace(text, 1, text.length());
    return first < text.length() && "\"'\u00e2]".indexOf(text.charAt(first)) >= 0;
  }

  private Instruction volume() throws Refused {
    List<Words.Word> words = in.json(in.from());
    words = words == null ? in.atBlanks() : words;
    if (words.isEmpty()) {
      throw new Refused("VOLUME requires at least one argument");
    }
    in.allow();
    List<Text> folders = new ArrayList<>();
    for (Words.Word word : words) {
      Text folder = in.replaced(word, scope);
      if (folder.known() && folder.text().isBlank()) {
        throw new Refused("VOLUME specified can not be an empty string");
      }
      folders.add(folder);
    }
    return new Instruction.Volume(folders, span);
  }

  private Instruction shell() throws Refused {
    in.allow();
    List<Words.Word> words = in.json(in.from());
    if (in.args().isEmpty() || (words != null && words.isEmpty())) {
      throw new Refused("SHELL requires at least one argument");
    }
    if (words == null) {
      throw new Refused("SHELL requires the arguments to be in JSON form");
    }
    List<Text> texts = new ArrayList<>();
    for (Words.Word word : words) {
      texts.add(in.literal(word));
    }
    return new Instruction.Shell(texts, span);
  }

  private Instruction onbuild() throws Refused {
    if (in.args().isEmpty()) {
      throw new Refused("ONBUILD requires at least one argument");
    }
    in.allow();
    String trigger = Words.upper(in.atBlanks().get(0).text());
    if (trigger.equals("ONBUILD")) {
      throw new Refused("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
    }
    if (trigger.equals("FROM") || trigger.equals("MAINTAINER")) {
      throw new Refused(trigger + " isn't allowed as an ONBUILD trigger");
    }
    return other();
  }
}
