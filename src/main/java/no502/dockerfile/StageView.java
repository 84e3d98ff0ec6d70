package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.dockerfile.Image.Layer;

/** A finished stage's files as another stage's {@code COPY --from} finds them. */
final class StageView {
  private final TreeMap<String, Layer.Put> files = new TreeMap<>();
  private final TreeMap<String, String> hidden = new TreeMap<>();

  StageView(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof Layer.Put put) {
        files.put(put.path(), put);
        hidden.remove(put.path());
      } else if (layer instanceof Layer.Hidden hide) {
        files.keySet().removeAll(below(files, hide.path()));
        hidden.put(hide.path(), hide.why());
      } else if (layer instanceof Layer.Removed gone) {
        removed(gone.path());
      } else if (layer instanceof Layer.Moved moved) {
        moved(moved);
      }
    }
  }

  private void removed(String path) {
    if (PathPattern.hasWildcard(path)) {
      hide(Folders.parent(path), "a RUN removes " + path);
    } else {
      files.keySet().removeAll(below(files, path));
      hidden.keySet().removeAll(below(hidden, path));
    }
  }

  private void hide(String path, String why) {
    files.keySet().removeAll(below(files, path));
    hidden.put(path, why);
  }

  private void moved(Layer.Moved moved) {
    List<String> taken = below(files, moved.from());
    if (taken.isEmpty()) {
      hide(moved.to(), "made by the image's build");
    } else if (!taken.contains(moved.from())) {
      hide(moved.to(), "a folder that a RUN copied or moved");
    }
    for (String path : taken) {
      String to = moved.to() + path.substring(moved.from().length());
      files.put(to, files.get(path).at(to, moved.span()));
    }
    if (!moved.keep()) {
      files.keySet().removeAll(taken);
    }
  }

  Layer.Put file(String path) {
    return files.get(path);
  }

  /** Why what stands at the path is not known; null when nothing speaks against the files here. */
  String hiddenBy(String path) {
    for (Map.Entry<String, String> entry : hidden.entrySet()) {
      if (within(path, entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  List<String> filesBelow(String folder) {
    return below(files, folder);
  }

  private static List<String> below(TreeMap<String, ?> map, String folder) {
    List<String> found = new ArrayList<>();
    String prefix = folder.equals("/") ? "/" : folder + "/";
    if (map.containsKey(folder)) {
      found.add(folder);
    }
    for (String path : map.tailMap(prefix, true).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      found.add(path);
    }
    return found;
  }

  static boolean within(String path, String folder) {
    return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
  }
}
