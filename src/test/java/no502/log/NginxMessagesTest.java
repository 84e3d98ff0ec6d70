package no502.log;

import static no502.log.LogText.only;
import static no502.log.LogText.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx's source can say of an upstream: each message, errno, phase and protocol. */
class NginxMessagesTest {

  @ParameterizedTest
  @CsvSource({
    "111, Connection refused, Connection refused",
    "110, Connection timed out, Operation timed out",
    "113, No route to host, Host is unreachable",
    "101, Network is unreachable, Network unreachable",
    "99, Cannot assign requested address, Address not available",
    "2, No such file or directory, No such file or directory",
    "13, Permission denied, Permission denied",
    "11, Resource temporarily unavailable, Resource temporarily unavailable",
    "97, Address family not supported by protocol, Address family not supported by protocol",
  })
  void everyErrnoOfConnectInTheWordsOfBothLibraries(int errno, String glibc, String musl) {
    for (String text : List.of(glibc, musl)) {
      for (String call :
          List.of("connect()", "connect() to 10.0.0.2:3000", "connect() to unix:/a")) {
        String message = call + " failed (" + errno + ": " + text + ")";
        LogGroup group = http(message + " while connecting to upstream");
        assertThat(group.trouble()).as(message).isEqualTo(Trouble.CONNECT);
        assertThat(group.code()).as(message).isEqualTo(errno);
        assertThat(group.phase()).as(message).isEqualTo(Phase.CONNECTING);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "connecting to upstream, CONNECTING",
    "SSL handshaking to upstream, HANDSHAKING",
    "sending request to upstream, SENDING",
    "sending PROXY protocol header to upstream, SENDING",
    "reading response header from upstream, READING",
    "reading upstream, READING_ON",
    "proxying upgraded connection, PROXYING",
    "proxying connection, PROXYING",
    "proxying and reading from upstream, PROXYING",
    "proxying and sending to upstream, PROXYING",
  })
  void everyPhaseOfATimeout(String words, Phase phase) {
    LogGroup group = http("upstream timed out (110: Connection timed out) while " + words);

    assertThat(group.trouble()).isEqualTo(Trouble.TIMED_OUT);
    assertThat(group.code()).isEqualTo(110);
    assertThat(group.phase()).isEqualTo(phase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.2:3000",
        "https://10.0.0.2:443",
        "http://[fd00::2]:3000",
        "http://unix:/run/a.sock",
        "fastcgi://10.0.0.2:9000",
        "fastcgi://unix:/run/php.sock",
        "uwsgi://10.0.0.2:3031",
        "suwsgi://10.0.0.2:3031",
        "scgi://10.0.0.2:4000",
        "grpc://10.0.0.2:50051",
        "grpcs://10.0.0.2:50051",
        "memcached://10.0.0.2:11211",
      })
  void everyProtocol(String upstream) {
    boolean path = upstream.startsWith("http") || upstream.contains("unix:");
    String logged = upstream + (upstream.contains("unix:") ? ":" : "") + (path ? "/x" : "");
    LogGroup group =
        only(
            line(
                "connect() failed (111: Connection refused) while connecting to upstream", logged));

    assertThat(group.upstream()).isEqualTo(upstream);
    assertThat(UpstreamAddress.of(group.upstream()).scheme())
        .isEqualTo(upstream.substring(0, upstream.indexOf(':')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client | 10.0.0.2:3000 | 0.0.0.0:5000",
        "udp client | 10.0.0.2:53 | 0.0.0.0:53",
        "client | [fd00::2]:3000 | [::]:5000",
        "client | unix:/run/a.sock | unix:/run/front.sock",
      })
  void streamsOfEveryKind(String client, String upstream, String server) {
    String tail =
        ", " + client + ": 1.2.3.4, server: " + server + ", upstream: \"" + upstream + "\"";
    LogGroup group =
        only(
            "2026/11/21 09:19:43 [error] 4#4: *1 connect() failed (111: Connection refused) while"
                + " connecting to upstream"
                + tail
                + ", bytes from/to client:0/0");

    assertThat(group.trouble()).isEqualTo(Trouble.CONNECT);
    assertThat(group.server()).isEqualTo(server);
    assertThat(group.upstream()).isEqualTo(upstream);
    assertThat(group.path()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upstream prematurely closed connection while reading response header from upstream | CLOSED",
        "upstream prematurely closed connection while reading upstream | CLOSED",
        "upstream prematurely closed FastCGI stdout while reading response header from upstream | CLOSED",
        "upstream prematurely closed FastCGI request while reading upstream | CLOSED",
        "upstream prematurely closed stream while reading response header from upstream | CLOSED",
        "recv() failed (104: Connection reset by peer) while reading response header from upstream | RESET",
        "recv() failed (104: Connection reset by peer) while proxying upgraded connection | RESET",
        "readv() failed (104: Connection reset by peer) while reading upstream | RESET",
        "send() failed (32: Broken pipe) while sending request to upstream | RESET",
        "recv() failed (110: Operation timed out) while reading response header from upstream | TIMED_OUT",
        "recv() failed (111: Connection refused) while proxying connection | CONNECT",
        "SSL_read() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading) while reading upstream | CLOSED",
        "SSL_write() failed (SSL: error:0A000197:SSL routines::shutdown) while sending request to upstream | TLS",
        "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream | TLS",
        "peer closed connection in SSL handshake while SSL handshaking to upstream | TLS",
        "upstream SSL certificate verify error: (18:self-signed certificate) while SSL handshaking to upstream | TLS",
        "upstream SSL certificate does not match \"api\" while SSL handshaking to upstream | TLS",
        "no live upstreams while connecting to upstream | NO_LIVE",
        "upstream sent too big header while reading response header from upstream | TOO_BIG_HEADER",
        "upstream sent no valid HTTP/1.0 header while reading response header from upstream | BAD_ANSWER",
        "upstream sent invalid header: \"\\x01...\" while reading response header from upstream | BAD_ANSWER",
        "upstream sent invalid chunked response while reading upstream | BAD_ANSWER",
        "upstream rejected request with error 2 while reading response header from upstream | BAD_ANSWER",
        "upstream violated stream flow control, 1 bytes more while reading upstream | BAD_ANSWER",
        "upstream prematurely sent response while sending request to upstream | BAD_ANSWER",
        "memcached sent invalid response: \"HTTP/1.1 400\" while reading response header from upstream | BAD_ANSWER",
        "FastCGI sent in stderr: \"Primary script unknown\" while reading response header from upstream | SCRIPT_UNKNOWN",
        "FastCGI sent in stderr: \"Unable to open primary script: /a.php\" while reading response header from upstream | SCRIPT_UNKNOWN",
        "FastCGI sent in stderr: \"PHP message: PHP Warning: oops\" while reading response header from upstream | FASTCGI_STDERR",
        "auth request unexpected status: 502 while sending to client | AUTH_REQUEST",
        "no resolver defined to resolve app | NO_RESOLVER",
        "invalid URL prefix in \"app:3000\" | BAD_TARGET",
        "no port in upstream \"php\" | BAD_TARGET",
        "invalid port in upstream \"php:x\" | BAD_TARGET",
        "open() \"/var/cache/nginx/proxy_temp/1\" failed (13: Permission denied) while reading upstream | TEMPORARY_FILE",
        "pwrite() \"/var/cache/nginx/proxy_temp/1\" failed (28: No space left on device) while reading upstream | TEMPORARY_FILE",
        "socket() failed (24: Too many open files) while connecting to upstream | NO_FILES",
        "1024 worker_connections are not enough while connecting to upstream | NO_CONNECTIONS",
      })
  void everyOtherMessage(String message, Trouble trouble) {
    assertThat(http(message).trouble()).isEqualTo(trouble);
  }

  @ParameterizedTest
  @CsvSource({
    "1, Format error",
    "2, Server failure",
    "3, Host not found",
    "4, Unimplemented",
    "5, Operation refused",
    "110, Operation timed out",
  })
  void everyCodeOfTheResolver(int code, String words) {
    LogGroup group = http("app.internal could not be resolved (" + code + ": " + words + ")");

    assertThat(group.trouble()).isEqualTo(Trouble.NOT_RESOLVED);
    assertThat(group.code()).isEqualTo(code);
    assertThat(group.subject()).isEqualTo("app.internal");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0:80, 98",
    "[::]:443, 98",
    "10.9.9.9:80, 99",
    "0.0.0.0:80, 13",
    "unix:/run/n.sock, 98"
  })
  void everyWayToFailToListen(String address, int errno) {
    LogGroup group =
        only(
            "2026/11/21 09:19:05 [emerg] 1#1: bind() to "
                + address
                + " failed ("
                + errno
                + ": text)");

    assertThat(group.trouble()).isEqualTo(Trouble.BIND);
    assertThat(group.subject()).isEqualTo(address);
    assertThat(group.code()).isEqualTo(errno);
  }

  @Test
  void aPeerThatIsSkippedIsToldByAWarning() {
    String line =
        line(
            "upstream server temporarily disabled while connecting to upstream",
            "http://10.0.0.2:80/");

    assertThat(only(line.replace("[error]", "[warn]")).trouble()).isEqualTo(Trouble.DISABLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upstream sent more data than specified in \"Content-Length\" header while reading upstream",
        "upstream sent duplicate header line: \"Date: x\", previous value: \"Date: y\", ignored while reading response header from upstream",
        "an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/1 while reading upstream",
      })
  void otherWarningsAreNoTrouble(String message) {
    String line = line(message, "http://10.0.0.2:3000/").replace("[error]", "[warn]");

    assertThat(read(line).groups()).isEmpty();
    assertThat(read(line).understood()).isEqualTo(1);
  }

  /** Files of clients' choosing, certificates' own look-ups, and clients that leave. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "open() \"/html/a while connecting to upstream\" failed (2: No such file or directory)",
        "open() \"/html/x could not be resolved (3: y\" failed (2: No such file or directory)",
        "open() \"/html/x failed (24: y\" failed (2: No such file or directory)",
        "open() \"/html/worker_connections are not enough\" failed (2: No such file or directory)",
        "open() \"/html/no port in upstream \" failed (2: No such file or directory)",
        "ocsp.example.org could not be resolved (3: Host not found) while requesting certificate status",
        "connect() to 1.2.3.4:80 failed (101: Network is unreachable) while requesting certificate status",
        "recv() failed (104: Connection reset by peer) while proxying and reading from client",
        "send() failed (104: Connection reset by peer) while proxying and sending to client",
        "recv() failed (104: Connection reset by peer) while sending to client",
        "access forbidden by rule",
        "client intended to send too large body: 9 bytes",
      })
  void whatIsNoTroubleOfAnUpstream(String message) {
    assertThat(read(line(message, "http://10.0.0.2:3000/x")).groups()).isEmpty();
  }

  private static LogGroup http(String message) {
    return only(line(message, "http://10.0.0.2:3000/x"));
  }

  private static String line(String message, String upstream) {
    return "2026/11/21 09:19:05 [error] 13#13: *1 "
        + message
        + ", client: 10.1.1.1, server: shop, request: \"GET /x HTTP/1.1\", upstream: \""
        + upstream
        + "\", host: \"h\"";
  }
}
