package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no502.fix.YamlEdits;
import no502.fix.YamlText;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;

/** nginx or a service behind it stays down when it stops once. One finding for all of them. */
final class MissingRestartPolicy implements Rule {
  @Override
  public String id() {
    return "missing-restart-policy";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Set<Container> all = new LinkedHashSet<>();
    for (Backends.Use use : Backends.of(inspection)) {
      all.add(use.front());
      all.add(use.backend());
    }
    List<Container> silent = Seq.of(all).filter(c -> Restarts.isSilent(c.service())).toList();
    if (!silent.isEmpty()) {
      found.accept(finding(inspection, silent));
    }
  }

  private Finding finding(Inspection inspection, List<Container> silent) {
    List<String> names = Seq.of(silent).map(Container::name).toList();
    List<Finding.Related> related = new ArrayList<>();
    for (Container other : silent.subList(1, silent.size())) {
      related.add(
          new Finding.Related(other.service().origin().key(), other.name() + " has none either"));
    }
    return new Finding(
        id(),
        Severity.NOTE,
        Confidence.PROVEN,
        silent.get(0).service().origin().key(),
        Backends.names(names)
            + (names.size() == 1 ? " has" : " have")
            + " no restart policy: after one crash, or when the host restarts, "
            + (names.size() == 1 ? "it stays" : "they stay")
            + " down, and requests end in 502 until somebody notices",
        related,
        List.of(),
        "set restart: unless-stopped",
        inspection.repairs() ? fix(silent, names) : null);
  }

  private static Fix fix(List<Container> silent, List<String> names) {
    List<Edit> edits = new ArrayList<>();
    for (Container container : silent) {
      List<Edit> added =
          YamlEdits.addEntry(
              container.service().origin(), "restart", YamlText.word("unless-stopped"));
      if (added == null) {
        return null;
      }
      edits.addAll(added);
    }
    return new Fix("let Docker start " + Backends.names(names) + " again", false, edits);
  }
}
