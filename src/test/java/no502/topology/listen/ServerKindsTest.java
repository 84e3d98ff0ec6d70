package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.topology.AContainer;
import no502.topology.Launch.Arg;
import org.junit.jupiter.api.Test;

class ServerKindsTest {
  private static Command command(String... words) {
    List<Arg> args = List.of(words).stream().map(word -> new Arg(word, null, null)).toList();
    return new Command(args, Map.of(), "/", List.of());
  }

  @Test
  void a_program_that_nobody_knows_is_nobodys() {
    Inside inside = new Inside(AContainer.from("debian:12").build());
    for (List<ServerKind> family :
        List.of(PythonServers.all(), NodeServers.all(), WebServers.all(), DataStores.all())) {
      assertThat(family).isNotEmpty();
      for (ServerKind kind : family) {
        assertThat(kind.read(command("mystery", "serve", "--port", "80"), inside)).isNull();
      }
    }
  }
}
