package no502.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import no502.text.Parts;

/**
 * Visits the folders below a place, as git would: {@code .gitignore} is honoured, {@code .git}
 * never entered, and no link followed, for two links to their own folder are a maze without end.
 */
public final class Walk {
  /** Deeper than any project; a guard against folders made to be walked for ever. */
  private static final int DEEPEST = 60;

  private final Workspace workspace;
  private final BiConsumer<String, String> passedOver;

  /** A folder to visit with the ignore files that apply in it, innermost last. */
  private record Stop(String folder, int depth, List<IgnoreFile> ignores) {}

  /** {@code passedOver} hears of each folder that is not visited though it should be, and why. */
  public Walk(Workspace workspace, BiConsumer<String, String> passedOver) {
    this.workspace = workspace;
    this.passedOver = passedOver;
  }

  /** Calls the visitor with each folder and the names of the files in it, in a fixed order. */
  public void below(String start, BiConsumer<String, List<String>> visitor) {
    Deque<Stop> open = new ArrayDeque<>();
    open.push(new Stop(start, 0, outerIgnores(start)));
    while (!open.isEmpty()) {
      Stop stop = open.pop();
      Entry entry = workspace.at(stop.folder);
      if (stop.depth > DEEPEST) {
        passedOver.accept(stop.folder, "more than " + DEEPEST + " folders deep");
      } else if (entry instanceof Entry.Folder folder) {
        visit(stop, folder.names(), visitor, open);
      } else if (entry instanceof Entry.Refused refused) {
        passedOver.accept(stop.folder, refused.why());
      }
    }
  }

  private void visit(
      Stop stop, List<String> names, BiConsumer<String, List<String>> visitor, Deque<Stop> open) {
    List<IgnoreFile> ignores = withOwn(stop.folder, stop.ignores, names);
    List<String> files = new ArrayList<>();
    List<Stop> inner = new ArrayList<>();
    for (String name : names) {
      String path = stop.folder.isEmpty() ? name : stop.folder + "/" + name;
      boolean isFolder = workspace.isFolder(path);
      if (ignored(ignores, path, isFolder)) {
        continue;
      }
      if (!isFolder) {
        files.add(name);
      } else if (entered(name) && !workspace.isLink(path)) {
        inner.add(new Stop(path, stop.depth + 1, ignores));
      }
    }
    visitor.accept(stop.folder, files);
    for (int i = inner.size() - 1; i >= 0; i--) {
      open.push(inner.get(i));
    }
  }

  private static boolean entered(String name) {
    return !name.equals(".git") && !name.equals("node_modules");
  }

  private List<IgnoreFile> outerIgnores(String start) {
    List<IgnoreFile> ignores = new ArrayList<>();
    String folder = "";
    for (String part : start.isEmpty() ? List.<String>of() : Parts.of(start, '/')) {
      ignores = withOwn(folder, ignores, List.of(".gitignore"));
      folder = folder.isEmpty() ? part : folder + "/" + part;
    }
    return ignores;
  }

  private List<IgnoreFile> withOwn(String folder, List<IgnoreFile> outer, List<String> names) {
    String path = folder.isEmpty() ? ".gitignore" : folder + "/.gitignore";
    if (!names.contains(".gitignore") || !(workspace.at(path) instanceof Entry.File file)) {
      return outer;
    }
    List<IgnoreFile> all = new ArrayList<>(outer);
    all.add(new IgnoreFile(folder, file.source().text()));
    return all;
  }

  private static boolean ignored(List<IgnoreFile> ignores, String path, boolean isFolder) {
    for (int i = ignores.size() - 1; i >= 0; i--) {
      Boolean says = ignores.get(i).ignores(path, isFolder);
      if (says != null) {
        return says;
      }
    }
    return false;
  }
}
