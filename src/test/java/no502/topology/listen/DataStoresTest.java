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
        .isEqualTo("unix:/run/x.sock/TCP");
    assertThat(Told.of(in("alpine", "nc", "-lk", "-p", "8080"))).isEqualTo("*:8080/UNKNOWN");
    assertThat(Told.of(in("alpine", "nc", "-z", "db", "80"))).isEqualTo("…");
  }
}
