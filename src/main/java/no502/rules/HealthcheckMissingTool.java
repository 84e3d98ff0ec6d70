package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.fix.HealthEdits;
import no502.fix.Probe;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.listen.ProbeUrl;
import no502.topology.listen.Toolbox;

/** The check calls a program that the image does not have. */
final class HealthcheckMissingTool implements Rule {
  @Override
  public String id() {
    return "healthcheck-missing-tool";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Container container : Checked.of(inspection)) {
      List<ProbeUrl> probes = ProbeUrl.all(container);
      if (!probes.isEmpty()) {
        check(inspection, container, probes, found);
      }
    }
  }

  /** {@code curl … || wget …} works as soon as one of them is there. */
  private void check(
      Inspection inspection, Container container, List<ProbeUrl> probes, Consumer<Finding> found) {
    for (ProbeUrl probe : probes) {
      boolean switchedOff = probe.tool().equals("NONE");
      Toolbox.Answer answer = switchedOff ? null : Toolbox.has(container, probe.tool());
      if (answer != null && !isSurelyMissing(answer)) {
        return;
      }
    }
    found.accept(finding(inspection, container, probes.get(0), Confidence.PROVEN));
  }

  /**
   * Images gain programs from release to release: what was never checked is no ground to complain.
   */
  private static boolean isSurelyMissing(Toolbox.Answer answer) {
    return Boolean.FALSE.equals(answer.has()) && answer.confidence() == Confidence.PROVEN;
  }

  private Finding finding(
      Inspection inspection, Container container, ProbeUrl probe, Confidence confidence) {
    boolean none = probe.tool().equals("NONE");
    String message =
        none
            ? "NONE as a string is a command that does not exist, not the switch that turns the check off: "
            : "the health check of "
                + container.name()
                + " calls "
                + probe.tool()
                + ", which its image does not have, so it fails each time: ";
    Span image = base(container);
    Finding.Related related =
        image == null || none
            ? null
            : new Finding.Related(image, container.baseImage().text() + " has no " + probe.tool());
    Fix fix = none ? null : fix(container, probe);
    return new Finding(
        id(),
        Checked.severity(inspection, container, confidence),
        confidence,
        probe.toolSpan(),
        message + Checked.ending(inspection, container),
        Checked.related(inspection, container, related),
        List.of(),
        none
            ? "write test: [\"NONE\"] or disable: true"
            : "install " + probe.tool() + " in the image, or use a program that it has",
        fix);
  }

  private static Span base(Container container) {
    return container.baseImage().origin() == null ? null : container.baseImage().origin().span();
  }

  /** The same question, asked by a program that is there. */
  private static Fix fix(Container container, ProbeUrl probe) {
    boolean plain =
        (probe.tool().equals("curl") || probe.tool().equals("wget"))
            && probe.scheme().equals("http")
            && probe.local()
            && probe.port() > 0;
    List<String> test = plain ? Probe.succeeds(container, probe.port(), probe.path()) : null;
    List<Edit> edits = test == null ? null : HealthEdits.replaceTest(container, test);
    return edits == null
        ? null
        : new Fix(
            "ask with " + test.get(1) + ", which the image has, instead of " + probe.tool(),
            false,
            edits);
  }
}
