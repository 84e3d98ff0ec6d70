package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** A log that still runs: what is told on the way, and when it ends. */
class LiveTest {
  private static final String REFUSED =
      "connect() failed (111: Connection refused) while connecting to upstream";

  private final Following console = new Following();

  @Test
  void aNewCauseIsToldWhenTheLogFallsSilent() {
    console.log(line("10.0.0.2:80")).silence().log(line("10.0.0.2:80")).silence();

    assertThat(console.diagnose("-")).isEqualTo(1);
    assertThat(console.text())
        .containsOnlyOnce("(still reading)")
        .contains("Read 1 line,")
        .contains("Read 2 lines,");
  }

  @Test
  void aLogThatIsNeverSilentIsToldOfAfterSomeSeconds() {
    console.millisPerLook = 100;
    for (int i = 0; i < 100; i++) {
      console.log(line("10.0.0." + (i < 50 ? 2 : 3) + ":80"));
    }

    assertThat(console.diagnose("-")).isEqualTo(1);
    assertThat(console.text().split("still reading", -1)).hasSize(3);
  }

  @Test
  void otherFormatsAreWrittenOnceAtTheEnd() {
    console.log(line("10.0.0.2:80")).silence().log(line("10.0.0.3:80"));

    assertThat(console.diagnose("--format=json", "-")).isEqualTo(1);
    assertThat(console.text()).startsWith("{").doesNotContain("still reading").contains("10.0.0.3");
  }

  @Test
  void itEndsWhenNobodyListens() {
    console.log(line("10.0.0.2:80")).silence().log(line("10.0.0.3:80")).silence();
    console.deserted = true;

    assertThat(console.diagnose("-")).isEqualTo(1);
    assertThat(console.left).hasSize(2);
  }

  @Test
  void aStreamThatBreaksOffIsSaid() {
    console.log(line("10.0.0.2:80")).breaks = true;

    assertThat(console.diagnose("-")).isEqualTo(2);
    assertThat(console.text()).contains("10.0.0.2:80: cannot connect");
    assertThat(console.complaints()).contains("standard input broke off");
  }

  private static String line(String peer) {
    return "2026/11/21 09:19:05 [error] 13#13: *1 "
        + REFUSED
        + ", client: 10.1.1.1, server: , request: \"GET / HTTP/1.1\", upstream: \"http://"
        + peer
        + "/\", host: \"h\"\n";
  }

  /** Standard input as a list of pieces and silences. */
  private static final class Following extends FakeConsole {
    private static final byte[] SILENCE = {};

    final Deque<byte[]> left = new ArrayDeque<>();
    boolean deserted;
    boolean breaks;

    Following log(String text) {
      left.add(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    Following silence() {
      left.add(SILENCE);
      return this;
    }

    int diagnose(String... words) {
      file("compose.yaml", "services: {web: {image: 'nginx:1.28'}}\n");
      String[] all = new String[words.length + 1];
      all[0] = "diagnose";
      System.arraycopy(words, 0, all, 1, words.length);
      return run(all);
    }

    @Override
    public boolean deserted() {
      return deserted && !text().isEmpty();
    }

    @Override
    public Pieces pieces() {
      return patience -> next(patience);
    }

    private byte[] next(long patience) throws IOException {
      if (left.isEmpty() && breaks) {
        throw new IOException("broken");
      }
      byte[] piece = left.isEmpty() ? Console.Pieces.END : left.poll();
      return piece != SILENCE ? piece : patience < 0 ? next(patience) : null;
    }
  }
}
