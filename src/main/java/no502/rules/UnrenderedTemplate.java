package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Nginx;
import no502.topology.Nginx.Wiped;

/** A bare envsubst replaces nginx's own variables by nothing. */
final class UnrenderedTemplate implements Rule {
  @Override
  public String id() {
    return "unrendered-template";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Nginx nginx : inspection.stack().nginxes()) {
      Map<Span, List<Wiped>> byCommand = new LinkedHashMap<>();
      for (Wiped wiped : nginx.wiped()) {
        byCommand.computeIfAbsent(wiped.command(), k -> new ArrayList<>()).add(wiped);
      }
      byCommand.forEach((command, wiped) -> found.accept(finding(command, wiped)));
    }
  }

  private Finding finding(Span command, List<Wiped> wiped) {
    String names =
        wiped.stream()
            .map(w -> "$" + w.variable())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    List<Finding.Related> related =
        wiped.stream()
            .limit(4)
            .map(w -> new Finding.Related(w.span(), "$" + w.variable() + " becomes nothing"))
            .toList();
    return new Finding(
        id(),
        Severity.ERROR,
        Confidence.PROVEN,
        command,
        "envsubst without a list replaces nginx's own variables too: "
            + names
            + " become nothing, and nginx refuses the file or sends wrong headers",
        related,
        List.of(),
        "name the variables that are meant: envsubst '$$BACKEND_HOST' < …, or put the template into /etc/nginx/templates",
        null);
  }
}
