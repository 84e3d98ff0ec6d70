package no502.host;

import java.util.ArrayList;
import java.util.List;
import no502.text.Utf8;

/** A host whose files are open by number, and come in pieces. */
public interface StreamingHost extends Host {
  /** Nothing follows: the file ends here, or the run was told to stop. */
  byte[] END = new byte[0];

  /** The file cannot be read any further. */
  byte[] BROKEN = new byte[0];

  /** Opens a file to be read in pieces; -1 when that cannot be done. Standard input is open as 0. */
  int open(String path);

  /**
   * The next bytes of an open file; {@link #END} or {@link #BROKEN}; null when none came in so many
   * milliseconds, which never happens when they are less than zero.
   */
  byte[] piece(int file, int patience);

  void close(int file);

  /** Names as these hosts give them: in UTF-8, each ended by a zero. */
  static List<String> names(byte[] ended) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < ended.length; i++) {
      if (ended[i] == 0) {
        names.add(Utf8.text(ended, from, i));
        from = i + 1;
      }
    }
    return names;
  }
}
