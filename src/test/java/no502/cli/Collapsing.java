package no502.cli;

import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.Workspace;

/** Files of which one makes the reader collapse. */
final class Collapsing extends ForwardingWorkspace {
  private final String path;

  Collapsing(Workspace files, String path) {
    super(files);
    this.path = path;
  }

  @Override
  public Entry at(String asked) {
    if (asked.equals(path)) {
      throw new IllegalStateException("a collapse");
    }
    return super.at(asked);
  }
}
