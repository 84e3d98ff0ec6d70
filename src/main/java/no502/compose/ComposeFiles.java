package no502.compose;

import java.util.ArrayList;
import java.util.List;
import no502.workspace.Workspace;

/** Which files Docker picks up when none is named. */
public final class ComposeFiles {
  /** In the order Docker looks for them; the first one wins. */
  public static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  /** Added to the base, whatever the base is called; the first one wins. */
  public static final List<String> OVERRIDE_NAMES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private ComposeFiles() {}

  /**
   * The base file and its override in this folder, relative to the root; empty if there is none.
   */
  public static List<String> in(Workspace workspace, String folder) {
    List<String> files = new ArrayList<>();
    String base = first(workspace, folder, NAMES);
    if (base != null) {
      files.add(base);
      String override = first(workspace, folder, OVERRIDE_NAMES);
      if (override != null) {
        files.add(override);
      }
    }
    return files;
  }

  private static String first(Workspace workspace, String folder, List<String> names) {
    for (String name : names) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      if (workspace.isFile(path)) {
        return path;
      }
    }
    return null;
  }
}
