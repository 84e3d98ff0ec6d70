package no502.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Source;
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
      byCommand.forEach((command, wiped) -> found.accept(finding(nginx, command, wiped)));
    }
  }

  private Finding finding(Nginx nginx, Span command, List<Wiped> wiped) {
    Set<String> lost = new TreeSet<>(Seq.of(wiped).map(w -> "$" + w.variable()).toList());
    List<Finding.Related> related =
        Seq.of(wiped)
            .limit(4)
            .map(w -> new Finding.Related(w.span(), "$" + w.variable() + " becomes nothing"))
            .toList();
    boolean own = Seq.of(wiped).anyMatch(Nginx.Wiped::isNginxOwn);
    String becomes =
        String.join(", ", lost) + (lost.size() == 1 ? " becomes" : " become") + " nothing, and ";
    return new Finding(
        id(),
        own ? Severity.ERROR : Severity.WARNING,
        own ? Confidence.PROVEN : Confidence.LIKELY,
        command,
        own
            ? "envsubst without a list replaces nginx's own variables too: "
                + becomes
                + "nginx refuses the file or sends wrong headers"
            : "nothing here sets what envsubst shall fill in: "
                + becomes
                + "nginx refuses the file or passes requests nowhere",
        related,
        List.of(),
        own
            ? "name the variables that are meant: envsubst '$$BACKEND_HOST' < …, or put the template into /etc/nginx/templates"
            : "give " + nginx.container().name() + " a value in environment",
        own ? fix(nginx, command, wiped.get(0).span().source()) : null);
  }

  /** The list of names is what the template uses and the container's environment has. */
  private static Fix fix(Nginx nginx, Span command, Source template) {
    String text = command.text();
    int at = text.indexOf("envsubst <");
    if (at < 0 || text.indexOf("envsubst", at + 1) >= 0) {
      return null;
    }
    boolean compose = nginx.container().service().origin().span().source() == command.source();
    String dollar = compose ? "$$" : "$";
    String all = template.text();
    List<String> meant = new ArrayList<>();
    for (String name : nginx.container().environment().keySet()) {
      if (all.contains("${" + name + "}") || all.contains("$" + name)) {
        meant.add(dollar + name);
      }
    }
    if (meant.isEmpty()) {
      return null;
    }
    int offset = command.start() + text.substring(0, at + 8).getBytes(UTF_8).length;
    String list = " '" + String.join(" ", meant) + "'";
    return new Fix(
        "name the variables that are meant",
        false,
        List.of(Edit.insert(command.source(), offset, list)));
  }
}
