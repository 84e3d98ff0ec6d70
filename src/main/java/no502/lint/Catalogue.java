package no502.lint;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;

/** A set of rules, in the order in which they are run and listed. */
public record Catalogue(List<Rule> rules) {

  /** The rule with this id, or null. */
  public Rule find(String id) {
    for (Rule rule : rules) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    return null;
  }

  public List<String> ids() {
    return Seq.of(rules).map(Rule::id).toList();
  }

  /** Runs every rule over one stack. */
  public List<Finding> inspect(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      rule.check(inspection, findings::add);
    }
    return findings;
  }
}
