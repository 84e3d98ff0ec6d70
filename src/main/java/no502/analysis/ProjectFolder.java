package no502.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no502.analysis.StackFinder.Found;
import no502.compose.ComposeLoader;
import no502.compose.Project;
import no502.text.Problem;
import no502.text.Seq;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/**
 * The Compose projects of one folder: the file that {@code docker compose} itself would take with
 * its override, and each further {@code *compose*.yml}: alone where Docker would accept it alone,
 * else on top of the first.
 */
final class ProjectFolder {
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
  private final String folder;
  private final List<String> names;
  private final Function<List<String>, Project> reader;
  private final Guard guard = new Guard();
  private final Set<String> taken = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private final List<Problem> unread = new ArrayList<>();

  /**
   * @param unread Compose files that are there and cannot be read
   */
  record Contents(List<Found> found, List<Problem> unread) {}

  ProjectFolder(
      Workspace workspace,
      String folder,
      List<String> names,
      Function<List<String>, Project> reader) {
    this.workspace = workspace;
    this.folder = folder;
    this.names = names;
    this.reader = reader;
  }

  Guarded<Contents> read() {
    guard.attempt(folder, this::search);
    return new Guarded<>(new Contents(found, unread), guard.breakdowns());
  }

  private void search() {
    List<String> own = ComposeLoader.discover(workspace, folder);
    if (!own.isEmpty()) {
      guard.attempt(own.get(0), () -> add(own, reader.apply(own)));
    }
    for (String name : names) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      if (WELL_KNOWN.contains(name) && workspace.at(path) instanceof Entry.Refused refused) {
        unread.add(Problem.incomplete(path, Problem.NOT_READ + refused.why()));
      }
      if (isCompose(name) && !WELL_KNOWN.contains(name) && !taken.contains(path)) {
        guard.attempt(path, () -> addVariant(path, own.isEmpty() ? null : own.get(0)));
      }
    }
  }

  /**
   * {@code docker-compose.prod.yml} and its like: complete by itself, or meant to lie over the
   * base.
   */
  private void addVariant(String path, String base) {
    Project alone = reader.apply(List.of(path));
    boolean complete = Seq.of(alone.problems()).noneMatch(ProjectFolder::isError);
    if (complete || base == null) {
      add(List.of(path), alone);
    } else {
      Project both = reader.apply(List.of(base, path));
      boolean better = Seq.of(both.problems()).noneMatch(ProjectFolder::isError);
      add(better ? List.of(base, path) : List.of(path), better ? both : alone);
    }
  }

  private void add(List<String> files, Project project) {
    taken.addAll(files);
    found.add(Found.of(files, project));
  }

  private static boolean isError(Problem problem) {
    return problem.weight() == Problem.Weight.ERROR;
  }

  static boolean isCompose(String name) {
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && name.contains("compose");
  }
}
