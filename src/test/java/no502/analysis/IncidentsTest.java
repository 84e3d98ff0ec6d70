package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.rules.Rules;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Real incidents, where they are at hand: the cause is found on a line of its evidence, the mended
 * twin is silent on it, and what no file shows gives no error.
 */
class IncidentsTest {
  private static final Path INCIDENTS =
      Path.of(System.getProperty("no502.incidents", "../shared/incidents"));

  private static final Map<String, List<String>> RULES =
      Map.ofEntries(
          Map.entry("loopback-upstream", List.of("localhost-in-bridge")),
          Map.entry("published-port-used", List.of("upstream-port-mismatch")),
          Map.entry("listen-port-mismatch", List.of("published-port-without-listener")),
          Map.entry("app-binds-loopback", List.of("backend-binds-loopback")),
          Map.entry("unknown-upstream-host", List.of("unknown-upstream-host")),
          Map.entry("missing-depends-on", List.of("missing-depends-on")),
          Map.entry("depends-on-not-ready", List.of("depends-on-not-healthy")),
          Map.entry("stale-dns", List.of("stale-dns")),
          Map.entry("resolver-missing", List.of("variable-upstream-without-resolver")),
          Map.entry("host-gateway-missing", List.of("host-gateway-missing")),
          Map.entry("socket-missing", List.of("unix-socket-unreachable")),
          Map.entry("protocol-mismatch", List.of("protocol-mismatch")),
          Map.entry("conf-not-loaded", List.of("config-not-loaded")),
          Map.entry("template-substitution", List.of("unrendered-template")),
          Map.entry("healthcheck-ipv6-localhost", List.of("healthcheck-ipv6-localhost")),
          Map.entry("healthcheck-missing-tool", List.of("healthcheck-missing-tool")),
          Map.entry("ipv6-localhost-upstream", List.of("ipv6-localhost")));

  @TestFactory
  Stream<DynamicTest> incidents() throws IOException {
    assumeTrue(Files.isDirectory(INCIDENTS), "the incidents are not here");
    List<Path> cases = new ArrayList<>();
    try (Stream<Path> all = Files.list(INCIDENTS)) {
      all.filter(path -> Files.exists(path.resolve("case.json"))).sorted().forEach(cases::add);
    }
    return cases.stream()
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path folder) throws IOException {
    Map<?, ?> told = json(Files.readString(folder.resolve("case.json")));
    List<Finding> findings = findings(folder);
    if (Boolean.FALSE.equals(told.get("static"))) {
      assertThat(findings.stream().filter(f -> f.severity() == Severity.ERROR)).isEmpty();
      return;
    }
    List<String> rules = RULES.get(told.get("cause"));
    assertThat(rules).as("a rule for the cause " + told.get("cause")).isNotNull();
    assumeTrue(Rules.all().ids().containsAll(rules), "the rule is not there yet");
    List<Finding> ours = findings.stream().filter(f -> rules.contains(f.rule())).toList();
    assertThat(ours).as("findings of " + rules).isNotEmpty();
    assertThat(ours).anyMatch(finding -> isOnEvidence(finding, (List<?>) told.get("where")));
    if (Files.isDirectory(folder.resolve("fixed"))) {
      assertThat(findings(folder.resolve("fixed")).stream().map(Finding::rule))
          .doesNotContainAnyElementsOf(rules);
    }
  }

  private static boolean isOnEvidence(Finding finding, List<?> where) {
    List<Span> spans = new ArrayList<>(List.of(finding.span()));
    finding.related().forEach(related -> spans.add(related.span()));
    for (Object one : where) {
      Map<?, ?> line = (Map<?, ?>) one;
      for (Span span : spans) {
        boolean file = span.source().name().equals(line.get("file"));
        if (file && span.source().line(span.line()).contains((String) line.get("contains"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Finding> findings(Path folder) throws IOException {
    MemoryWorkspace workspace = new MemoryWorkspace();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("fixed/") && !name.equals("case.json")) {
          workspace.put(new Source(name, Files.readAllBytes(file)));
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    new Analysis(workspace, Options.DEFAULT)
        .run(List.of(""))
        .stacks()
        .forEach(stack -> findings.addAll(stack.findings()));
    return findings;
  }

  /** Every JSON text is a YAML text. */
  private static Map<?, ?> json(String text) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }
}
