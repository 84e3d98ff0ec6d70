package no502.workspace;

import java.util.List;
import no502.text.Source;

/** What stands at a path. */
public sealed interface Entry {

  /** A regular file, read. */
  record File(Source source) implements Entry {}

  /** A folder with the names in it, sorted. */
  record Folder(List<String> names) implements Entry {}

  record Missing() implements Entry {}

  /**
   * There may be something, and we do not look: outside the root, a device, a FIFO, too large,
   * unreadable.
   *
   * @param unread whether it surely is a file, and one that we should have read
   */
  record Refused(String why, boolean unread) implements Entry {
    public Refused(String why) {
      this(why, false);
    }

    /** The reason where the file is known by another name. */
    public static String named(String path, String why) {
      return path + ": " + why;
    }

    public static Refused unread(String why) {
      return new Refused(why, true);
    }
  }
}
