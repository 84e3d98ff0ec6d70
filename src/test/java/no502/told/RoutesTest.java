package no502.told;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.verdict.RouteVerdict;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every route of a stack with its verdict and the whole chain of evidence. */
class RoutesTest {

  @TestFactory
  Stream<DynamicNode> routes() {
    return CaseFile.tests("routes", RoutesTest::told);
  }

  private static String told(CaseFile.Case one) {
    Map<String, String> files = one.files();
    boolean lone = files.size() == 1 && files.containsKey("nginx.conf");
    Outcome outcome =
        new Analysis(MemoryWorkspace.of(files), Options.DEFAULT)
            .run(List.of(lone ? "nginx.conf" : ""));
    StringBuilder told = new StringBuilder();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      for (RouteVerdict route : stack.routes()) {
        told.append(Plainly.route(route));
      }
    }
    return told.isEmpty() ? "no route\n" : told.toString();
  }
}
