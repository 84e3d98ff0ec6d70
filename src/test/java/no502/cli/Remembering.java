package no502.cli;

import java.util.HashMap;
import java.util.Map;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/** Files as they were when they were first looked at, as on disk. */
record Remembering(Workspace files, Map<String, Entry> seen) implements Workspace {
  Remembering(Workspace files) {
    this(files, new HashMap<>());
  }

  @Override
  public Entry at(String path) {
    return seen.computeIfAbsent(path, files::at);
  }

  @Override
  public boolean isFile(String path) {
    return files.isFile(path);
  }

  @Override
  public boolean isFolder(String path) {
    return files.isFolder(path);
  }
}
