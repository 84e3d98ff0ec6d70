package no502.dockerfile;

import java.util.List;
import java.util.Map;
import no502.text.Letters;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;

/**
 * A Dockerfile as BuildKit reads it: global ARGs and its stages, with build arguments already
 * applied.
 */
public record Dockerfile(Source source, List<Stage> stages, List<Problem> problems) {

  /** The stage a build ends with: the named one, or the last; null when there is none. */
  public Stage target(String name) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (name == null || name.isEmpty() || Letters.same(name, stages.get(i).name())) {
        return stages.get(i);
      }
    }
    return null;
  }

  /**
   * A text after ARG and ENV substitution; {@code hiddenBy} says what keeps it from being known,
   * else null.
   */
  public record Text(String text, Span span, String hiddenBy) {
    public boolean known() {
      return hiddenBy == null;
    }
  }

  /**
   * One build stage.
   *
   * @param base the image's name, or the name of an earlier stage
   * @param baseStage the index of the earlier stage this one builds on; -1 for an image
   */
  public record Stage(
      int index,
      String name,
      Text base,
      int baseStage,
      List<Instruction> instructions,
      Span span) {}

  /** One instruction; those that decide nothing here are {@link Other}. */
  public sealed interface Instruction {
    Span span();

    /**
     * COPY or ADD.
     *
     * @param from null, a stage's name or number, or an image
     * @param fromStage the index of the stage that {@code from} names; -1 for none
     * @param excludes patterns of {@code --exclude}
     * @param parents {@code --parents}: the sources keep their folders
     */
    record Copy(
        List<Text> sources,
        Text target,
        Text from,
        int fromStage,
        boolean add,
        List<Text> excludes,
        boolean parents,
        List<Heredoc> heredocs,
        Span span)
        implements Instruction {}

    record Env(Map<String, Text> variables, Span span) implements Instruction {}

    record Expose(List<Text> ports, Span span) implements Instruction {}

    record Cmd(Process process, Span span) implements Instruction {}

    record Entrypoint(Process process, Span span) implements Instruction {}

    record Health(Healthcheck healthcheck, Span span) implements Instruction {}

    record User(Text user, Span span) implements Instruction {}

    record Workdir(Text folder, Span span) implements Instruction {}

    /**
     * {@code script} is the shell text (or the exec form's words joined by blanks), heredocs
     * included.
     */
    record Run(Text script, List<Text> words, boolean shellForm, Span span)
        implements Instruction {}

    /** Build arguments declared in a stage, with what they hold there. */
    record Arg(Map<String, Text> values, Span span) implements Instruction {}

    record Volume(List<Text> folders, Span span) implements Instruction {}

    record Shell(List<Text> words, Span span) implements Instruction {}

    record Other(String keyword, Span span) implements Instruction {}
  }

  /** A command in exec form (its words) or shell form (one text, run by the stage's shell). */
  public record Process(List<Text> words, boolean shellForm, Span span) {}

  /**
   * A file written in the Dockerfile itself. The span is its body there; {@code content} is what
   * lands, variables replaced unless the name is quoted; {@code source} is the same as a file whose
   * spans lead back into the Dockerfile.
   */
  public record Heredoc(String name, Text content, Source source, Span span) {}

  /**
   * @param disabled NONE
   */
  public record Healthcheck(
      boolean disabled,
      Process process,
      Text interval,
      Text timeout,
      Text retries,
      Text startPeriod,
      Span span) {}
}
