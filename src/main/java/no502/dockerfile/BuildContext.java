package no502.dockerfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import no502.workspace.Entry;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/** The folder that a build copies from, without what {@code .dockerignore} leaves out. */
final class BuildContext {
  static final int MOST_FILES = 2_000;
  private static final int DEEPEST = 40;

  private final Workspace files;
  private final String folder;
  private final DockerIgnore ignore;

  BuildContext(Workspace files, String folder, String dockerfile) {
    this.files = files;
    this.folder = folder;
    this.ignore = DockerIgnore.of(files, folder, dockerfile);
  }

  Workspace files() {
    return files;
  }

  /** The path in the workspace of a path in the context; null when it lies out of reach. */
  String inWorkspace(String path) {
    return path.isEmpty() ? RootPath.normalise(folder) : RootPath.resolve(folder, path);
  }

  boolean isFile(String path) {
    String there = inWorkspace(path);
    return there != null && files.isFile(there) && !ignore.ignores(path);
  }

  /** A folder that is ignored counts while something in it may be kept after all. */
  boolean isFolder(String path) {
    String there = inWorkspace(path);
    return there != null && files.isFolder(there);
  }

  /** Why a path of the context that a COPY asks for is not there. */
  String whyMissing(String path) {
    String there = inWorkspace(path);
    return there != null && files.isFile(there) && ignore.ignores(path)
        ? "kept out of the build context by " + ignore.name()
        : (path.isEmpty() ? "the build context" : path)
            + " is made by the build or not in this checkout";
  }

  /** The paths a wildcard stands for, in order. */
  List<String> matching(String pattern) {
    List<String> found = new ArrayList<>();
    PathPattern glob = PathPattern.ofCopy(pattern);
    int depth = depth(pattern);
    Deque<String> open = new ArrayDeque<>();
    open.add(fixedPart(pattern));
    int seen = 0;
    while (!open.isEmpty() && seen < 20 * MOST_FILES) {
      String here = open.poll();
      for (String name : names(here)) {
        seen++;
        String path = here.isEmpty() ? name : here + "/" + name;
        if (depth(path) == depth && glob.matches(path)) {
          found.add(path);
        } else if (depth(path) < depth && isFolder(path)) {
          open.add(path);
        }
      }
    }
    return found;
  }

  private static String fixedPart(String pattern) {
    int end = 0;
    for (int slash = pattern.indexOf('/'); slash >= 0; slash = pattern.indexOf('/', slash + 1)) {
      if (PathPattern.hasWildcard(pattern.substring(0, slash))) {
        break;
      }
      end = slash;
    }
    return pattern.substring(0, end);
  }

  private static int depth(String path) {
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      depth += path.charAt(i) == '/' ? 1 : 0;
    }
    return depth;
  }

  private List<String> names(String path) {
    String there = inWorkspace(path);
    return there != null && files.at(there) instanceof Entry.Folder found
        ? found.names()
        : List.of();
  }

  /** What a walk through a folder meets. */
  interface Visitor {
    void file(String path);

    /** There is more below this folder than we follow. */
    void tooMuch(String folder);
  }

  /** Nearest first, so that a cap costs the deepest files. */
  void walk(String start, Visitor visitor) {
    Deque<String> open = new ArrayDeque<>();
    open.add(start);
    int left = MOST_FILES;
    while (!open.isEmpty()) {
      String here = open.poll();
      if (left <= 0 || depth(here) - depth(start) > DEEPEST) {
        visitor.tooMuch(here);
        continue;
      }
      for (String name : names(here)) {
        String path = here.isEmpty() ? name : here + "/" + name;
        if (isFile(path)) {
          left--;
          visitor.file(path);
        } else if (isFolder(path) && !name.equals(".git")) {
          open.add(path);
        }
      }
    }
  }
}
