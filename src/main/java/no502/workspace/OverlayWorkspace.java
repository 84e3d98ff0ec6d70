package no502.workspace;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no502.text.Source;

/**
 * Changed files laid over another workspace: how a stack looks after a fix, before it is written.
 */
public final class OverlayWorkspace implements Workspace {
  private final Workspace below;
  private final MemoryWorkspace changed = new MemoryWorkspace();

  public OverlayWorkspace(Workspace below) {
    this.below = below;
  }

  /** Takes the place of whatever the source's name stands for below. */
  public OverlayWorkspace put(Source source) {
    changed.put(source);
    return this;
  }

  @Override
  public Entry at(String path) {
    Entry above = changed.at(path);
    if (above instanceof Entry.File || above instanceof Entry.Refused) {
      return above;
    }
    Entry under = below.at(path);
    if (above instanceof Entry.Folder mine && !mine.names().isEmpty()) {
      TreeSet<String> names = new TreeSet<>(mine.names());
      if (under instanceof Entry.Folder theirs) {
        names.addAll(theirs.names());
      }
      return new Entry.Folder(List.copyOf(names));
    }
    return under;
  }

  @Override
  public boolean isFile(String path) {
    return changed.isFile(path) || (!hasChangesBelow(path) && below.isFile(path));
  }

  @Override
  public boolean isFolder(String path) {
    return hasChangesBelow(path) || (!changed.isFile(path) && below.isFolder(path));
  }

  @Override
  public boolean isLink(String path) {
    return !changed.isFile(path) && below.isLink(path);
  }

  @Override
  public Map<String, String> unread() {
    return below.unread();
  }

  private boolean hasChangesBelow(String path) {
    return changed.at(path) instanceof Entry.Folder folder && !folder.names().isEmpty();
  }
}
