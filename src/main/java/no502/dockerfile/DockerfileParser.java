package no502.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Stage;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Problem;
import no502.text.Source;

/**
 * Reads a Dockerfile as BuildKit does: first its lines, then stage after stage its instructions,
 * variables replaced on the way. It goes on after an error, so that one error does not hide the
 * rest.
 */
public final class DockerfileParser {
  private final Source source;
  private final Map<String, Value> buildArgs = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Scope global = Scope.global();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final Map<String, Integer> named = new HashMap<>();
  private char escape;
  private List<Instruction> open;
  private boolean complained;

  /**
   * The build arguments are those of {@code --build-arg} or Compose's {@code build.args}; a null
   * value means that it is given but not known here.
   */
  public static Dockerfile parse(Source source, Map<String, String> buildArgs) {
    return new DockerfileParser(source, buildArgs).read();
  }

  private DockerfileParser(Source source, Map<String, String> buildArgs) {
    this.source = source;
    for (Map.Entry<String, String> arg : buildArgs.entrySet()) {
      String name = Bytes.in(arg.getKey());
      this.buildArgs.put(
          name,
          arg.getValue() == null
              ? Value.hidden("the build argument " + arg.getKey() + " is not known here")
              : Value.known(Bytes.in(arg.getValue())));
    }
  }

  private Dockerfile read() {
    LineReader reader = new LineReader(source, problems);
    List<Line> lines = reader.read();
    escape = reader.escape();
    for (Line line : lines) {
      try {
        instruction(line);
      } catch (Refused e) {
        problems.add(Problem.error(line.span(), e.getMessage()));
      }
    }
    stages.forEach(this::checkOrder);
    if (source.length() == 0) {
      problems.add(Problem.error(source.top(), "the Dockerfile cannot be empty"));
    } else if (lines.isEmpty() && problems.isEmpty()) {
      problems.add(Problem.error(source.top(), "file with no instructions"));
    } else if (stages.isEmpty() && problems.isEmpty()) {
      problems.add(Problem.error(source.top(), "dockerfile contains no stages to build"));
    }
    return new Dockerfile(source, List.copyOf(stages), List.copyOf(problems));
  }

  /** A name in {@code --from} that only a later stage bears means that stage, and is refused. */
  private void checkOrder(Stage stage) {
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Instruction.Copy copy
          && copy.from() != null
          && copy.fromStage() < 0
          && named.containsKey(Words.lower(Bytes.in(copy.from().text())))) {
        problems.add(
            Problem.error(
                copy.from().span(),
                "cannot copy from stage \""
                    + copy.from().text()
                    + "\", it needs to be defined before current stage \""
                    + (stage.name() == null ? "stage-" + stage.index() : stage.name())
                    + "\""));
      }
    }
  }

  private void instruction(Line line) throws Refused {
    Reading reading = new Reading(line, escape, problems);
    switch (reading.keyword()) {
      case "from" -> from(reading);
      case "arg" -> arg(reading);
      default -> {
        Instruction instruction =
            new Instructions(reading, scopes.isEmpty() ? global : current(), named, stages.size())
                .read();
        if (open == null) {
          noStage();
        } else {
          open.add(instruction);
          remember(instruction);
        }
      }
    }
  }

  private void noStage() throws Refused {
    if (!complained) {
      complained = true;
      throw new Refused("no build stage in current context");
    }
  }

  private Scope current() {
    return scopes.get(scopes.size() - 1);
  }

  /** Variables hold for the instructions that follow, so they are set after all were read. */
  private void remember(Instruction instruction) {
    if (instruction instanceof Instruction.Env env) {
      set(current(), env.variables());
    }
  }

  private static void set(Scope scope, Map<String, Text> variables) {
    variables.forEach(
        (name, text) ->
            scope.set(Bytes.in(name), new Value(Bytes.in(text.text()), text.hiddenBy())));
  }

  private void from(Reading reading) throws Refused {
    List<Words.Word> words = reading.atBlanks();
    String name = null;
    if (words.size() == 3 && Words.lower(words.get(1).text()).equals("as")) {
      name = Words.lower(words.get(2).text());
      if (!stageName(name)) {
        throw new Refused(
            "invalid name for build stage: \""
                + Bytes.out(words.get(2).text())
                + "\", name can't start with a number or contain symbols");
      }
    } else if (words.size() != 1) {
      throw new Refused("FROM requires either one or three arguments");
    }
    reading.allow("platform");
    String platform = reading.flag("platform");
    if (platform != null) {
      Value value = Substitution.word(platform, global, escape);
      if (value.hiddenBy() == null && value.text().isEmpty()) {
        throw new Refused("empty platform value from expression " + Bytes.out(platform));
      }
    }
    Words.Word written = words.get(0);
    Value image = Substitution.word(written.text(), global, escape);
    if (image.hiddenBy() == null && image.text().isEmpty()) {
      throw new Refused("base name (" + Bytes.out(written.text()) + ") should not be blank");
    }
    if (image.hiddenBy() == null && !named.containsKey(image.text())) {
      ImageName.check(image.text());
    }
    stage(reading, name, reading.text(image, written), image);
  }

  private void stage(Reading reading, String name, Text base, Value image) {
    Integer earlier = image.hiddenBy() == null ? named.get(image.text()) : null;
    if (earlier != null) {
      scopes.add(scopes.get(earlier).copy());
    } else if (image.hiddenBy() == null && image.text().equals("scratch")) {
      scopes.add(Scope.onImage(null));
    } else {
      scopes.add(Scope.onImage(base.text().isEmpty() ? "of this stage" : base.text()));
    }
    open = new ArrayList<>();
    if (name != null) {
      named.put(name, stages.size());
    }
    stages.add(
        new Stage(
            stages.size(),
            name,
            base,
            earlier == null ? -1 : earlier,
            open,
            reading.line().span()));
  }

  private static boolean stageName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean other = c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void arg(Reading reading) throws Refused {
    List<Words.Word> words = reading.quoted();
    if (words.isEmpty()) {
      throw new Refused("ARG requires at least one argument");
    }
    Map<String, Text> values = new LinkedHashMap<>();
    Scope scope = scopes.isEmpty() ? global : current();
    for (Words.Word word : words) {
      int equals = word.text().indexOf('=');
      if (equals == 0) {
        throw new Refused("ARG names can not be blank");
      }
      String name = equals < 0 ? word.text() : word.text().substring(0, equals);
      Value value = argument(name, equals < 0 ? null : word.text().substring(equals + 1), scope);
      scope.set(name, value);
      values.put(Bytes.out(name), reading.text(value, word));
    }
    if (open != null) {
      open.add(new Instruction.Arg(values, reading.line().span()));
    }
  }

  private Value argument(String name, String written, Scope scope) throws Refused {
    Value given = buildArgs.get(name);
    if (given != null) {
      return given;
    }
    if (written != null) {
      return Substitution.word(written, scope, escape);
    }
    Value known = scope == global ? scope.own(name) : global.own(name);
    if (known == null && scope != global) {
      known = scope.own(name);
    }
    return known != null
        ? known
        : Value.hidden("the build argument " + Bytes.out(name) + " has no value here");
  }
}
