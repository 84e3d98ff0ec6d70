package no502.workspace;

import java.util.Map;

/**
 * The only way to a file. Paths are relative to the root, with {@code /}, normalised ({@code ""} is
 * the root itself); a path that leads out of the root is answered with {@link Entry.Refused}, never
 * followed.
 */
public interface Workspace {

  /**
   * Reads what stands at the path; the same path gives the same {@link no502.text.Source} object
   * every time.
   */
  Entry at(String path);

  /** Whether a regular file stands there, without reading it. */
  boolean isFile(String path);

  /** Whether a folder stands there. */
  boolean isFolder(String path);

  /** Whether the path itself is a link, wherever that leads. */
  boolean isLink(String path);

  /**
   * The files that somebody asked for and that could not be read, each with the reason: whoever
   * asks goes on without, and must not have to remember.
   */
  Map<String, String> unread();
}
