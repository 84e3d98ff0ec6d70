package no502.workspace;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.text.Letters;

/** What can be told from what a run has seen so far, so that the disk need not be asked. */
public final class Known {
  /** A folder of more names is not gone through for each that is asked. */
  private static final int FEW = 64;

  private Known() {}

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
    List<String> names = folder.names();
    if (names.size() > FEW || names.contains(name) || !Letters.areAscii(name)) {
      return false;
    }
    for (String one : names) {
      boolean alike = one.length() == name.length() && Letters.same(one, name);
      if (alike || !Letters.areAscii(one)) {
        return false;
      }
    }
    return true;
  }

  /** The files that could not be read, sorted, each with the reason. */
  public static Map<String, String> unread(Map<String, Entry> known) {
    Map<String, String> unread = new TreeMap<>();
    known.forEach(
        (path, entry) -> {
          if (entry instanceof Entry.Refused refused && refused.unread()) {
            unread.put(path, refused.why());
          }
        });
    return unread;
  }
}
