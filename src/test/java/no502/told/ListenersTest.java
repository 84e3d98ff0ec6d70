package no502.told;

import java.util.List;
import java.util.stream.Stream;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Stack;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What each service of a stack listens on, how that is known, and what hides the rest. */
class ListenersTest {

  @TestFactory
  Stream<DynamicNode> listeners() {
    return CaseFile.tests("listeners", ListenersTest::told);
  }

  private static String told(CaseFile.Case one) {
    StringBuilder told = new StringBuilder();
    Analysis analysis = new Analysis(MemoryWorkspace.of(one.files()), Options.DEFAULT);
    for (Stack stack : analysis.stacks(List.of(""))) {
      for (Container container : stack.containers().values()) {
        told.append(container.name()).append('\n');
        tell(stack.listening(container), told);
      }
    }
    return told.toString();
  }

  private static void tell(Listening listening, StringBuilder told) {
    for (Listener listener : listening.listeners()) {
      told.append("  ").append(socket(listener.socket())).append(' ').append(listener.protocol());
      told.append(Plainly.likely(listener.confidence())).append('\n');
      Plainly.evidence(listener.evidence(), told);
    }
    if (listening.hiddenBy() != null) {
      told.append("  not all: ").append(listening.hiddenBy()).append('\n');
    }
  }

  private static String socket(Listener.Socket socket) {
    if (socket instanceof Listener.Unix unix) {
      return "unix:" + unix.path() + (unix.mode() == null ? "" : " " + unix.mode());
    }
    Listener.Tcp tcp = (Listener.Tcp) socket;
    return tcp.bind() + (tcp.address() == null ? "" : " " + tcp.address()) + " " + tcp.port();
  }
}
