package no502.topology;

import java.util.Set;
import no502.nginx.ConfigFiles.Seen;

/**
 * One of the things that lie over each other in a container's file system: image, copied files,
 * mounts.
 */
interface FileLayer {

  /** What this layer has at the path; null when it says nothing and the layer below decides. */
  Seen read(String path);

  /**
   * Adds the names it has in the folder and takes away those it removes.
   *
   * @return what the layers below still count for
   */
  Below list(String folder, Set<String> names, Set<String> removed);

  /** What becomes of the layers beneath in a folder. */
  record Below(boolean covered, String hiddenBy) {
    static final Below SEEN = new Below(false, null);
    static final Below COVERED = new Below(true, null);

    static Below hidden(String why) {
      return new Below(true, why);
    }
  }
}
