package no502.cli;

import java.util.HashMap;
import java.util.Map;
import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.Workspace;

/** Files as they were when they were first looked at, as on disk. */
final class Remembering extends ForwardingWorkspace {
  private final Map<String, Entry> seen = new HashMap<>();

  Remembering(Workspace files) {
    super(files);
  }

  @Override
  public Entry at(String path) {
    return seen.computeIfAbsent(path, super::at);
  }
}
