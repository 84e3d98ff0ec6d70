package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class ProbeUrlTest {
  private static String asks(String... test) {
    StringBuilder out = new StringBuilder();
    ProbeUrl.all(AContainer.from("alpine").healthCheck(test).build().health())
        .forEach(
            p ->
                out.append(out.length() == 0 ? "" : " | ")
                    .append(p.tool() + " " + p.scheme() + "," + p.host() + "," + p.port())
                    .append(p.path()));
    return out.toString();
  }

  private static String shell(String script) {
    return asks("CMD-SHELL", script);
  }

  @Test
  void curl_and_wget() {
    assertThat(asks("CMD", "curl", "-f", "http://localhost:8080/health"))
        .isEqualTo("curl http,localhost,8080/health");
    assertThat(shell("curl --fail --silent --output /dev/null http://127.0.0.1:8000/ || exit 1"))
        .isEqualTo("curl http,127.0.0.1,8000/");
    assertThat(shell("curl -fsS -m 5 -H 'Host: x' localhost")).isEqualTo("curl http,localhost,80");
    assertThat(asks("CMD", "wget", "-qO-", "https://[::1]/x?y"))
        .isEqualTo("wget https,[::1],443/x?y");
    assertThat(shell("wget --no-verbose --tries=1 --spider http://localhost:3000/api || exit 1"))
        .isEqualTo("wget http,localhost,3000/api");
    assertThat(shell("wget -q -O - http://localhost | grep ok"))
        .isEqualTo("wget http,localhost,80");
    assertThat(shell("curl --unix-socket /run/x.sock http://x/")).isEqualTo("curl http,,0");
  }

  @Test
  void one_after_the_other() {
    assertThat(shell("curl -f http://localhost || wget -q http://localhost:81"))
        .isEqualTo("curl http,localhost,80 | wget http,localhost,81");
    assertThat(asks("CMD", "sh", "-c", "nc -z localhost 9000")).isEqualTo("nc ,localhost,9000");
  }

  @Test
  void scripts_in_other_languages() {
    assertThat(asks("CMD", "node", "-e", "require('http').get('http://localhost:3000/ok', r=>0)"))
        .isEqualTo("node http,localhost,3000/ok");
    assertThat(
            shell("python -c \"import urllib.request as u; u.urlopen('http://127.0.0.1:8000/h')\""))
        .isEqualTo("python http,127.0.0.1,8000/h");
    assertThat(asks("CMD", "python", "-c", "import socket; socket.connect(('localhost', 5000))"))
        .isEqualTo("python ,localhost,5000");
    assertThat(asks("CMD", "php", "-r", "file_get_contents('http://localhost/up');"))
        .isEqualTo("php http,localhost,80/up");
    assertThat(asks("CMD", "node", "healthcheck.js")).isEqualTo("node ,,0");
  }

  @Test
  void other_clients() {
    assertThat(shell("pg_isready -U postgres")).isEqualTo("pg_isready ,,0");
    assertThat(shell("pg_isready -h localhost -U x")).isEqualTo("pg_isready ,localhost,5432");
    assertThat(asks("CMD", "redis-cli", "ping")).isEqualTo("redis-cli ,,6379");
    assertThat(asks("CMD", "mysqladmin", "ping", "-h", "127.0.0.1", "-psecret"))
        .isEqualTo("mysqladmin ,127.0.0.1,3306");
    assertThat(shell("SCRIPT_NAME=/ping cgi-fcgi -bind -connect 127.0.0.1:9000"))
        .isEqualTo("cgi-fcgi fastcgi,127.0.0.1,9000");
    assertThat(shell("exec 3<>/dev/tcp/localhost/8080")).isEqualTo("bash ,localhost,8080");
    assertThat(asks("CMD", "/bin/grpc_health_probe", "-addr=:50051"))
        .isEqualTo("grpc_health_probe grpc,,50051");
    assertThat(asks("CMD", "/app/health")).isEqualTo("health ,,0");
  }

  @Test
  void variables_are_filled_in_from_the_container() {
    AContainer app =
        AContainer.from("alpine")
            .env("PORT", "81")
            .healthCheck("CMD-SHELL", "curl localhost:$PORT");

    assertThat(ProbeUrl.all(app.build()).get(0).port()).isEqualTo(81);
    assertThat(ProbeUrl.parse(app.build().health()).port()).isEqualTo(-1);
  }

  @Test
  void nothing_to_read() {
    assertThat(ProbeUrl.parse(null)).isNull();
    assertThat(ProbeUrl.parse(AContainer.from("alpine").build().health())).isNull();
  }

  @Test
  void whom_it_asks() {
    ProbeUrl local = ProbeUrl.url("curl", null, "http://localhost:1", null);

    assertThat(local.local()).isTrue();
    assertThat(local.byLocalhostName()).isTrue();
    assertThat(ProbeUrl.url("curl", null, "http://127.0.0.1", null).byLocalhostName()).isFalse();
    assertThat(ProbeUrl.url("curl", null, "http://api:1", null).local()).isFalse();
  }

  @Test
  void options_with_a_value_are_no_address() {
    assertThat(shell("curl -s -o /dev/null -w '%{http_code}' --retry 3 http://localhost/x"))
        .isEqualTo("curl http,localhost,80/x");
    assertThat(shell("wget -T 2 -O /dev/null http://localhost:82"))
        .isEqualTo("wget http,localhost,82");
    assertThat(shell("curl -fsS")).isEqualTo("curl http,,0");
    assertThat(shell("timeout 5 curl http://localhost:81")).isEqualTo("curl http,localhost,81");
    assertThat(shell("A=1 B=2 curl localhost:83")).isEqualTo("curl http,localhost,83");
  }

  @Test
  void netcat_is_given_a_host_and_a_port() {
    assertThat(shell("nc -z -w 3 127.0.0.1 81")).isEqualTo("nc ,127.0.0.1,81");
    assertThat(shell("nc -i 1 localhost 82")).isEqualTo("nc ,localhost,82");
    assertThat(shell("nc localhost")).isEqualTo("nc ,localhost,0");
    assertThat(shell("nc -h")).isEqualTo("nc ,,0");
  }

  @Test
  void what_a_program_asks_is_read_out_of_its_code() {
    assertThat(asks("CMD", "node", "-e", "http.request({port: 3000}, r => 0).end()"))
        .isEqualTo("node http,,3000");
    assertThat(asks("CMD", "node", "-e", "process.exit(0)")).isEqualTo("node ,,0");
    assertThat(asks("CMD", "python", "-c", "check('127.0.0.1')")).isEqualTo("python ,127.0.0.1,0");
    assertThat(asks("CMD", "node", "-p", "get('localhost', 8081)"))
        .isEqualTo("node ,localhost,8081");
  }

  @Test
  void clients_of_their_own_protocol() {
    assertThat(shell("cgi-fcgi -bind -connect /run/php.sock")).isEqualTo("cgi-fcgi fastcgi,,0");
    assertThat(shell("cgi-fcgi -bind -connect 127.0.0.1"))
        .isEqualTo("cgi-fcgi fastcgi,127.0.0.1,9000");
    assertThat(asks("CMD", "grpc-health-probe", "--addr=localhost:50051"))
        .isEqualTo("grpc-health-probe grpc,localhost,50051");
    assertThat(asks("CMD", "grpc_health_probe")).isEqualTo("grpc_health_probe grpc,,0");
    assertThat(shell("pg_isready -p 5433")).isEqualTo("pg_isready ,,5433");
    assertThat(shell("mysqladmin ping -P 3307 --silent")).isEqualTo("mysqladmin ,,3307");
    assertThat(shell("redis-cli -h cache -p 6380 ping")).isEqualTo("redis-cli ,cache,6380");
  }

  @Test
  void what_asks_nobody_is_no_probe() {
    assertThat(asks("CMD")).isEmpty();
    assertThat(shell("[ -f /tmp/ready ] && true || exit 1")).isEmpty();
    assertThat(shell("test -e /tmp/ready; echo ok | grep ok")).isEmpty();
    assertThat(shell("echo </dev/tcp/localhost")).isEmpty();
    assertThat(shell("echo </dev/tcp/127.0.0.1/81")).isEqualTo("bash ,127.0.0.1,81");
  }

  @Test
  void addresses_with_all_their_parts() {
    assertThat(shell("curl http://u:p@localhost:84/x#y")).isEqualTo("curl http,localhost,84/x#y");
    assertThat(shell("curl 'http://localhost:85?x'")).isEqualTo("curl http,localhost,85?x");
    assertThat(shell("curl http://localhost:99999")).isEqualTo("curl http,localhost,-1");
    assertThat(shell("curl http://[::1]:86/")).isEqualTo("curl http,[::1],86/");
    assertThat(ProbeUrl.url("curl", null, "http://127.0.0.2", null).local()).isTrue();
    assertThat(ProbeUrl.url("curl", null, "http://10.0.0.2", null).local()).isFalse();
  }

  @Test
  void a_check_is_looked_for_in_a_few_wrappers_and_shells() {
    assertThat(shell("timeout 1 ".repeat(3) + "curl localhost:81"))
        .isEqualTo("curl http,localhost,81");
    assertThat(shell("timeout 1 ".repeat(4) + "curl localhost:81")).isEmpty();
    assertThat(asks("CMD", "sh", "-c", "sh -c 'curl localhost:81'"))
        .isEqualTo("curl http,localhost,81");
    assertThat(asks("CMD", "sh", "-c", "sh -c 'sh -c \"curl localhost\"'")).isEmpty();
    assertThat(asks("CMD", "sh", "-c")).isEmpty();
    assertThat(asks("CMD", "bash", "-e", "-c", "curl localhost:82"))
        .isEqualTo("curl http,localhost,82");
    assertThat(shell("exec")).isEmpty();
    assertThat(shell("A=1")).isEmpty();
  }

  @Test
  void numbers_are_read_to_their_end() {
    assertThat(shell("echo </dev/tcp/localhost/9090 && true")).isEqualTo("bash ,localhost,9090");
    assertThat(shell("echo </dev/tcp//81")).isEmpty();
    assertThat(asks("CMD", "node", "-e", "get('localhost', 9090)"))
        .isEqualTo("node ,localhost,9090");
    assertThat(asks("CMD", "node", "-e", "h2({port: 3000})")).isEqualTo("node http,,3000");
    assertThat(asks("CMD", "node", "-e", "process.exit(7)")).isEqualTo("node ,,0");
  }

  @Test
  void what_is_not_known_does_not_vanish() {
    assertThat(shell("curl http://localhost:81/$X")).isEqualTo("curl http,localhost,81/…");
    assertThat(shell("mysqladmin ping -psecret")).isEqualTo("mysqladmin ,,0");
    assertThat(shell("mysqladmin ping -h db -psecret")).isEqualTo("mysqladmin ,db,3306");
    assertThat(shell("curl HTTPS://localhost/")).isEqualTo("curl https,localhost,443/");
    assertThat(asks("CMD", "python", "-c", "get(\"https://localhost:8443/\")"))
        .isEqualTo("python https,localhost,8443/");
  }
}
