package no502.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.text.Problem;
import no502.text.Seq;
import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.Workspace;

/**
 * The files of one run, and which of those that somebody asked for could not be read: whoever asks
 * goes on without, and must not have to remember.
 */
final class Attentive extends ForwardingWorkspace {
  private final Map<String, String> unread = new TreeMap<>();

  Attentive(Workspace files) {
    super(files);
  }

  @Override
  public Entry at(String path) {
    Entry entry = super.at(path);
    if (entry instanceof Entry.Refused refused && refused.unread()) {
      note(path, refused.why());
    }
    return entry;
  }

  private synchronized void note(String path, String why) {
    unread.put(path, why);
  }

  /** What of this nobody has told yet. */
  List<Problem> untold(List<Problem> told) {
    List<Problem> untold = new ArrayList<>();
    unread.forEach(
        (path, why) -> {
          if (Seq.of(told).noneMatch(one -> one.span().source().name().equals(path))) {
            untold.add(Problem.incomplete(path, "was not read: " + why));
          }
        });
    return untold;
  }
}
