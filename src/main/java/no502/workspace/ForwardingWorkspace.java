package no502.workspace;

import java.util.Map;

/** Other files seen through a glass, for who watches or bends one question about them. */
public abstract class ForwardingWorkspace implements Workspace {
  private final Workspace files;

  protected ForwardingWorkspace(Workspace files) {
    this.files = files;
  }

  @Override
  public Entry at(String path) {
    return files.at(path);
  }

  @Override
  public boolean isFile(String path) {
    return files.isFile(path);
  }

  @Override
  public boolean isFolder(String path) {
    return files.isFolder(path);
  }

  @Override
  public boolean isLink(String path) {
    return files.isLink(path);
  }

  @Override
  public Map<String, String> unread() {
    return files.unread();
  }
}
