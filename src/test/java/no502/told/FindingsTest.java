package no502.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.lint.Finding;
import no502.lint.RulePage;
import no502.lint.Severity;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The findings of each rule as its users read them: place, words, the other places, the repair as a
 * diff. A case without files shows what the rule's page has as its example.
 */
class FindingsTest {

  @TestFactory
  Stream<DynamicNode> findings() {
    return CaseFile.tests("rules", FindingsTest::told);
  }

  private static String told(String rule, CaseFile.Case one) {
    Map<String, String> files =
        one.given().isEmpty() ? RulePage.of(rule).files("Example") : one.files();
    MemoryWorkspace workspace = MemoryWorkspace.of(files);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    Outcome verified = new Repair(workspace, Options.DEFAULT).verified(only(outcome, rule));
    StringBuilder own = new StringBuilder();
    verified.stacks().forEach(s -> s.findings().forEach(f -> own.append(Plainly.finding(f))));
    outcome.stacks().forEach(s -> own.append(others(rule, s.findings())));
    return own.isEmpty() ? "nothing\n" : own.toString();
  }

  private static Outcome only(Outcome outcome, String rule) {
    List<Outcome.StackOutcome> stacks = new ArrayList<>();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      stacks.add(stack.with(stack.findings().stream().filter(f -> f.rule().equals(rule)).toList()));
    }
    return new Outcome(stacks, outcome.incomplete());
  }

  /** Whatever else ends in an outage, in a line each. */
  private static String others(String rule, List<Finding> findings) {
    StringBuilder others = new StringBuilder();
    for (Finding finding : findings) {
      if (finding.severity() == Severity.ERROR && !finding.rule().equals(rule)) {
        others.append("(error ").append(finding.rule()).append(' ');
        others.append(finding.span()).append(")\n");
      }
    }
    return others.toString();
  }
}
