package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.lint.Baseline;
import no502.lint.Config;
import no502.lint.Finding;
import no502.lint.Suppressions;
import no502.nginx.NginxConfig;
import no502.rules.Rules;
import no502.text.Source;
import no502.topology.Nginx;
import no502.topology.Stack;

/**
 * Leaves of an outcome what the user wants to hear: first the comments in the files speak, then the
 * configuration, then the baseline.
 */
public final class Triage {
  private final Config config;
  private final Baseline baseline;
  private final Map<String, Suppressions> comments = new LinkedHashMap<>();
  private final List<String> ids = Rules.all().ids();

  /** The baseline may be null. */
  public Triage(Config config, Baseline baseline) {
    this.config = config;
    this.baseline = baseline;
  }

  public Outcome apply(Outcome outcome) {
    List<Outcome.StackOutcome> stacks = new ArrayList<>();
    Map<String, Integer> owners = new LinkedHashMap<>();
    for (int i = 0; i < outcome.stacks().size(); i++) {
      Outcome.StackOutcome stack = outcome.stacks().get(i);
      for (Source source : sources(stack)) {
        if (owners.putIfAbsent(source.name(), i) == null) {
          comments.put(source.name(), Suppressions.of(source, ids));
        }
      }
    }
    outcome.stacks().forEach(stack -> stacks.add(stack.with(loud(stack.findings()))));
    // Only now is it known which comments silenced nothing, in any stack.
    for (Map.Entry<String, Integer> owner : owners.entrySet()) {
      List<Finding> complaints = comments.get(owner.getKey()).complaints();
      if (!complaints.isEmpty()) {
        Outcome.StackOutcome stack = stacks.get(owner.getValue());
        List<Finding> more = new ArrayList<>(stack.findings());
        more.addAll(complaints);
        stacks.set(owner.getValue(), stack.with(more));
      }
    }
    List<Outcome.StackOutcome> wanted = new ArrayList<>();
    stacks.forEach(stack -> wanted.add(stack.with(wanted(stack))));
    return outcome.with(wanted);
  }

  private List<Finding> loud(List<Finding> findings) {
    List<Finding> loud = new ArrayList<>();
    for (Finding finding : findings) {
      Suppressions own = comments.get(finding.span().source().name());
      if (own == null || !own.covers(finding)) {
        loud.add(finding);
      }
    }
    return loud;
  }

  private List<Finding> wanted(Outcome.StackOutcome stack) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : stack.findings()) {
      Finding judged = config.apply(finding);
      if (judged != null) {
        findings.add(judged);
      }
    }
    return baseline == null ? findings : baseline.unknown(stack.stack().name(), findings);
  }

  private static List<Source> sources(Outcome.StackOutcome outcome) {
    List<Source> sources = new ArrayList<>();
    Stack stack = outcome.stack();
    if (stack.project() != null) {
      sources.addAll(stack.project().files());
    }
    for (Nginx nginx : stack.nginxes()) {
      for (NginxConfig.Loaded file : nginx.config().files()) {
        sources.add(file.source().written());
      }
    }
    for (Finding finding : outcome.findings()) {
      sources.add(finding.span().source());
    }
    return sources;
  }
}
