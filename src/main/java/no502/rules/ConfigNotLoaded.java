package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Nginx;
import no502.topology.Nginx.Reason;
import no502.topology.Nginx.Unloaded;
import no502.workspace.Workspace;

/** A configuration is in the container, and nginx never reads it. */
final class ConfigNotLoaded implements Rule {
  @Override
  public String id() {
    return "config-not-loaded";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Nginx nginx : inspection.stack().nginxes()) {
      for (Unloaded unloaded : nginx.unloaded()) {
        found.accept(finding(inspection.workspace(), nginx, unloaded));
      }
    }
  }

  private Finding finding(Workspace workspace, Nginx nginx, Unloaded unloaded) {
    boolean loadsOthers =
        Seq.of(nginx.config().files())
            .anyMatch(file -> workspace.isFile(file.source().written().name()));
    boolean proven = nginx.confidence() == Confidence.PROVEN && !loadsOthers;
    List<Finding.Related> related = new ArrayList<>();
    Seq.of(nginx.config().files())
        .filter(file -> file.include() != null)
        .limit(1)
        .forEach(
            file ->
                related.add(
                    new Finding.Related(file.include().span(), "this is what nginx includes")));
    return new Finding(
        id(),
        proven ? Severity.ERROR : Severity.WARNING,
        proven ? Confidence.PROVEN : Confidence.LIKELY,
        unloaded.span(),
        "nginx never reads this configuration: "
            + unloaded.explanation()
            + (loadsOthers
                ? "; what it says has no effect"
                : "; it serves its default page, and no request reaches the upstream"),
        related,
        List.of(),
        "put the file where nginx includes it, as a rule /etc/nginx/conf.d/default.conf",
        fix(unloaded));
  }

  /** The classic slip: a folder beside conf.d. */
  private static Fix fix(Unloaded unloaded) {
    Span span = unloaded.span();
    String text = span.text();
    String wrong = unloaded.path();
    String name = wrong.substring(wrong.lastIndexOf('/') + 1);
    int at = text.indexOf(":" + wrong);
    boolean movable =
        unloaded.reason() == Reason.NOT_INCLUDED
            && at >= 0
            && name.endsWith(".conf")
            && Letters.areAscii(text);
    if (!movable) {
      return null;
    }
    int start = span.start() + at + 1;
    Span target = span.source().span(start, start + wrong.length());
    return new Fix(
        "mount it into conf.d", false, List.of(Edit.replace(target, "/etc/nginx/conf.d/" + name)));
  }
}
