package no502.cli;

import java.util.Map;
import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.Workspace;

/** Files for several threads: one asks at a time, so that each file is read once. */
final class OneAtATime extends ForwardingWorkspace {
  OneAtATime(Workspace files) {
    super(files);
  }

  @Override
  public synchronized Entry at(String path) {
    return super.at(path);
  }

  @Override
  public synchronized boolean isFile(String path) {
    return super.isFile(path);
  }

  @Override
  public synchronized boolean isFolder(String path) {
    return super.isFolder(path);
  }

  @Override
  public synchronized boolean isLink(String path) {
    return super.isLink(path);
  }

  @Override
  public synchronized Map<String, String> unread() {
    return super.unread();
  }
}
