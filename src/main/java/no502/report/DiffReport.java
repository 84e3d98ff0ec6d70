package no502.report;

import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.text.Patch;
import no502.text.UnifiedDiff;

/** All repairs as one patch for {@code git apply}; of two that collide the worse finding's. */
final class DiffReport implements Reporter {
  @Override
  public String render(Outcome outcome, ReportContext context) {
    Patch patch = new Patch();
    for (Sorted.Item item : Sorted.all(outcome)) {
      Finding finding = item.finding();
      if (finding.fix() != null) {
        patch.add(finding.fix().edits());
      }
    }
    StringBuilder out = new StringBuilder();
    for (Patch.Change change : patch.changes()) {
      out.append(UnifiedDiff.of(change.before().name(), change.before(), change.after()));
    }
    return context.exact() ? out.toString() : Plain.lines(out.toString());
  }
}
