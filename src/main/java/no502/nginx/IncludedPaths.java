package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/** Turns the word after {@code include} into the paths nginx opens. */
final class IncludedPaths {
  private final ConfigFiles files;

  /** Why there may be more matches than we see; null when there are not. */
  private String hiddenBy;

  IncludedPaths(ConfigFiles files) {
    this.files = files;
  }

  String hiddenBy() {
    return hiddenBy;
  }

  /** All paths that match, sorted by their bytes as glob(3) does in the C locale. */
  List<String> matching(String pattern) {
    List<String> found = List.of("");
    for (String part : Parts.of(pattern.substring(1), '/')) {
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
}
