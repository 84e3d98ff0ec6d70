package no502.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no502.dockerfile.Image;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Seq;
import no502.text.Source;
import no502.workspace.RootPath;

/** What a Dockerfile leaves over its base image. */
final class ImageLayer implements FileLayer {
  /** Per exact path, a file, or null where something was removed. */
  private final Map<String, Source> files = new TreeMap<>();

  private final Map<String, String> hidden = new TreeMap<>();
  private final List<String> removed = new ArrayList<>();
  private final BaseLayer base;

  ImageLayer(Image image, BaseLayer base) {
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

  /** Of {@code folder/*} all that the folder holds goes, so what is below it is gone alike. */
  private void remove(String pattern) {
    String path = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
    if (path.contains("*")) {
      hide(path.substring(0, Math.max(1, path.lastIndexOf('/'))), "RUN rm " + pattern);
    } else {
      files.keySet().removeIf(known -> ContainerFiles.within(known, path));
      hidden.keySet().removeIf(known -> ContainerFiles.within(known, path));
      removed.add(path);
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
    return seen == null ? base.read(path) : seen;
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
    return Seq.of(removed).anyMatch(gone -> ContainerFiles.within(path, gone))
        ? new Seen.Missing()
        : null;
  }

  @Override
  public Below list(String folder, Set<String> names, Set<String> gone) {
    for (String path : files.keySet()) {
      if (!path.equals(folder) && ContainerFiles.within(path, folder)) {
        names.add(ContainerFiles.childOf(folder, path));
      }
    }
    for (Map.Entry<String, String> entry : hidden.entrySet()) {
      if (ContainerFiles.within(folder, entry.getKey())) {
        return Below.hidden(entry.getValue());
      }
      if (ContainerFiles.within(entry.getKey(), folder)) {
        names.add(ContainerFiles.childOf(folder, entry.getKey()));
      }
    }
    for (String path : removed) {
      if (ContainerFiles.within(folder, path)) {
        return Below.COVERED;
      }
      if (path.equals(folder + "/" + RootPath.name(path))) {
        gone.add(RootPath.name(path));
      }
    }
    return Below.SEEN;
  }
}
