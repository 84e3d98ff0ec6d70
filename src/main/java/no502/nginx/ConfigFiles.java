package no502.nginx;

import java.util.List;
import no502.text.Source;

/**
 * What the nginx process sees at an absolute path: a container's file system, or the folder of a
 * lone file.
 */
public interface ConfigFiles {

  Seen read(String path);

  /** The names in a folder, sorted as nginx sorts a glob's matches. */
  Names list(String folder);

  /** A file as the process sees it. */
  sealed interface Seen {
    record File(Source source) implements Seen {}

    record Missing() implements Seen {}

    /**
     * Something may stand there, and the files at hand do not show what; the reason says what hides
     * it.
     */
    record Hidden(String why) implements Seen {}
  }

  /** A folder's names; {@code hiddenBy} is null when the list is complete. */
  record Names(List<String> names, String hiddenBy) {}
}
