package no502.dockerfile;

import java.util.List;
import java.util.Map;
import no502.text.Source;
import no502.text.Span;

/**
 * What one stage leaves in the image, its chain of stages followed down to the image it starts
 * from.
 *
 * @param base the external image at the bottom
 * @param layers what is written over the base, oldest first
 * @param workdir absolute; {@code /} unless set
 * @param installs words of RUN instructions that install packages: what tools the image gains
 */
public record Image(
    Dockerfile.Text base,
    List<Layer> layers,
    Map<String, Dockerfile.Text> env,
    List<Dockerfile.Text> expose,
    Dockerfile.Process cmd,
    Dockerfile.Process entrypoint,
    Dockerfile.Healthcheck healthcheck,
    Dockerfile.Text user,
    Dockerfile.Text workdir,
    List<Dockerfile.Instruction.Run> runs) {

  /** A change to the image's file system, in order. */
  public sealed interface Layer {
    Span span();

    /** A file of the build context (or a heredoc) that lands at an absolute path. */
    record Put(String path, Source source, Span span) implements Layer {}

    /** Something lands at or below this path, and the files at hand do not show what. */
    record Hidden(String path, String why, Span span) implements Layer {}

    /** {@code RUN rm}: gone from here on; the path may end in a glob. */
    record Removed(String path, Span span) implements Layer {}

    /** {@code RUN ln -s}, {@code mv} or {@code cp} of paths we can follow. */
    record Moved(String from, String to, boolean keep, Span span) implements Layer {}
  }
}
