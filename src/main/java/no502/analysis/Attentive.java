package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/**
 * The files of one run, and which of those that somebody asked for could not be read: whoever asks
 * goes on without, and must not have to remember.
 */
final class Attentive implements Workspace {
  private final Workspace files;
  private final Map<String, String> unread = new LinkedHashMap<>();

  Attentive(Workspace files) {
    this.files = files;
  }

  @Override
  public Entry at(String path) {
    Entry entry = files.at(path);
    if (entry instanceof Entry.Refused refused && refused.unread()) {
      unread.put(path, refused.why());
    }
    return entry;
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

  /** What of this nobody has told yet. */
  List<Problem> untold(List<Problem> told) {
    List<Problem> untold = new ArrayList<>();
    unread.forEach(
        (path, why) -> {
          if (told.stream().noneMatch(one -> one.span().source().name().equals(path))) {
            Source empty = new Source(path, new byte[0]);
            untold.add(Problem.incomplete(empty.top(), "was not read: " + why));
          }
        });
    return untold;
  }
}
