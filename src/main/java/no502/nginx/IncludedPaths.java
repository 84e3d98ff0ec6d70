package no502.nginx;

import java.util.ArrayList;
import java.util.List;

/** Turns the word after {@code include} into the paths nginx opens. */
final class IncludedPaths {
  private final ConfigFiles files;

  /** Why there may be more matches than we see; null when there are not. */
  private String hiddenBy;

  IncludedPaths(ConfigFiles files) {
    this.files = files;
  }

  /** Relative names count from the main file's folder, whichever file includes them. */
  static String absolute(String folder, String name) {
    String path = name.startsWith("/") ? name : folder + "/" + name;
    List<String> parts = new ArrayList<>();
    for (String part : split(path)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.remove(parts.size() - 1);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "" : path.substring(0, slash);
  }

  String hiddenBy() {
    return hiddenBy;
  }

  /** All paths that match, sorted by their bytes as glob(3) does in the C locale. */
  List<String> matching(String pattern) {
    List<String> found = List.of("");
    for (String part : split(pattern.substring(1))) {
      List<String> deeper = new ArrayList<>();
      for (String folder : found) {
        if (Glob.isPattern(part)) {
          addMatches(folder, part, deeper);
        } else {
          deeper.add(folder + "/" + part);
        }
      }
      found = deeper;
    }
    List<String> sorted = new ArrayList<>(found);
    sorted.sort(null);
    if (!Glob.isPattern(pattern.substring(pattern.lastIndexOf('/')))) {
      sorted.removeIf(path -> files.read(path) instanceof ConfigFiles.Seen.Missing);
    }
    return sorted;
  }

  private void addMatches(String folder, String part, List<String> matches) {
    ConfigFiles.Names names = files.list(folder.isEmpty() ? "/" : folder);
    if (names.hiddenBy() != null) {
      hiddenBy = names.hiddenBy();
    }
    for (String name : names.names()) {
      if (Glob.matches(part, name)) {
        matches.add(folder + "/" + name);
      }
    }
  }

  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to = path.indexOf('/'); to >= 0; to = path.indexOf('/', from)) {
      parts.add(path.substring(from, to));
      from = to + 1;
    }
    parts.add(path.substring(from));
    return parts;
  }
}
