package no502.host;

import java.util.List;

/**
 * What a platform has to offer: the least that files, streams and the environment need. Paths are
 * absolute, with {@code /}.
 */
public interface Host {
  /** Answer of {@link #real} when there is no such path, or a link that leads to none. */
  String MISSING = "";

  /** The same where the host is sure that it is no link: then nobody has to ask. */
  String ABSENT = "-";

  /** Answer of {@link #real} when a folder on the way keeps its names to itself. */
  String FORBIDDEN = "?";

  /** Answer of {@link #in} when standard input cannot be read. */
  int UNREADABLE = -2;

  /** False when that cannot be done, but for a reader that has gone away. */
  boolean out(byte[] bytes);

  void err(byte[] bytes);

  /** The next byte of standard input; -1 at its end, or {@link #UNREADABLE}. */
  int in();

  String env(String name);

  String workingFolder();

  boolean terminal();

  boolean errorTerminal();

  int columns();

  /**
   * The path with every link followed; {@link #MISSING}, {@link #ABSENT}, {@link #FORBIDDEN}, or
   * null for else.
   */
  String real(String path);

  /** Whether an answer of {@link #real} is a path. */
  static boolean isThere(String real) {
    return real != null && !real.equals(MISSING) && !real.equals(ABSENT) && !real.equals(FORBIDDEN);
  }

  /** {@code f} a regular file, {@code d} a folder, {@code o} anything else, {@code -} nothing. */
  char kind(String path);

  /** Whether the path itself is a symbolic link. */
  boolean isLink(String path);

  long size(String path);

  /** At most this many bytes of a file; null when it cannot be read. */
  byte[] read(String path, int most);

  /** Whether we may read the file, or list the folder. */
  boolean mayRead(String path);

  /** At most this many names in a folder, in any order; null when it cannot be listed. */
  List<String> list(String path, int most);

  boolean write(String path, byte[] bytes, boolean append);

  /** Makes a folder and those above it. */
  boolean makeFolders(String path);

  /** Writes beside the file and moves it into place, with the file's own permissions. */
  boolean replace(String path, byte[] bytes);
}
