package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/** What {@code .dockerignore} keeps out of the build context. */
final class DockerIgnore {
  private static final int MOST_RULES = 2_000;
  private final List<Rule> rules = new ArrayList<>();
  private String name = ".dockerignore";

  private record Rule(PathPattern pattern, boolean keep) {}

  private DockerIgnore() {}

  /** {@code <Dockerfile>.dockerignore} counts alone where it stands; else the context's own. */
  static DockerIgnore of(Workspace files, String contextFolder, String dockerfile) {
    DockerIgnore made = new DockerIgnore();
    String own = dockerfile + ".dockerignore";
    String shared = RootPath.resolve(contextFolder, ".dockerignore");
    if (files.at(own) instanceof Entry.File file) {
      made.name = own;
      made.read(file.source());
    } else if (shared != null && files.at(shared) instanceof Entry.File file) {
      made.name = shared;
      made.read(file.source());
    }
    return made;
  }

  String name() {
    return name;
  }

  private void read(Source source) {
    for (int line = 1; line <= source.lineCount() && rules.size() < MOST_RULES; line++) {
      String text = source.line(line);
      if (line == 1 && text.startsWith("\ufeff")) {
        text = text.substring(1);
      }
      if (!text.startsWith("#")) {
        add(text.strip());
      }
    }
  }

  private void add(String text) {
    boolean keep = text.startsWith("!");
    String pattern = (keep ? text.substring(1) : text).strip();
    String clean = RootPath.normalise(pattern);
    if (clean != null && (!clean.isEmpty() || pattern.equals("."))) {
      rules.add(new Rule(PathPattern.ofIgnore(clean.isEmpty() ? "." : clean), keep));
    }
  }

  /** The last pattern that speaks of the path, or of a folder above it, decides. */
  boolean ignores(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.keep == ignored && speaksOf(rule.pattern, path)) {
        ignored = !rule.keep;
      }
    }
    return ignored;
  }

  private static boolean speaksOf(PathPattern pattern, String path) {
    if (pattern.matches(path)) {
      return true;
    }
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (pattern.matches(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}
