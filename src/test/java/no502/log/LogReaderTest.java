package no502.log;

import static no502.log.LogText.only;
import static no502.log.LogText.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Reads every shape of nginx's error log, however it is wrapped, broken or long. */
class LogReaderTest {
  private static final String REFUSED =
      "2026/11/21 09:19:05 [error] 13#13: *1 connect() failed (111: Connection refused) while"
          + " connecting to upstream, client: 127.0.0.1, server: shop.test, request: \"GET"
          + " /api/x?token=abc HTTP/1.1\", upstream: \"http://172.18.0.2:8080/api/x?token=abc\","
          + " host: \"localhost\"";

  @Test
  void takesALineApart() {
    LogGroup group = only(REFUSED);

    assertThat(group.trouble()).isEqualTo(Trouble.CONNECT);
    assertThat(group.code()).isEqualTo(111);
    assertThat(group.phase()).isEqualTo(Phase.CONNECTING);
    assertThat(group.server()).isEqualTo("shop.test");
    assertThat(group.method()).isEqualTo("GET");
    assertThat(group.path()).isEqualTo("/api/x");
    assertThat(group.upstream()).isEqualTo("http://172.18.0.2:8080");
    assertThat(group.host()).isEqualTo("localhost");
    assertThat(group.first()).isEqualTo("2026/11/21 09:19:05");
  }

  @Test
  void seesThroughWhatLogDriversPutAround() {
    List<String> wrapped =
        List.of(
            REFUSED,
            REFUSED + "\r",
            "nginx-1  | " + REFUSED,
            "\u001b[36mnginx-1  | \u001b[0m" + REFUSED,
            "nginx-1  | 2026-11-21T09:19:05.123456789Z " + REFUSED,
            "Nov 21 09:19:05 host nginx[812]: " + REFUSED,
            "<187>Nov 21 09:19:05 host nginx: " + REFUSED,
            "2026-11-21T09:19:05.1Z stderr F " + REFUSED,
            "{\"log\":\"" + REFUSED.replace("\"", "\\\"") + "\\n\",\"stream\":\"stderr\"}",
            "{\"log\":\"\\u001b[31m" + REFUSED.replace("\"", "\\\"") + "\\u001b[0m\\n\"}",
            "{\"_PID\":\"1\",\"MESSAGE\":\"" + REFUSED.replace("\"", "\\\"") + "\"}",
            "{\"_PID\": \"1\", \"MESSAGE\": ["
                + numbers("\u001b[31m" + REFUSED)
                + "], \"X\": \"y\"}",
            "web-1  | 2026/11/21 not the date but a word | " + REFUSED);
    for (String line : wrapped) {
      LogGroup group = only(line);
      assertThat(group.trouble()).as(line).isEqualTo(Trouble.CONNECT);
      assertThat(group.path()).as(line).isEqualTo("/api/x");
      assertThat(group.host()).as(line).isEqualTo("localhost");
    }
    assertThat(only(wrapped.get(3)).container()).isEqualTo("nginx-1");
  }

  @Test
  void theErrnoDecidesAndNotItsText() {
    String musl =
        upstream("connect() failed (113: Host is unreachable) while connecting to upstream", "x");

    assertThat(only(musl).trouble()).isEqualTo(Trouble.CONNECT);
    assertThat(only(musl).code()).isEqualTo(113);
  }

  @Test
  void knowsEveryTrouble() {
    String reading = " while reading response header from upstream";
    assertTrouble(
        Trouble.CONNECT,
        "connect() to unix:/run/a.sock failed (13: Permission denied) while connecting to upstream");
    assertTrouble(
        Trouble.CONNECT,
        "connect() to [::1]:3000 failed (99: Cannot assign requested address) while connecting to upstream");
    assertTrouble(Trouble.TIMED_OUT, "upstream timed out (110: Operation timed out)" + reading);
    assertTrouble(Trouble.CLOSED, "upstream prematurely closed connection" + reading);
    assertTrouble(Trouble.CLOSED, "upstream prematurely closed FastCGI stdout" + reading);
    assertTrouble(Trouble.RESET, "recv() failed (104: Connection reset by peer)" + reading);
    assertTrouble(
        Trouble.RESET, "writev() failed (32: Broken pipe) while sending request to upstream");
    assertTrouble(Trouble.NO_LIVE, "no live upstreams while connecting to upstream");
    assertTrouble(
        Trouble.DISABLED, "upstream server temporarily disabled while connecting to upstream");
    assertTrouble(Trouble.TOO_BIG_HEADER, "upstream sent too big header" + reading);
    assertTrouble(
        Trouble.BAD_ANSWER, "upstream sent unsupported FastCGI protocol version: 72" + reading);
    assertTrouble(
        Trouble.SCRIPT_UNKNOWN, "FastCGI sent in stderr: \"Primary script unknown\"" + reading);
    assertTrouble(
        Trouble.TLS,
        "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream");
    assertTrouble(
        Trouble.TLS,
        "peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking to upstream");
    assertTrouble(
        Trouble.NO_FILES, "socket() failed (24: Too many open files) while connecting to upstream");
    assertTrouble(Trouble.NO_RESOLVER, "no resolver defined to resolve app");
    assertTrouble(Trouble.NOT_RESOLVED, "app could not be resolved (3: Host not found)");
    assertTrouble(
        Trouble.RESOLVER,
        "send() failed (111: Connection refused) while resolving, resolver: 127.0.0.53:53");
    assertTrouble(
        Trouble.AUTH_REQUEST, "auth request unexpected status: 502 while sending to client");
  }

  @Test
  void aClientThatLeavesIsNoTroubleOfTheUpstream() {
    assertThat(
            read(upstream(
                    "writev() failed (104: Connection reset by peer) while sending to client", "x"))
                .groups())
        .isEmpty();
    assertThat(
            read("2026/11/21 09:19:05 [crit] 1#1: *1 SSL_do_handshake() failed (SSL: bad) while SSL handshaking, client: 1.2.3.4, server: 0.0.0.0:443")
                .groups())
        .isEmpty();
  }

  @Test
  void readsWhatKeepsNginxFromStarting() {
    LogGroup missing =
        only(
            "nginx: [emerg] host not found in upstream \"nope:3000\" in /etc/nginx/conf.d/a.conf:12");
    assertThat(missing.trouble()).isEqualTo(Trouble.HOST_NOT_FOUND);
    assertThat(missing.subject()).isEqualTo("nope:3000");
    assertThat(missing.place()).isEqualTo("/etc/nginx/conf.d/a.conf:12");

    LogGroup bind =
        only(
            "2026/11/21 09:19:05 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)");
    assertThat(bind.trouble()).isEqualTo(Trouble.BIND);
    assertThat(bind.code()).isEqualTo(98);
    assertThat(bind.subject()).isEqualTo("0.0.0.0:80");

    LogGroup refused = only("nginx: [emerg] unknown \"app_host\" variable");
    assertThat(refused.trouble()).isEqualTo(Trouble.CONFIG);
  }

  @Test
  void readsStreamsAndSockets() {
    LogGroup stream =
        only(
            "2026/11/21 09:19:43 [error] 420#420: *1 connect() failed (111: Connection refused)"
                + " while connecting to upstream, client: 127.0.0.1, server: 0.0.0.0:5000,"
                + " upstream: \"172.18.0.2:8080\", bytes from/to client:0/0, bytes from/to"
                + " upstream:0/0");
    assertThat(stream.server()).isEqualTo("0.0.0.0:5000");
    assertThat(stream.upstream()).isEqualTo("172.18.0.2:8080");
    assertThat(stream.path()).isNull();

    LogGroup socket =
        only(
            "2026/11/21 09:19:43 [crit] 1#1: *1 connect() to unix:/run/a.sock failed (2: No such"
                + " file or directory) while connecting to upstream, client: 1.2.3.4, server: ,"
                + " request: \"GET /u HTTP/1.1\", upstream: \"http://unix:/run/a.sock:/u\"");
    assertThat(socket.upstream()).isEqualTo("http://unix:/run/a.sock");
    assertThat(socket.server()).isEmpty();
  }

  @Test
  void aClientCannotForgeALine() {
    Tally tally = read("1.2.3.4 - - [21/Nov/2026] \"GET / HTTP/1.1\" 200 1 \"-\" \"" + REFUSED);

    assertThat(tally.groups()).isEmpty();
    assertThat(tally.requests()).isEqualTo(1);
    assertThat(tally.ended(200)).isEqualTo(1);
  }

  @Test
  void countsWhatItDoesNotKnow() {
    Tally tally = read("hello\n" + REFUSED + "\nPHP message: oops\n\n" + REFUSED + "\n");

    assertThat(tally.lines()).isEqualTo(4);
    assertThat(tally.unknown()).isEqualTo(2);
    assertThat(tally.groups()).hasSize(1);
    assertThat(tally.groups().get(0).count()).isEqualTo(2);
  }

  @Test
  void opensGzippedFiles() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((REFUSED + "\n").getBytes(StandardCharsets.UTF_8));
    }
    LogReader reader = new LogReader();
    reader.read(new ByteArrayInputStream(packed.toByteArray()), GZIPInputStream::new);

    assertThat(reader.tally().groups()).hasSize(1);
  }

  @Test
  void aLineOfTenMegabytesIsReadUpToACap() {
    String huge = REFUSED.replace("/api/x", "/" + "a".repeat(10_000_000));

    Tally tally = read(huge + "\n" + REFUSED);

    assertThat(tally.lines()).isEqualTo(2);
    assertThat(tally.groups()).hasSize(2);
    assertThat(tally.groups().get(0).path().length()).isLessThan(300);
  }

  @Test
  void differentPathsWithoutEndNeitherGrowNorGetLost() {
    StringBuilder log = new StringBuilder();
    int lines = 20_000;
    for (int i = 0; i < lines; i++) {
      log.append(REFUSED.replace("/api/x", "/api/" + i).replace("localhost", "h" + i));
      log.append('\n');
    }
    Tally tally = read(log.toString());

    assertThat(tally.groups().size()).isLessThan(8_000);
    assertThat(tally.groups().stream().mapToLong(LogGroup::count).sum()).isEqualTo(lines);
  }

  /** A hundred megabytes each; what they take is the reader's own buffers, once. */
  @Test
  void whateverComesTakesNoMoreMemory() {
    Random random = new Random(7);
    byte[] endless = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    byte[] garbage = new byte[1 << 20];
    random.nextBytes(garbage);
    byte[] braces = new byte[1 << 20];
    String marks = "{\"log\":\"\\u001b[\n\r\u001b ";
    for (int i = 0; i < braces.length; i++) {
      braces[i] = (byte) marks.charAt(random.nextInt(marks.length()));
    }
    byte[] usual = ("web-1  | " + REFUSED + "\r\n").repeat(2_000).getBytes(StandardCharsets.UTF_8);
    for (byte[] piece : List.of(endless, garbage, braces, usual)) {
      LogReader reader = new LogReader();
      reader.feed(piece, piece.length);
      long before = allocated();
      for (int fed = 0; fed < 100 << 20; fed += piece.length) {
        reader.feed(piece, piece.length);
      }
      reader.finish();
      assertThat(allocated() - before).as(new String(piece, 0, 9)).isLessThan(1 << 20);
    }
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  @Test
  void noPieceOfALineAndNoGarbageDisturbs() {
    Random random = new Random(502);
    String[] seeds = {
      REFUSED,
      "{\"log\":\"" + REFUSED.replace("\"", "\\\"") + "\\n\"}",
      "\u001b[36mweb |\u001b[0m " + REFUSED,
      "nginx: [emerg] host not found in upstream \"nope\" in /etc/nginx/a.conf:1",
      "2026/11/21 09:19:05 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98",
    };
    LogReader reader = new LogReader();
    for (int i = 0; i < 40_000; i++) {
      byte[] bytes = seeds[random.nextInt(seeds.length)].getBytes(StandardCharsets.UTF_8);
      for (int j = random.nextInt(4); j > 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(bytes.length + 1);
      reader.feed(bytes, length);
      reader.feed(new byte[] {'\n'}, random.nextInt(10) == 0 ? 0 : 1);
    }
    reader.finish();
    assertThat(reader.tally().groups()).isNotEmpty();
  }

  @Test
  void everyCutOfALineIsRead() {
    for (int cut = 0; cut <= REFUSED.length(); cut++) {
      LogReader reader = new LogReader();
      byte[] bytes = REFUSED.getBytes(StandardCharsets.UTF_8);
      reader.feed(bytes, cut);
      byte[] tail = REFUSED.substring(cut).getBytes(StandardCharsets.UTF_8);
      reader.feed(tail, tail.length);
      reader.finish();
      assertThat(reader.tally().groups()).hasSize(1);
      assertThat(reader.tally().groups().get(0).host()).isEqualTo("localhost");
      read(REFUSED.substring(0, cut));
    }
  }

  /** A stream that hands out its bytes in small pieces gives the same as one in a piece. */
  @Test
  void readsAStreamThatComesInPieces() throws IOException {
    InputStream slow =
        new SequenceInputStream(
            new ByteArrayInputStream(REFUSED.substring(0, 1).getBytes(StandardCharsets.UTF_8)),
            new ByteArrayInputStream(REFUSED.substring(1).getBytes(StandardCharsets.UTF_8)));
    LogReader reader = new LogReader();
    reader.read(slow, GZIPInputStream::new);

    assertThat(reader.tally().groups()).hasSize(1);
  }

  private static String numbers(String text) {
    StringBuilder numbers = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      numbers.append(numbers.length() == 0 ? "" : ", ").append(b & 0xff);
    }
    return numbers.toString();
  }

  @Test
  void countsTheStatusesOfAnAccessLogInAnyForm() {
    Tally tally =
        read(
            "1.2.3.4 - - [21/Nov/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 502 157 \"-\" \"curl\"\n"
                + "web-1  | 1.2.3.4 - - [21/Nov/2026:09:00:00 +0000] \"GET / HTTP/2.0\" 502 157\n"
                + "{\"time\":\"x\",\"request\":\"GET / HTTP/1.1\",\"status\":502,\"bytes\":1}\n"
                + "web-1  | {\"status\": \"502\", \"request_uri\": \"/\"}\n"
                + "{\"log\":\"1.2.3.4 - - [x] \\\"GET / HTTP/1.1\\\" 502 1\\n\"}\n");

    assertThat(tally.ended(502)).isEqualTo(5);
    assertThat(tally.unknown()).isZero();
    assertThat(read("{\"level\":\"error\",\"status\":502,\"path\":\"/\"}").unknown()).isEqualTo(1);
  }

  private static void assertTrouble(Trouble trouble, String message) {
    assertThat(only(upstream(message, "http://10.0.0.2:3000/")).trouble())
        .as(message)
        .isEqualTo(trouble);
  }

  private static String upstream(String message, String upstream) {
    return "2026/11/21 09:19:05 [error] 13#13: *1 "
        + message
        + ", client: 10.1.1.1, server: , request: \"GET / HTTP/1.1\", upstream: \""
        + upstream
        + "\", host: \"h\"";
  }
}
