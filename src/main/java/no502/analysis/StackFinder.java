package no502.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import no502.compose.ComposeLoader;
import no502.compose.ComposeRequest;
import no502.compose.Project;
import no502.text.Problem;
import no502.text.Seq;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.RootPath;
import no502.workspace.Walk;
import no502.workspace.Workspace;

/** Finds the Compose projects below a path, and which of them somebody asked for. */
final class StackFinder {
  private final Workspace workspace;
  private final Options options;
  private final Crew crew;
  private final Guard guard;
  private final Set<String> searched = new HashSet<>();
  private final List<ProjectFolder> waiting = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private final Set<Found> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> asked = new ArrayList<>();
  private final List<String> lone = new ArrayList<>();
  private final List<Problem> unread = new ArrayList<>();

  /** A project, what reports call it, and the Compose files it is made of. */
  record Found(String name, Project project, List<String> files) {
    static Found of(List<String> files, Project project) {
      return new Found(String.join(" + ", files), project, files);
    }
  }

  StackFinder(Workspace workspace, Options options, Crew crew, Guard guard) {
    this.workspace = workspace;
    this.options = options;
    this.crew = crew;
    this.guard = guard;
  }

  List<Found> stacks() {
    return whole(Seq.of(found).filter(wanted::contains).toList());
  }

  /** Those that lie elsewhere in the tree, for files that none of {@link #stacks} cares about. */
  List<Found> elsewhere() {
    new Walk(workspace, (folder, why) -> {}).below("", this::folder);
    read();
    return Seq.of(whole(found)).filter(one -> !wanted.contains(one)).toList();
  }

  /** A file that another project includes or extends is a part of that one, and none by itself. */
  private static List<Found> whole(List<Found> all) {
    Set<String> parts = new LinkedHashSet<>();
    for (Found one : all) {
      Seq.of(one.project().files())
          .map(Source::name)
          .filter(name -> !one.files().contains(name))
          .forEach(parts::add);
    }
    return Seq.of(all).filter(one -> !parts.contains(one.files().get(0))).toList();
  }

  /** Files that the caller named and that are no Compose files. */
  List<String> asked() {
    return asked;
  }

  /** Compose files that are there and cannot be read. */
  List<Problem> unread() {
    return unread;
  }

  /** nginx configurations named by the caller, outside any project. */
  List<String> lone() {
    return lone;
  }

  void search(List<String> paths) {
    List<String> files = options.composeFiles();
    if (!files.isEmpty()) {
      guard.attempt(files.get(0), () -> found.add(Found.of(files, project(files))));
      wanted.addAll(found);
      return;
    }
    for (String path : paths) {
      if (!workspace.isFile(path)) {
        new Walk(workspace, this::passedOver).below(path, this::folder);
        read();
        want(one -> path.isEmpty() || (folderOf(one) + "/").startsWith(path + "/"));
      } else if (ProjectFolder.isCompose(RootPath.name(path))) {
        alone(path);
      } else {
        file(path);
      }
    }
  }

  private void passedOver(String folder, String why) {
    String message = "was not searched: " + why + " (a line in .gitignore leaves it out)";
    unread.add(Problem.incomplete(folder, message));
  }

  /**
   * A file that is no Compose file belongs to the projects of the nearest folder above that has
   * any.
   */
  private void file(String path) {
    String folder = RootPath.parent(path);
    while (!holdsProject(folder) && !folder.isEmpty()) {
      folder = RootPath.parent(folder);
    }
    String nearest = folder;
    visit(nearest);
    want(one -> folderOf(one).equals(nearest));
    asked.add(path);
    if (path.endsWith(".conf") || path.endsWith(".template")) {
      lone.add(path);
    }
  }

  private void want(Predicate<Found> which) {
    Seq.of(found).filter(which).forEach(wanted::add);
  }

  private static String folderOf(Found one) {
    return RootPath.parent(one.files().get(0));
  }

  private void visit(String folder) {
    if (workspace.at(folder) instanceof Entry.Folder entry) {
      folder(folder, entry.names());
      read();
    }
  }

  private boolean holdsProject(String folder) {
    return workspace.at(folder) instanceof Entry.Folder entry
        && Seq.of(entry.names()).anyMatch(ProjectFolder::isCompose);
  }

  private void folder(String folder, List<String> names) {
    if (searched.add(folder)) {
      waiting.add(new ProjectFolder(workspace, folder, names, this::project));
      crew.at(Crew.Step.SEARCHING, searched.size(), 0);
    }
  }

  /** Reads the folders that the search has come through. */
  private void read() {
    List<ProjectFolder> folders = List.copyOf(waiting);
    waiting.clear();
    for (Guarded<ProjectFolder.Contents> one :
        crew.each(Crew.Step.READING, folders.size(), i -> folders.get(i).read())) {
      ProjectFolder.Contents contents = guard.take(one);
      found.addAll(contents.found());
      unread.addAll(contents.unread());
    }
  }

  private void alone(String path) {
    visit(RootPath.parent(path));
    want(one -> Seq.of(one.project().files()).anyMatch(file -> file.name().equals(path)));
  }

  /** Reads the project that these Compose files make. */
  Project project(List<String> files) {
    boolean named = !options.composeFiles().isEmpty();
    String workdir = named ? options.workdir() : RootPath.parent(files.get(0));
    return ComposeLoader.load(
        workspace,
        new ComposeRequest(
            workdir,
            named ? files : Seq.of(files).map(RootPath::name).toList(),
            options.profiles(),
            options.environment(),
            options.envFiles(),
            null,
            null));
  }
}
