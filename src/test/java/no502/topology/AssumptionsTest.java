package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.text.Source;
import org.junit.jupiter.api.Test;

/** What the user says a service listens on. */
class AssumptionsTest {

  private static Listener.Socket socket(String host) {
    Assumptions.Listen said =
        new Assumptions.Listen(host, 3000, Source.of("no502.yaml", host).top());
    Assumptions assumptions = new Assumptions(Map.of("app", List.of(said)), List.of());
    return assumptions.listening("app").listeners().get(0).socket();
  }

  @Test
  void anAddressIsBoundAsAServerWouldBindIt() {
    assertThat(socket("*")).isEqualTo(new Listener.Tcp(3000, Bind.ALL, null));
    assertThat(socket("[::]")).isEqualTo(new Listener.Tcp(3000, Bind.ALL, null));
    assertThat(socket("0.0.0.0")).isEqualTo(new Listener.Tcp(3000, Bind.ALL4, null));
    assertThat(socket("127.0.0.1")).isEqualTo(new Listener.Tcp(3000, Bind.LOOPBACK4, null));
    assertThat(socket("::1")).isEqualTo(new Listener.Tcp(3000, Bind.LOOPBACK6, null));
    assertThat(socket("localhost")).isEqualTo(new Listener.Tcp(3000, Bind.LOCALHOST, null));
    assertThat(socket("10.0.0.5")).isEqualTo(new Listener.Tcp(3000, Bind.ADDRESS, "10.0.0.5"));
  }

  @Test
  void ofAServiceNobodySpeaksOfNothingIsAssumed() {
    assertThat(Assumptions.NONE.listening("app")).isNull();
  }
}
