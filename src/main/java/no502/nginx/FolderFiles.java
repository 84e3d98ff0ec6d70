package no502.nginx;

import java.util.List;
import no502.workspace.Entry;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/**
 * The files around a lone nginx.conf: its folder stands in for {@code /etc/nginx}. What is not
 * there may still be there where nginx runs, so it is hidden and never missing.
 */
public final class FolderFiles implements ConfigFiles {
  static final String FOLDER = "/etc/nginx";

  /** Where the packages and images keep what belongs beside nginx.conf. */
  private static final List<String> HOMES =
      List.of(
          FOLDER,
          "/usr/local/nginx/conf",
          "/usr/local/openresty/nginx/conf",
          "/usr/local/etc/nginx",
          "/opt/bitnami/nginx/conf");

  private final Workspace workspace;
  private final String root;
  private final String mainPath;

  public FolderFiles(Workspace workspace, String path) {
    this.workspace = workspace;
    String folder = RootPath.parent(path);
    boolean inside = isPartFolder(RootPath.name(folder));
    this.root = inside ? RootPath.parent(folder) : folder;
    this.mainPath =
        FOLDER + "/" + (inside ? RootPath.name(folder) + "/" : "") + RootPath.name(path);
  }

  /** A folder that by custom lies inside {@code /etc/nginx} and holds parts of a configuration. */
  private static boolean isPartFolder(String name) {
    return switch (name) {
      case "conf.d", "http.d", "stream.d", "default.d", "snippets" -> true;
      case "sites-enabled", "sites-available", "templates" -> true;
      default -> false;
    };
  }

  /** The lone file's path as this view of the files has it. */
  public String mainPath() {
    return mainPath;
  }

  @Override
  public Seen read(String path) {
    String place = place(path);
    Entry entry = place == null ? new Entry.Missing() : workspace.at(place);
    if (entry instanceof Entry.File file) {
      return new Seen.File(file.source());
    }
    return new Seen.Hidden(
        entry instanceof Entry.Refused refused ? refused.why() : notAtHand(path));
  }

  @Override
  public Names list(String folder) {
    String place = place(folder);
    if (place != null && workspace.at(place) instanceof Entry.Folder found) {
      return new Names(found.names(), null);
    }
    return new Names(List.of(), notAtHand(folder));
  }

  private static String notAtHand(String path) {
    return path + " is not among the analysed files";
  }

  /** The path below the analysed root; null when it lies elsewhere. */
  private String place(String path) {
    for (String home : HOMES) {
      if (path.equals(home)) {
        return root;
      }
      if (path.startsWith(home + "/")) {
        return RootPath.resolve(root, path.substring(home.length() + 1));
      }
    }
    return null;
  }
}
