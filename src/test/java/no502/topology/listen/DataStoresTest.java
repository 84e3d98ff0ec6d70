package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class DataStoresTest {
  private static AContainer in(String image, String... command) {
    return AContainer.from(image).workdir("/data").command(command);
  }

  @Test
  void redis() {
    assertThat(Told.of(in("redis:7-alpine"))).isEqualTo("*:6379/TCP");
    assertThat(Told.of(in("redis:7", "redis-server", "--appendonly", "yes", "--port", "6380")))
        .isEqualTo("*:6380/TCP");
    assertThat(Told.of(in("redis:7", "--bind", "127.0.0.1"))).isEqualTo("127.0.0.1:6379/TCP");
    assertThat(
            Told.of(
                in("redis:7", "redis-server", "/etc/redis.conf")
                    .file("/etc/redis.conf", "# bind 1\nbind 127.0.0.1 -::1\nport 7000\n")))
        .isEqualTo("127.0.0.1:7000/TCP");
    assertThat(Told.of(in("redis:7", "redis-server", "/etc/r.conf").hiddenFile("/etc/r.conf")))
        .isEqualTo("*:6379/TCP? …");
  }

  @Test
  void postgres() {
    assertThat(Told.of(in("postgres:16").env("POSTGRES_PASSWORD", "x"))).isEqualTo("*:5432/TCP");
    assertThat(Told.of(in("postgres:16", "-c", "max_connections=200", "-c", "port=5433")))
        .isEqualTo("*:5433/TCP");
    assertThat(Told.of(in("postgres:16", "postgres", "-c", "listen_addresses=localhost")))
        .isEqualTo("localhost:5432/TCP");
    assertThat(Told.of(in("postgres:16", "postgres", "-c", "config_file=/etc/p.conf")))
        .isEqualTo("*:5432/TCP? …");
  }

  @Test
  void mysql_and_mariadb() {
    assertThat(Told.of(in("mysql:8"))).isEqualTo("*:3306/TCP *:33060/TCP");
    assertThat(Told.of(in("mariadb:11", "--bind-address=127.0.0.1")))
        .isEqualTo("127.0.0.1:3306/TCP");
    assertThat(Told.of(in("mariadb:11").mount("/etc/mysql/conf.d"))).isEqualTo("*:3306/TCP? …");
  }

  @Test
  void mongo() {
    assertThat(Told.of(in("mongo:7"))).isEqualTo("*:27017/TCP");
    assertThat(Told.of(in("mongo:7", "mongod", "--bind_ip", "127.0.0.1", "--port", "1")))
        .isEqualTo("127.0.0.1:1/TCP");
    assertThat(Told.of(in("debian:12", "mongod"))).isEqualTo("127.0.0.1:27017/TCP");
  }

  @Test
  void memcached() {
    assertThat(Told.of(in("memcached:1").listens(11211, "memcached")))
        .isEqualTo("*:11211/MEMCACHED");
    assertThat(Told.of(in("memcached:1", "-m", "64", "-l", "127.0.0.1", "-p", "1")))
        .isEqualTo("127.0.0.1:1/MEMCACHED");
  }

  @Test
  void minio_opens_its_console_where_told() {
    assertThat(Told.of(in("minio/minio", "server", "/data"))).isEqualTo("*:9000/HTTP");
    assertThat(Told.of(in("minio/minio", "server", "/data", "--console-address", ":9001")))
        .isEqualTo("*:9000/HTTP *:9001/HTTP");
  }

  @Test
  void vault_in_development() {
    assertThat(Told.of(in("hashicorp/vault"))).isEqualTo("0.0.0.0:8200/HTTP");
    assertThat(Told.of(in("hashicorp/vault", "server", "-config=/v.hcl"))).isEqualTo("…");
  }

  @Test
  void socat_and_netcat() {
    assertThat(Told.of(in("alpine", "socat", "TCP-LISTEN:80,fork,bind=127.0.0.1", "TCP:db:1")))
        .isEqualTo("127.0.0.1:80/UNKNOWN");
    assertThat(Told.of(in("alpine", "socat", "UNIX-LISTEN:/run/x.sock,fork", "TCP:db:1")))
        .isEqualTo("unix:/run/x.sock/UNKNOWN");
    assertThat(Told.of(in("alpine", "nc", "-lk", "-p", "8080"))).isEqualTo("*:8080/UNKNOWN");
    assertThat(Told.of(in("alpine", "nc", "-z", "db", "80"))).isEqualTo("…");
  }

  @Test
  void a_file_of_redis_may_read_others() {
    assertThat(Told.of(in("redis:7", "redis-server", "r.conf").file("/data/r.conf", "include x\n")))
        .isEqualTo("*:6379/TCP? …");
    assertThat(
            Told.of(in("redis:7", "redis-server", "r.conf").file("/data/r.conf", "tls-port 1\n")))
        .isEqualTo("*:6379/TCP? …");
    assertThat(Told.of(in("valkey/valkey:8", "valkey-server", "--port", "1"))).isEqualTo("*:1/TCP");
  }

  @Test
  void variables_of_the_stores() {
    assertThat(Told.of(in("postgres:16").env("PGPORT", "5433"))).isEqualTo("*:5433/TCP");
    assertThat(Told.of(in("mysql:8").env("MYSQL_TCP_PORT", "3307")))
        .isEqualTo("*:3307/TCP *:33060/TCP");
    assertThat(Told.of(in("minio/minio", "server", "/data").env("MINIO_ADDRESS", ":9100")))
        .isEqualTo("*:9100/HTTP");
    assertThat(Told.of(in("hashicorp/vault").env("VAULT_DEV_LISTEN_ADDRESS", "0.0.0.0:8201")))
        .isEqualTo("0.0.0.0:8201/HTTP");
  }

  @Test
  void options_of_the_stores() {
    assertThat(Told.of(in("postgres:16", "postgres", "-h", "127.0.0.1", "-p", "1")))
        .isEqualTo("127.0.0.1:1/TCP");
    assertThat(Told.of(in("mysql:8", "mysqld", "--port=3307"))).startsWith("*:3307/TCP");
    assertThat(Told.of(in("debian:12", "mongod", "--bind_ip_all"))).isEqualTo("*:27017/TCP");
    assertThat(Told.of(in("mongo:7", "mongod", "-f", "/etc/m.conf"))).isEqualTo("*:27017/TCP? …");
    assertThat(Told.of(in("minio/minio", "server", "--address", "127.0.0.1:9100", "/data")))
        .isEqualTo("127.0.0.1:9100/HTTP");
    assertThat(Told.of(in("debian:12", "vault", "server", "-dev")))
        .isEqualTo("127.0.0.1:8200/HTTP");
    assertThat(Told.of(in("debian:12", "vault", "server", "-dev", "-dev-listen-address=:1")))
        .isEqualTo("0.0.0.0:1/HTTP");
  }

  @Test
  void a_port_of_UDP_is_none_here() {
    assertThat(Told.of(in("alpine", "socat", "UDP-LISTEN:53,fork", "UDP:dns:53"))).isEqualTo("…");
    assertThat(Told.of(in("alpine", "nc", "-lu", "-p", "53"))).isEqualTo("…");
  }

  @Test
  void what_forwards_says_where_it_listens() {
    assertThat(Told.of(in("alpine", "socat", "tcp4-l:81", "TCP:db:1"))).isEqualTo("*:81/UNKNOWN");
    assertThat(Told.of(in("alpine", "socat", "TCP:a:1", "TCP:b:1"))).isEqualTo("…");
    assertThat(Told.of(in("alpine", "nc", "-l", "-s", "127.0.0.1", "80")))
        .isEqualTo("127.0.0.1:80/UNKNOWN");
    assertThat(Told.of(in("alpine", "nc", "-l"))).isEqualTo("…");
  }

  @Test
  void what_hides_a_store() {
    assertThat(Told.hiddenBy(in("hashicorp/vault", "server", "-config=/v.hcl")))
        .isEqualTo("vault's configuration is not followed");
    assertThat(Told.hiddenBy(in("alpine", "nc", "-l"))).contains("the port netcat listens on");
    assertThat(Told.hiddenBy(in("alpine", "socat", "TCP:a:1", "TCP:b:1")))
        .contains("socat listens on nothing we can read");
    assertThat(Told.of(in("minio/minio", "server", "/data").hiddenEnv("MINIO_ADDRESS")))
        .endsWith("…");
    assertThat(Told.of(in("minio/minio", "gateway", "s3"))).isEqualTo("…");
    assertThat(Told.of(in("hashicorp/vault", "agent"))).isEqualTo("…");
    assertThat(Told.of(in("redis:7", "redis-server", "--port").hiddenWord("$P"))).isEqualTo("…");
  }

  @Test
  void the_X_protocol_is_that_of_MySQL_alone() {
    assertThat(Told.of(in("mariadb:11"))).isEqualTo("*:3306/TCP");
    assertThat(Told.of(in("mysql:8", "mysqld", "--port=x"))).isEqualTo("…");
  }
}
