package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.Bind;
import no502.topology.Listener;
import org.junit.jupiter.api.Test;

/** An address as a server's option has it. */
class AddressTest {

  private static String read(String written, String host) {
    Listener.Socket socket = Address.parse(written, host, 80);
    if (socket instanceof Listener.Tcp tcp) {
      return tcp.bind() + (tcp.address() == null ? "" : " " + tcp.address()) + " " + tcp.port();
    }
    return socket == null ? "none" : "unix " + ((Listener.Unix) socket).path();
  }

  @Test
  void the_host_may_be_left_out() {
    assertThat(read("8000", "0.0.0.0")).isEqualTo("ALL4 8000");
    assertThat(read("8000", "127.0.0.1")).isEqualTo("LOOPBACK4 8000");
    assertThat(read(":8000", "0.0.0.0")).isEqualTo("ALL4 8000");
    assertThat(read(":8000", "127.0.0.1")).as("a colon asks for all").isEqualTo("ALL 8000");
    assertThat(read("", "localhost")).isEqualTo("LOCALHOST 80");
  }

  @Test
  void the_port_may_be_left_out() {
    assertThat(read("0.0.0.0", "*")).isEqualTo("ALL4 80");
    assertThat(read("::1", "*")).isEqualTo("LOOPBACK6 80");
    assertThat(read("[::1]", "*")).isEqualTo("LOOPBACK6 80");
    assertThat(read("fd00::1", "*")).isEqualTo("ADDRESS fd00::1 80");
    assertThat(read("10.0.0.5", "*")).isEqualTo("ADDRESS 10.0.0.5 80");
    assertThat(read("backend", "*")).isEqualTo("UNKNOWN 80");
  }

  @Test
  void IPv6_has_colons_of_its_own() {
    assertThat(read("[::]:8000", "x")).isEqualTo("ALL 8000");
    assertThat(read(":::8000", "x")).isEqualTo("ALL 8000");
    assertThat(read("[fd00::1]:8000", "x")).isEqualTo("ADDRESS fd00::1 8000");
  }

  @Test
  void schemes_and_paths_are_taken_off() {
    assertThat(read("tcp://127.0.0.1:8001", "x")).isEqualTo("LOOPBACK4 8001");
    assertThat(read("http://0.0.0.0:8002/path", "x")).isEqualTo("ALL4 8002");
    assertThat(read("unix:/run/a.sock", "x")).isEqualTo("unix /run/a.sock");
    assertThat(read("unix:///run/a.sock", "x")).isEqualTo("unix /run/a.sock");
    assertThat(read("/run/a.sock", "x")).isEqualTo("unix /run/a.sock");
  }

  @Test
  void ports_have_an_end() {
    assertThat(read("1", "*")).isEqualTo("ALL 1");
    assertThat(read("65535", "*")).isEqualTo("ALL 65535");
    assertThat(read("0", "*")).isEqualTo("none");
    assertThat(read("65536", "*")).isEqualTo("none");
    assertThat(read("12345678", "*")).isEqualTo("none");
    assertThat(read("0.0.0.0:http", "*")).isEqualTo("none");
    assertThat(Address.port("")).isEqualTo(-1);
    assertThat(Address.port("008000")).isEqualTo(8000);
  }

  @Test
  void the_words_for_an_address() {
    assertThat(Address.bind("+")).isEqualTo(Bind.ALL);
    assertThat(Address.bind("0")).isEqualTo(Bind.ALL4);
    assertThat(Address.bind("127.0.1.1")).isEqualTo(Bind.LOOPBACK4);
    assertThat(Address.bind("ip6-localhost")).isEqualTo(Bind.LOCALHOST);
    assertThat(Address.bind("${HOST}")).isEqualTo(Bind.UNKNOWN);
  }
}
