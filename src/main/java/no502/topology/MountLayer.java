package no502.topology;

import java.util.Set;
import no502.compose.Service.Mount;
import no502.compose.Service.MountKind;
import no502.nginx.ConfigFiles.Seen;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/** One mount of a service: a file or folder of the project, a named volume, or a fresh tmpfs. */
final class MountLayer implements FileLayer {
  private final Mount mount;
  private final String target;
  private final Workspace workspace;

  MountLayer(Mount mount, Workspace workspace) {
    this.mount = mount;
    this.target = clean(mount.target().text());
    this.workspace = workspace;
  }

  String target() {
    return target;
  }

  @Override
  public Seen read(String path) {
    if (!ContainerFiles.within(path, target)) {
      return null;
    }
    String hidden = hiddenBy();
    if (hidden != null) {
      return new Seen.Hidden(hidden);
    }
    if (mount.kind() == MountKind.TMPFS) {
      return new Seen.Missing();
    }
    Entry entry = workspace.at(sourceOf(path));
    if (entry instanceof Entry.File file) {
      return new Seen.File(file.source());
    }
    if (entry instanceof Entry.Refused refused) {
      String why = refused.why();
      return new Seen.Hidden(refused.unread() ? Entry.Refused.named(sourceOf(path), why) : why);
    }
    return missing();
  }

  /**
   * A folder that is in the checkout shows what it holds; one that is not may be filled elsewhere.
   */
  private Seen missing() {
    return workspace.isFolder(mount.source().text())
        ? new Seen.Missing()
        : new Seen.Hidden(mount.source().text() + " is not in this checkout");
  }

  @Override
  public Below list(String folder, Set<String> names, Set<String> removed) {
    if (!ContainerFiles.within(folder, target)) {
      if (ContainerFiles.within(target, folder)) {
        names.add(ContainerFiles.childOf(folder, target));
      }
      return Below.SEEN;
    }
    String hidden = hiddenBy();
    if (hidden != null) {
      return Below.hidden(hidden);
    }
    if (mount.kind() == MountKind.TMPFS) {
      return Below.COVERED;
    }
    if (workspace.at(sourceOf(folder)) instanceof Entry.Folder found) {
      names.addAll(found.names());
      return Below.COVERED;
    }
    return workspace.isFolder(mount.source().text())
        ? Below.COVERED
        : Below.hidden(mount.source().text() + " is not in this checkout");
  }

  private String sourceOf(String path) {
    String rest = path.substring(target.length());
    String source = mount.source().text();
    return source.isEmpty() && !rest.isEmpty() ? rest.substring(1) : source + rest;
  }

  private String hiddenBy() {
    return switch (mount.kind()) {
      case TMPFS -> null;
      case BIND -> mount.source().hiddenBy();
      case NAMED ->
          mount.source() == null
              ? "an anonymous volume"
              : "the named volume " + mount.source().text();
      case OTHER -> "a mount of another kind";
    };
  }

  /** Without a trailing slash; the root is left empty. */
  static String clean(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
