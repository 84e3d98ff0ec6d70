package no502.topology;

import java.util.Map;
import java.util.Set;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Source;

/**
 * The public image at the bottom: for nginx images the files they bring, for all others a closed
 * box.
 */
final class BaseLayer implements FileLayer {
  private final Map<String, Source> stock;
  private final String completeBelow;
  private final String why;

  /**
   * @param completeBelow the folder whose stock files are all known, or null
   * @param why what hides everything else
   */
  BaseLayer(Map<String, Source> stock, String completeBelow, String why) {
    this.stock = stock;
    this.completeBelow = completeBelow;
    this.why = why;
  }

  @Override
  public Seen read(String path) {
    Source file = stock.get(path);
    if (file != null) {
      return new Seen.File(file);
    }
    return complete(path) ? new Seen.Missing() : new Seen.Hidden(why);
  }

  @Override
  public Below list(String folder, Set<String> names, Set<String> removed) {
    for (String path : stock.keySet()) {
      if (!path.equals(folder) && ContainerFiles.within(path, folder)) {
        String name = ContainerFiles.childOf(folder, path);
        if (!removed.contains(name)) {
          names.add(name);
        }
      }
    }
    return complete(folder) ? Below.COVERED : Below.hidden(why);
  }

  private boolean complete(String path) {
    return completeBelow != null && ContainerFiles.within(path, completeBelow);
  }
}
