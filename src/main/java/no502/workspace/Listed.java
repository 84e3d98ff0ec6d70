package no502.workspace;

import java.util.Map;
import no502.text.Letters;

/** What the folders that a run has listed tell of names, so that the disk need not be asked. */
public final class Listed {
  /** A folder of more names is not gone through for each that is asked. */
  private static final int FEW = 64;

  private Listed() {}

  /**
   * Whether nothing stands at the path, by the nearest folder on the way to it that is known. Some
   * file systems fold case, and what is beyond ASCII: then the disk has to say.
   */
  public static boolean lacks(Map<String, Entry> known, String path) {
    String at = path;
    while (!at.isEmpty()) {
      String folder = RootPath.parent(at);
      if (known.get(folder) instanceof Entry.Folder listed) {
        return lacks(listed, RootPath.name(at));
      }
      at = folder;
    }
    return false;
  }

  private static boolean lacks(Entry.Folder folder, String name) {
    if (folder.names().size() > FEW || !Letters.areAscii(name)) {
      return false;
    }
    for (String one : folder.names()) {
      boolean alike = one.length() == name.length() && Letters.same(one, name);
      if (alike || !Letters.areAscii(one)) {
        return false;
      }
    }
    return true;
  }
}
