package no502.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/**
 * What one stage leaves in the image, its chain of stages followed down to the image it starts
 * from.
 *
 * @param base the external image at the bottom
 * @param layers what is written over the base, oldest first
 * @param cmd null when the base image's applies; without words when it was reset (an ENTRYPOINT
 *     takes back the base image's CMD)
 * @param entrypoint null when the base image's applies
 * @param healthcheck null when the base image's applies
 * @param user null when the base image's applies
 * @param workdir absolute; hidden when it builds on one that the base image may set
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

  /**
   * The image that a stage makes; null when the file has no such stage.
   *
   * @param target the stage's name; null for the last
   * @param contextFolder the build context's path in the workspace; null when it is not at hand
   * @param workdirs the working folder that an image sets, {@code /} for none; null when not known
   */
  public static Image of(
      Dockerfile dockerfile,
      String target,
      Workspace files,
      String contextFolder,
      Function<String, String> workdirs) {
    return ImageBuilder.build(dockerfile, target, files, contextFolder, workdirs);
  }

  public static Image of(
      Dockerfile dockerfile, String target, Workspace files, String contextFolder) {
    return of(dockerfile, target, files, contextFolder, image -> null);
  }

  /** A change to the image's file system, in order. */
  public sealed interface Layer {
    Span span();

    /** A file of the build context (or a heredoc) that lands at an absolute path. */
    final class Put implements Layer {
      private final String path;
      private final Workspace files;
      private final String file;
      private final Span span;
      private Source source;

      public Put(String path, Source source, Span span) {
        this(path, null, source.name(), span);
        this.source = source;
      }

      /** A file of the workspace, read when somebody asks: most of a context nobody asks for. */
      Put(String path, Workspace files, String file, Span span) {
        this.path = path;
        this.files = files;
        this.file = file;
        this.span = span;
      }

      public String path() {
        return path;
      }

      /** The workspace's path of the file; the Dockerfile's for a heredoc. */
      public String file() {
        return file;
      }

      /** Null when the file cannot be read (too large, no permission). */
      public Source source() {
        if (source == null && files.at(file) instanceof Entry.File read) {
          source = read.source();
        }
        return source;
      }

      Put at(String elsewhere, Span by) {
        Put copy = new Put(elsewhere, files, file, by);
        copy.source = source;
        return copy;
      }

      @Override
      public Span span() {
        return span;
      }

      @Override
      public String toString() {
        return "Put " + file + " at " + path;
      }
    }

    /** Something lands at or below this path, and the files at hand do not show what. */
    record Hidden(String path, String why, Span span) implements Layer {}

    /** {@code RUN rm}: gone from here on; the path may end in a glob. */
    record Removed(String path, Span span) implements Layer {}

    /** {@code RUN ln -s}, {@code mv} or {@code cp} of paths we can follow. */
    record Moved(String from, String to, boolean keep, Span span) implements Layer {}
  }
}
