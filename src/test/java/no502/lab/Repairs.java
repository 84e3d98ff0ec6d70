package no502.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Patch;
import no502.text.Source;
import no502.topology.AStack;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdicts;
import no502.workspace.MemoryWorkspace;

/**
 * Writes each failing stack once more for each of its findings that has a fix, with the fix
 * applied, so that the lab can say whether the route then answers.
 */
final class Repairs {
  private static final Pattern LOOPBACK =
      Pattern.compile("\"listen\": \\[\"(?:127\\.0\\.0\\.1|\\[::1]):[^\"]*\"(?:, \"[^\"]*\")*]");

  private final LabStack lab;
  private final Path out;

  private Repairs(LabStack lab, Path out) {
    this.lab = lab;
    this.out = out;
  }

  /** How many repaired stacks were written. */
  static int write(LabStack lab, Path out) {
    return new Repairs(lab, out).write();
  }

  private int write() {
    Map<String, String> files = lab.files();
    MemoryWorkspace workspace = MemoryWorkspace.of(files);
    Options options = new Options("", List.of(), lab.profiles(), List.of(), Map.of(), null, true);
    Outcome outcome = new Analysis(workspace, options).run(List.of(""));
    if (outcome.stacks().isEmpty()) {
      return 0;
    }
    Outcome.StackOutcome stack = outcome.stacks().get(0);
    List<RouteVerdict> before = stack.routes();
    if (before.stream().noneMatch(route -> route.verdict() instanceof Fails)) {
      return 0; // nothing to bring to life
    }
    Repair repair = new Repair(workspace, options);
    int written = 0;
    for (Finding finding : stack.findings()) {
      if (finding.severity() != Severity.NOTE && finding.fix() != null) {
        Map<String, String> after = patched(files, finding);
        List<String> revived = revived(before, after);
        // the long way round comes last: most repairs are of advice and revive nothing
        if (!revived.isEmpty() && repair.verified(outcome, stack, finding).fix() != null) {
          Path folder = out.resolve(lab.name() + "--" + written + "-" + finding.rule());
          write(folder, after);
          put(folder.resolve("lab.json"), labJson(finding.rule(), revived));
          written++;
        }
      }
    }
    return written;
  }

  private static Map<String, String> patched(Map<String, String> files, Finding finding) {
    Map<String, String> after = new LinkedHashMap<>(files);
    Map<Source, byte[]> changed = Patch.apply(finding.fix().edits());
    changed.forEach((s, bytes) -> after.put(s.name(), new String(bytes, StandardCharsets.UTF_8)));
    return after;
  }

  private static void write(Path folder, Map<String, String> files) {
    files.forEach((name, text) -> put(folder.resolve(name.substring(name.indexOf('/') + 1)), text));
  }

  /** The routes that failed before and are said to reach now, by what asks them. */
  private List<String> revived(List<RouteVerdict> before, Map<String, String> files) {
    AStack after = AStack.of(files).profiles(lab.profiles().toArray(String[]::new));
    List<String> found = new ArrayList<>();
    for (RouteVerdict route : Verdicts.of(after.build(), true)) {
      String key = key(route);
      boolean failed =
          before.stream().anyMatch(b -> key(b).equals(key) && b.verdict() instanceof Fails);
      if (failed && route.verdict() instanceof Reaches) {
        found.add(key);
      }
    }
    return found;
  }

  /** What stays the same about a route when its address is mended. */
  static String key(RouteVerdict route) {
    Asked asked = Asked.of(route.route());
    boolean location = route.route().context().name().equals("location");
    String own = location ? Asked.path(route.route().context()) : "";
    return asked.how() + ":" + asked.path() + ":" + own;
  }

  /** Programs that the repair is to let listen elsewhere do what their command lines now say. */
  private String labJson(String rule, List<String> revived) {
    String text = LabStack.read(lab.folder().resolve("lab.json"));
    if (rule.equals("backend-binds-loopback")) {
      text = LOOPBACK.matcher(text).replaceAll("\"listen\": \"as commanded\"");
    }
    String about = rule + " " + String.join(" ", revived);
    return text.replaceFirst("\"about\": \"[^\"]*\"", "\"about\": \"" + about + "\"");
  }

  private static void put(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rulings on the routes that the repair of this stack is to bring to life. */
  static List<Ruling> revived(LabStack repaired, Observation seen) {
    List<String> keys = List.of(repaired.about().split(" "));
    List<Ruling> found = new ArrayList<>();
    for (Ruling ruling : Judge.rule(repaired, seen, repaired.stack().build())) {
      Verdict verdict = ruling.route().verdict();
      if (keys.contains(key(ruling.route())) && verdict instanceof Reaches) {
        found.add(ruling);
      }
    }
    return found;
  }
}
