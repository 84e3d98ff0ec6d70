package no502.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no502.dockerfile.Image;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Source;

/** What a Dockerfile leaves over its base image. */
final class ImageLayer implements FileLayer {
  /** Per exact path, a file, or null where something was removed. */
  private final Map<String, Source> files = new TreeMap<>();

  private final Map<String, String> hidden = new TreeMap<>();
  private final List<String> removed = new ArrayList<>();
  private final FileLayer base;

  ImageLayer(Image image, FileLayer base) {
    this.base = base;
    for (Image.Layer layer : image.layers()) {
      if (layer instanceof Image.Layer.Put put) {
        if (put.source() == null) {
          hide(put.path(), put.file() + " cannot be read");
        } else {
          put(put.path(), put.source());
        }
      } else if (layer instanceof Image.Layer.Hidden hide) {
        hide(hide.path(), hide.why());
      } else if (layer instanceof Image.Layer.Removed gone) {
        remove(gone.path());
      } else if (layer instanceof Image.Layer.Moved moved) {
        move(moved);
      }
    }
  }

  private void put(String path, Source source) {
    files.put(path, source);
    hidden.remove(path);
  }

  private void hide(String path, String why) {
    files.keySet().removeIf(known -> ContainerFiles.within(known, path));
    hidden.put(path, why);
  }

  private void remove(String pattern) {
    if (pattern.endsWith("/*")) {
      String folder = pattern.substring(0, pattern.length() - 2);
      files.keySet().removeIf(path -> !path.equals(folder) && ContainerFiles.within(path, folder));
      hidden.keySet().removeIf(path -> !path.equals(folder) && ContainerFiles.within(path, folder));
      removed.add(pattern);
    } else if (pattern.indexOf('*') >= 0) {
      hide(pattern.substring(0, Math.max(1, pattern.lastIndexOf('/'))), "RUN rm " + pattern);
    } else {
      files.keySet().removeIf(path -> ContainerFiles.within(path, pattern));
      hidden.keySet().removeIf(path -> ContainerFiles.within(path, pattern));
      removed.add(pattern);
    }
  }

  private void move(Image.Layer.Moved moved) {
    Seen from = readAny(moved.from());
    if (from instanceof Seen.File file) {
      put(moved.to(), file.source());
    } else if (from instanceof Seen.Hidden hide) {
      hide(moved.to(), hide.why());
    } else {
      hide(moved.to(), "made by the image's build");
    }
    if (!moved.keep()) {
      remove(moved.from());
    }
  }

  private Seen readAny(String path) {
    Seen seen = read(path);
    if (seen == null) {
      seen = base.read(path);
    }
    return seen == null ? new Seen.Missing() : seen;
  }

  @Override
  public Seen read(String path) {
    Source file = files.get(path);
    if (file != null) {
      return new Seen.File(file);
    }
    for (Map.Entry<String, String> entry : hidden.entrySet()) {
      if (ContainerFiles.within(path, entry.getKey())) {
        return new Seen.Hidden(entry.getValue());
      }
    }
    return isRemoved(path) ? new Seen.Missing() : null;
  }

  private boolean isRemoved(String path) {
    for (String pattern : removed) {
      boolean all = pattern.endsWith("/*");
      String folder = all ? pattern.substring(0, pattern.length() - 2) : pattern;
      if (ContainerFiles.within(path, folder) && !(all && path.equals(folder))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Below list(String folder, Set<String> names, Set<String> gone) {
    for (String path : files.keySet()) {
      if (!path.equals(folder) && ContainerFiles.within(path, folder)) {
        names.add(ContainerFiles.childOf(folder, path));
      }
    }
    String why = null;
    for (Map.Entry<String, String> entry : hidden.entrySet()) {
      if (ContainerFiles.within(folder, entry.getKey())) {
        why = entry.getValue();
      } else if (ContainerFiles.within(entry.getKey(), folder)) {
        names.add(ContainerFiles.childOf(folder, entry.getKey()));
      }
    }
    for (String pattern : removed) {
      if (pattern.equals(folder + "/*") || ContainerFiles.within(folder, pattern)) {
        return why == null ? Below.COVERED : Below.hidden(why);
      }
      if (ContainerFiles.within(pattern, folder) && !names.contains(childName(folder, pattern))) {
        gone.add(childName(folder, pattern));
      }
    }
    return why == null ? Below.SEEN : Below.hidden(why);
  }

  private static String childName(String folder, String path) {
    return path.equals(folder) ? "" : ContainerFiles.childOf(folder, path);
  }
}
