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

/**
 * Finds the Compose projects below a path. In each folder: the file that {@code docker compose}
 * itself would take with its override, and each further {@code *compose*.yml}: alone where Docker
 * would accept it alone, else on top of the first.
 */
final class StackFinder {
  /** What docker compose looks for by itself; of these only the ones it would take count. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "compose.yaml",
          "compose.yml",
          "docker-compose.yaml",
          "docker-compose.yml",
          "compose.override.yaml",
          "compose.override.yml",
          "docker-compose.override.yaml",
          "docker-compose.override.yml");

  private final Workspace workspace;
  private final Options options;
  private final Progress progress;
  private final Guard guard;
  private final Set<String> taken = new LinkedHashSet<>();
  private final Set<String> searched = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private final Set<Found> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> asked = new ArrayList<>();
  private final List<String> lone = new ArrayList<>();
  private final List<Problem> unread = new ArrayList<>();

  /** A project, what reports call it, and the Compose files it is made of. */
  record Found(String name, Project project, List<String> files) {}

  StackFinder(Workspace workspace, Options options, Progress progress, Guard guard) {
    this.workspace = workspace;
    this.options = options;
    this.progress = progress;
    this.guard = guard;
  }

  List<Found> stacks() {
    return whole(Seq.of(found).filter(wanted::contains).toList());
  }

  /** Those that lie elsewhere in the tree, for files that none of {@link #stacks} cares about. */
  List<Found> elsewhere() {
    new Walk(workspace, (folder, why) -> {}).below("", this::folder);
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
    if (!options.composeFiles().isEmpty()) {
      load(options.composeFiles());
      wanted.addAll(found);
      return;
    }
    for (String path : paths) {
      if (!workspace.isFile(path)) {
        new Walk(workspace, this::passedOver).below(path, this::folder);
        want(one -> path.isEmpty() || (folderOf(one) + "/").startsWith(path + "/"));
      } else if (isCompose(RootPath.name(path))) {
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
    }
  }

  private boolean holdsProject(String folder) {
    return workspace.at(folder) instanceof Entry.Folder entry
        && Seq.of(entry.names()).anyMatch(StackFinder::isCompose);
  }

  private void folder(String folder, List<String> names) {
    if (searched.add(folder)) {
      guard.attempt(folder, () -> search(folder, names));
    }
  }

  private void search(String folder, List<String> names) {
    List<String> own = ComposeLoader.discover(workspace, folder);
    if (!own.isEmpty()) {
      load(own);
    }
    for (String name : names) {
      if (WELL_KNOWN.contains(name)
          && workspace.at(in(folder, name)) instanceof Entry.Refused refused) {
        unread.add(Problem.incomplete(in(folder, name), "was not read: " + refused.why()));
      }
      if (isCompose(name) && !WELL_KNOWN.contains(name)) {
        variant(in(folder, name), own.isEmpty() ? null : own.get(0));
      }
    }
  }

  /**
   * {@code docker-compose.prod.yml} and its like: complete by itself, or meant to lie over the
   * base.
   */
  private void variant(String path, String base) {
    if (!taken.contains(path)) {
      guard.attempt(path, () -> addVariant(path, base));
    }
  }

  private void addVariant(String path, String base) {
    Project alone = project(List.of(path));
    boolean complete = Seq.of(alone.problems()).noneMatch(StackFinder::isError);
    if (complete || base == null) {
      add(List.of(path), alone);
    } else {
      Project both = project(List.of(base, path));
      boolean better = Seq.of(both.problems()).noneMatch(StackFinder::isError);
      add(better ? List.of(base, path) : List.of(path), better ? both : alone);
    }
  }

  private static boolean isError(Problem problem) {
    return problem.weight() == Problem.Weight.ERROR;
  }

  private void alone(String path) {
    visit(RootPath.parent(path));
    want(one -> Seq.of(one.project().files()).anyMatch(file -> file.name().equals(path)));
  }

  private void load(List<String> files) {
    if (!taken.contains(files.get(0))) {
      guard.attempt(files.get(0), () -> add(files, project(files)));
    }
  }

  private void add(List<String> files, Project project) {
    taken.addAll(files);
    found.add(new Found(String.join(" + ", files), project, files));
    progress.at(Progress.Step.FINDING, found.size(), 0);
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

  private static boolean isCompose(String name) {
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && name.contains("compose");
  }

  private static String in(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
