package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Catalogue;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.rules.Rules;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** An error of ours in one stack leaves the others their results. */
class BreakdownTest {
  private static final MemoryWorkspace THREE = new MemoryWorkspace();

  static {
    for (String name : List.of("a", "b", "c")) {
      THREE.put(
          Source.of(
              name + "/nginx.conf", "server { location / { proxy_pass http://127.0.0.1:9; } }"));
      THREE.put(
          Source.of(
              name + "/compose.yaml",
              """
              services:
                web:
                  image: nginx:1.28
                  volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]
              """));
    }
  }

  private static Outcome run(Runnable whatHappensInB) {
    Rule failing =
        new Rule() {
          @Override
          public String id() {
            return "failing";
          }

          @Override
          public void check(Inspection inspection, Consumer<Finding> found) {
            if (inspection.stack().name().startsWith("b/")) {
              whatHappensInB.run();
            }
          }
        };
    List<Rule> rules = new ArrayList<>(Rules.all().rules());
    rules.add(3, failing);
    return new Analysis(THREE, Options.DEFAULT, Crew.ALONE, new Catalogue(rules)).run(List.of(""));
  }

  private static void holds(Outcome outcome, String message) {
    assertThat(outcome.stacks())
        .extracting(one -> one.stack().name())
        .containsExactly("a/compose.yaml", "c/compose.yaml");
    for (Outcome.StackOutcome one : outcome.stacks()) {
      assertThat(one.findings()).extracting(Finding::rule).contains("localhost-in-bridge");
      assertThat(one.routes()).hasSize(1);
    }
    assertThat(outcome.breakdowns()).extracting(Breakdown::stack).containsExactly("b/compose.yaml");
    Problem gap = outcome.incomplete().get(0);
    assertThat(gap.span().source().name()).isEqualTo("b/compose.yaml");
    assertThat(gap.message())
        .startsWith("internal error in no502 while it worked at this stack: " + message)
        .contains(" at no502.")
        .doesNotContain("\n");
  }

  @Test
  void anException() {
    holds(
        run(
            () -> {
              throw new IllegalStateException("not like this");
            }),
        "java.lang.IllegalStateException: not like this at no502.analysis.BreakdownTest.");
  }

  @Test
  void aStackOverflow() {
    holds(run(BreakdownTest::deep), "java.lang.StackOverflowError");
  }

  private static void deep() {
    deep();
    deep();
  }

  @Test
  void anExhaustedHeap() {
    holds(
        run(
            () -> {
              List<long[]> all = new ArrayList<>();
              while (true) {
                all.add(new long[Integer.MAX_VALUE - 8]);
              }
            }),
        "java.lang.OutOfMemoryError");
  }

  @Test
  void aMessageWithoutAnEndIsCut() {
    Outcome outcome =
        run(
            () -> {
              throw new IllegalStateException("x".repeat(10_000));
            });
    assertThat(outcome.incomplete().get(0).message()).contains("…").hasSizeLessThan(500);
  }
}
