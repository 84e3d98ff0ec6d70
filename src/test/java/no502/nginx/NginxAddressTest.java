package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import no502.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxAddressTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "app:8080, NAME, app, 8080, -, -",
        "app, NAME, app, 80, -, -",
        "10.0.0.1:1, IPV4, 10.0.0.1, 1, -, -",
        "10.0.1, NAME, 10.0.1, 80, -, -",
        "1.2.3.256, NAME, 1.2.3.256, 80, -, -",
        "[::1]:81/x, IPV6, [::1], 81, /x, -",
        "[::1], IPV6, [::1], 80, -, -",
        "[::1, IPV6, [::1, 0, -, invalid host",
        "[::g]:1, IPV6, [::g], 1, -, invalid IPv6 address",
        "[1:2:3:4:5:6:7:8], IPV6, [1:2:3:4:5:6:7:8], 80, -, -",
        "[::ffff:10.0.0.1], IPV6, [::ffff:10.0.0.1], 80, -, -",
        "app:0, NAME, app, -1, -, invalid port",
        "app:65536/, NAME, app, -1, /, invalid port",
        "app:http, NAME, app, -1, -, invalid port",
        "app/x:y, NAME, app, 80, /x:y, -",
        "app?x=/, NAME, app, 80, ?x=/, -",
        ":80, NAME, '', 80, -, no host",
        "unix:/run/a.sock:/x, UNIX, /run/a.sock, 0, /x, -",
        "unix:, UNIX, '', 0, -, no path in the unix domain socket",
      })
  void readsAddressesAsNginxDoes(
      String text, Address.Form form, String host, int port, String uri, String error) {
    Address address = Address.parse(text, 80, true);
    assertThat(address.form()).isEqualTo(form);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.uri()).isEqualTo(uri);
    assertThat(address.error()).isEqualTo(error);
  }

  @Test
  void aPathNeedsADirectiveThatTakesOne() {
    assertThat(Address.parse("app/x", 80).error()).isEqualTo("invalid host");
  }

  @ParameterizedTest
  @CsvSource({
    "proxy_pass, http://app, http, app:80",
    "proxy_pass, HTTPS://app/x, https, app:443",
    "fastcgi_pass, php:9000, fastcgi, php:9000",
    "fastcgi_pass, unix:/run/php.sock, fastcgi, unix:/run/php.sock",
    "uwsgi_pass, uwsgi://app:1, uwsgi, app:1",
    "uwsgi_pass, app:1, uwsgi, app:1",
    "grpc_pass, grpcs://app:1, grpcs, app:1",
    "memcached_pass, m:11211, memcached, m:11211",
  })
  void passesHaveTheirSchemes(String directive, String value, String scheme, String address) {
    PassUrl url = PassUrl.parse(directive, false, value);
    assertThat(url.error()).isNull();
    assertThat(url.scheme()).isEqualTo(scheme);
    assertThat(url.address()).hasToString(address);
  }

  @Test
  void proxyPassNeedsAScheme() {
    assertThat(PassUrl.parse("proxy_pass", false, "app:80").error())
        .isEqualTo("invalid URL prefix");
    assertThat(PassUrl.parse("proxy_pass", true, "db:5432").address()).hasToString("db:5432");
  }

  @ParameterizedTest
  @CsvSource({
    "listen 80;, *, 80, 80, true",
    "listen *:81;, *, 81, 81, true",
    "listen 127.0.0.1;, 127.0.0.1, 80, 80, false",
    "listen [::]:443 ssl;, [::], 443, 443, true",
    "listen 8000-8010;, *, 8000, 8010, true",
    "listen my-host:8000-8010;, my-host, 8000, 8010, false",
    "listen my-host;, my-host, 80, 80, false",
    "listen unix:/run/x-1.sock;, /run/x-1.sock, 0, 0, false",
  })
  void listens(String text, String host, int port, int last, boolean every) {
    Directive listen = NginxParser.parse(Source.of("n", text)).tree().get(0);
    ListenAddress address = ListenAddress.parse(listen);
    assertThat(address.error()).isNull();
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.lastPort()).isEqualTo(last);
    assertThat(address.everyAddress()).isEqualTo(every);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 60000",
    "1m30s, 90000",
    "500ms, 500",
    "1h 5s, 3605000",
    "1d, 86400000",
    "5x, -1",
    "s5m, -1",
    "30s1m, -1",
    "'', -1",
  })
  void times(String text, long millis) {
    assertThat(NginxUnits.millis(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({"8k, 8192", "1M, 1048576", "10, 10", "1g, 1073741824", "k, -1", "x, -1", "'', -1"})
  void sizes(String text, long bytes) {
    assertThat(NginxUnits.bytes(text)).isEqualTo(bytes);
  }
}
