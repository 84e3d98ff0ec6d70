package no502.workspace;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/** The patterns of one {@code .gitignore}, for paths below its folder. */
final class IgnoreFile {
  private final String folder;
  private final List<Line> lines = new ArrayList<>();

  private record Line(String pattern, boolean keep, boolean folderOnly, boolean anchored) {}

  IgnoreFile(String folder, String text) {
    this.folder = folder;
    for (String raw : Parts.of(text, '\n')) {
      add(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw);
    }
  }

  private void add(String raw) {
    String line = withoutBlanks(raw);
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    boolean keep = line.startsWith("!");
    if (keep || line.startsWith("\\#") || line.startsWith("\\!")) {
      line = line.substring(1);
    }
    boolean folderOnly = line.endsWith("/");
    if (folderOnly) {
      line = line.substring(0, line.length() - 1);
    }
    boolean anchored = line.indexOf('/') >= 0;
    if (line.startsWith("/")) {
      line = line.substring(1);
    }
    lines.add(new Line(line, keep, folderOnly, anchored));
  }

  /** By hand: the portable builds look a character up in tables, unpacked at the first question. */
  private static String withoutBlanks(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    return line.substring(0, end);
  }

  /** True to ignore, false to keep, null when no line speaks of it: then an outer file decides. */
  Boolean ignores(String path, boolean isFolder) {
    String below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      String subject = line.anchored ? below : RootPath.name(below);
      if ((isFolder || !line.folderOnly) && Wildcard.matches(line.pattern, subject)) {
        return !line.keep;
      }
    }
    return null;
  }
}
