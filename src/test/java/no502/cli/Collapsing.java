package no502.cli;

import no502.workspace.Entry;
import no502.workspace.Workspace;

/** Files of which one makes the reader collapse. */
record Collapsing(Workspace files, String path) implements Workspace {
  @Override
  public Entry at(String asked) {
    if (asked.equals(path)) {
      throw new IllegalStateException("a collapse");
    }
    return files.at(asked);
  }

  @Override
  public boolean isFile(String asked) {
    return files.isFile(asked);
  }

  @Override
  public boolean isFolder(String asked) {
    return files.isFolder(asked);
  }
}
