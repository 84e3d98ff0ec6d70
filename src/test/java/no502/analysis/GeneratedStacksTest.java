package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Patch;
import no502.topology.Nginx;
import no502.topology.Routes;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every stack: each route gets one verdict, and each fix keeps its promises. {@code
 * -Dno502.stacks=20000} draws more of them.
 */
class GeneratedStacksTest {
  private static final int STACKS = Integer.getInteger("no502.stacks", 300);

  @ParameterizedTest
  @ValueSource(longs = {502})
  void everyStackKeepsThePromises(long seed) {
    for (long i = 0; i < STACKS; i++) {
      Map<String, String> files = GeneratedStack.files(seed * 1_000_000 + i);
      try {
        check(files);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("stack " + i + " of seed " + seed + ":\n" + files, failed);
      }
    }
  }

  private static void check(Map<String, String> files) {
    MemoryWorkspace workspace = MemoryWorkspace.of(files);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      everyRouteHasOneVerdict(stack);
      for (Finding finding : stack.findings()) {
        fixKeepsItsPromises(files, workspace, outcome, stack, finding);
      }
    }
    Map<String, String> safe = applied(files, false);
    assertThat(errors(safe)).isLessThanOrEqualTo(errors(files));
    assertThat(applied(safe, false)).isEqualTo(safe);
    assertThat(errors(applied(files, true))).isLessThanOrEqualTo(errors(files));
  }

  private static void everyRouteHasOneVerdict(Outcome.StackOutcome stack) {
    for (Nginx nginx : stack.stack().nginxes()) {
      long judged = stack.routes().stream().filter(r -> r.route().nginx() == nginx).count();
      assertThat(judged).isEqualTo(Routes.of(nginx).size());
    }
    assertThat(stack.routes()).allMatch(route -> route.verdict() != null);
  }

  private static void fixKeepsItsPromises(
      Map<String, String> files,
      MemoryWorkspace workspace,
      Outcome outcome,
      Outcome.StackOutcome stack,
      Finding finding) {
    Finding tried = new Repair(workspace, Options.DEFAULT).verified(outcome, stack, finding);
    if (tried.fix() == null) {
      return;
    }
    Map<String, String> mended = new LinkedHashMap<>(files);
    Patch.apply(tried.fix().edits())
        .forEach((source, bytes) -> mended.put(source.name(), text(bytes)));
    assertThat(count(mended, finding)).as(finding.rule()).isLessThan(count(files, finding));
    assertThat(errors(mended)).as(finding.rule()).isLessThanOrEqualTo(errors(files));
    for (Edit edit : tried.fix().edits()) {
      assertThat(edit.span().text()).isNotEqualTo(edit.replacement());
    }
  }

  private static long count(Map<String, String> files, Finding like) {
    return findings(files).stream()
        .filter(f -> f.rule().equals(like.rule()) && f.severity() == like.severity())
        .count();
  }

  private static long errors(Map<String, String> files) {
    return findings(files).stream().filter(f -> f.severity() == Severity.ERROR).count();
  }

  private static List<Finding> findings(Map<String, String> files) {
    List<Finding> all = new ArrayList<>();
    analyse(files).stacks().forEach(stack -> all.addAll(stack.findings()));
    return all;
  }

  private static Map<String, String> applied(Map<String, String> files, boolean suggestedToo) {
    MemoryWorkspace workspace = MemoryWorkspace.of(files);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    Map<String, String> after = new LinkedHashMap<>(files);
    new Repair(workspace, Options.DEFAULT)
        .applyAll(outcome, suggestedToo)
        .forEach((source, bytes) -> after.put(source.name(), text(bytes)));
    return after;
  }

  private static Outcome analyse(Map<String, String> files) {
    return new Analysis(MemoryWorkspace.of(files), Options.DEFAULT).run(List.of(""));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
