package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.fix.HealthEdits;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Health;
import no502.topology.Launch.Arg;

/**
 * A list of words in which the author counts on a shell that is not there, or gives it too many.
 */
final class HealthcheckShellForm implements Rule {
  private static final List<String> OPERATORS =
      List.of("||", "&&", "|", ";", ">", ">>", "<", "2>&1", ">/dev/null", "2>/dev/null");

  /** What curl, which tells how its last address went, can never fetch. */
  private static final List<String> NO_ADDRESS =
      List.of("1", "exit 1", "false", "/dev/null", ">/dev/null", "2>/dev/null", "2>&1");

  @Override
  public String id() {
    return "healthcheck-shell-form";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Container container : Checked.of(inspection)) {
      List<Arg> test = container.health().test();
      if (test.size() > 2 && Seq.of(test).allMatch(word -> word.hiddenBy() == null)) {
        check(inspection, container, test, found);
      }
    }
  }

  private void check(
      Inspection inspection, Container container, List<Arg> test, Consumer<Finding> found) {
    String program = program(test.get(1).text());
    if (test.get(0).text().equals("CMD-SHELL")) {
      if (test.get(1).text().indexOf(' ') < 0) {
        found.accept(
            finding(
                inspection,
                container,
                test.get(1).span(),
                surplus(container, program),
                wants(program)));
      }
      return;
    }
    Arg operator = isShell(program) ? null : operator(test);
    if (operator != null) {
      boolean sure =
          program.equals("wget")
              || program.equals("curl") && NO_ADDRESS.contains(test.get(test.size() - 1).text());
      String message =
          "the health check of "
              + container.name()
              + " is a list, which no shell reads, so "
              + program
              + " gets "
              + operator.text()
              + (wants(program) ? " as one more address" : " as an argument");
      found.accept(finding(inspection, container, operator.span(), message, sure));
    }
  }

  private static String surplus(Container container, String program) {
    return "the health check of "
        + container.name()
        + " gives CMD-SHELL several words, and the shell runs only the first: "
        + program
        + " without its arguments";
  }

  private Finding finding(
      Inspection inspection, Container container, Span place, String message, boolean sure) {
    Confidence confidence = sure ? Confidence.PROVEN : Confidence.LIKELY;
    return new Finding(
        id(),
        Checked.severity(inspection, container, confidence),
        confidence,
        place,
        sure
            ? message + ", and fails each time: " + Checked.ending(inspection, container)
            : message + ": it does not ask what it was meant to ask",
        Checked.related(inspection, container),
        List.of(),
        "write CMD-SHELL and the command as one string",
        fix(container));
  }

  private static String program(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static boolean isShell(String program) {
    return program.endsWith("sh");
  }

  /** Programs that fail without an address, or with one that is none. */
  private static boolean wants(String program) {
    return program.equals("curl") || program.equals("wget");
  }

  private static Arg operator(List<Arg> test) {
    for (Arg word : test.subList(2, test.size())) {
      if (OPERATORS.contains(word.text())) {
        return word;
      }
    }
    return null;
  }

  private static Fix fix(Container container) {
    List<String> command = new ArrayList<>();
    List<Arg> test = container.health().test();
    for (Arg word : test.subList(1, test.size())) {
      command.add(word.text());
    }
    String script = String.join(" ", command);
    List<Edit> edits = isPlain(script) ? edits(container, script) : null;
    return edits == null ? null : new Fix("give the whole command to a shell", true, edits);
  }

  private static boolean isPlain(String script) {
    for (int i = 0; i < script.length(); i++) {
      if ("$`'\"\\*?()#".indexOf(script.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Edit> edits(Container container, String script) {
    return container.health().from() == Health.From.DOCKERFILE
        ? List.of(Edit.replace(container.image().healthcheck().process().span(), script))
        : HealthEdits.replaceTest(container, List.of("CMD-SHELL", script));
  }
}
