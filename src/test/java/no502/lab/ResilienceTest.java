package no502.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.lint.Finding;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the figures on the rules' pages against what nginx did. The outcomes are recorded in
 * testdata/lab, and `.ci/run` has the lab compare them with a fresh run.
 */
class ResilienceTest {
  static Stream<Resilience> pairs() {
    return Resilience.committed().stream();
  }

  @Test
  void everyAdviceThatIsToHelpTheClientHasItsPair() {
    assertThat(pairs().map(Resilience::rule))
        .containsExactly(
            "missing-next-upstream",
            "missing-max-fails",
            "no-fallback",
            "stale-dns",
            "depends-on-not-healthy");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theClientSeesFewerFailuresWithTheAdvice(Resilience pair) {
    Resilience.Count without = Resilience.Count.of(pair.without());
    Resilience.Count with = Resilience.Count.of(pair.with());
    assertThat(with.all()).isEqualTo(without.all());
    assertThat(with.failed()).isLessThan(without.failed());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theRuleSpeaksUpWithoutItAndIsSilentWithIt(Resilience pair) {
    assertThat(rules(pair.without())).contains(pair.rule());
    assertThat(rules(pair.with())).doesNotContain(pair.rule());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void thePageQuotesTheFiguresAsTheyWereSeen(Resilience pair) {
    String page = LabStack.read(Path.of("rules", pair.rule() + ".md")).replaceAll("\\s+", " ");
    assertThat(page).contains(pair.sentence());
  }

  private static List<String> rules(LabStack stack) {
    Options options = new Options("", List.of(), List.of(), List.of(), Map.of(), null, true);
    return new Analysis(MemoryWorkspace.of(stack.files()), options)
        .run(List.of("")).stacks().get(0).findings().stream().map(Finding::rule).toList();
  }
}
