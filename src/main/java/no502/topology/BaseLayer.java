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
  private final Stock stock;
  private final Map<String, String> links;
  private final String completeBelow;
  private final String why;

  /**
   * @param links symbolic links among the stock files
   * @param completeBelow the folder whose stock files are all known, or null
   * @param why what hides everything else
   */
  private BaseLayer(Stock stock, Map<String, String> links, String completeBelow, String why) {
    this.stock = stock;
    this.links = links;
    this.completeBelow = completeBelow;
    this.why = why;
  }

  /** A layer that shows nothing of what the image holds. */
  static BaseLayer closed(String why) {
    return new BaseLayer(new Stock(""), Map.of(), null, why);
  }

  static BaseLayer of(NginxLayout nginx, String why) {
    return new BaseLayer(nginx.stock(), nginx.links(), nginx.folder(), why);
  }

  /** The same where something may lie anywhere in it. */
  BaseLayer open(String hiddenBy) {
    return new BaseLayer(stock, links, null, hiddenBy);
  }

  /** Where a symbolic link of the image leads; null when the path is none. */
  String link(String path) {
    return links.get(path);
  }

  @Override
  public Seen read(String path) {
    Source file = stock.at(path);
    if (file != null) {
      return new Seen.File(file);
    }
    return complete(path) ? new Seen.Missing() : new Seen.Hidden(why);
  }

  @Override
  public Below list(String folder, Set<String> names, Set<String> removed) {
    children(stock.paths(), folder, names, removed);
    children(links.keySet(), folder, names, removed);
    return complete(folder) ? Below.COVERED : Below.hidden(why);
  }

  private static void children(
      Set<String> paths, String folder, Set<String> names, Set<String> removed) {
    for (String path : paths) {
      if (!path.equals(folder) && ContainerFiles.within(path, folder)) {
        String name = ContainerFiles.childOf(folder, path);
        if (!removed.contains(name)) {
          names.add(name);
        }
      }
    }
  }

  private boolean complete(String path) {
    return completeBelow != null && ContainerFiles.within(path, completeBelow);
  }
}
