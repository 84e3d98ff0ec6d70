package no502.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no502.nginx.ConfigFiles;

/** A container's file system: layers over each other, the topmost that knows a path decides. */
final class ContainerFiles implements ConfigFiles {
  private final List<FileLayer> layers;

  /** Lowest layer first. */
  ContainerFiles(List<FileLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** The same file system with one more layer on top. */
  ContainerFiles with(FileLayer top) {
    List<FileLayer> more = new ArrayList<>(layers);
    more.add(top);
    return new ContainerFiles(more);
  }

  /** The same file system over another image. */
  ContainerFiles over(BaseLayer base) {
    List<FileLayer> other = new ArrayList<>(layers);
    other.set(0, base);
    return new ContainerFiles(other);
  }

  @Override
  public Seen read(String path) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i) instanceof BaseLayer base && base.link(path) != null) {
        return read(base.link(path));
      }
      Seen seen = layers.get(i).read(path);
      if (seen != null) {
        return seen;
      }
    }
    return new Seen.Missing();
  }

  @Override
  public Names list(String folder) {
    Set<String> names = new TreeSet<>();
    Set<String> removed = new TreeSet<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      FileLayer.Below below = layers.get(i).list(folder, names, removed);
      if (below.covered()) {
        return new Names(List.copyOf(names), below.hiddenBy());
      }
    }
    return new Names(List.copyOf(names), null);
  }

  /** Whether the path is the folder itself or lies in it. */
  static boolean within(String path, String folder) {
    return path.equals(folder)
        || folder.equals("/")
        || path.startsWith(folder) && path.startsWith("/", folder.length());
  }

  /** The first name below the folder on the way to a path inside it. */
  static String childOf(String folder, String path) {
    int from = folder.equals("/") ? 1 : folder.length() + 1;
    int slash = path.indexOf('/', from);
    return path.substring(from, slash < 0 ? path.length() : slash);
  }

  /** The same in every build: a record that holds this one prints it too. */
  @Override
  public String toString() {
    return layers.size() + " layers";
  }
}
