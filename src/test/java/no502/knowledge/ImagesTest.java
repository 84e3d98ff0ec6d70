package no502.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no502.knowledge.ImageFacts.Libc;
import no502.knowledge.ImageFacts.ListenFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

  @ParameterizedTest
  @CsvSource({
    "nginx, 80",
    "nginx:1.27-alpine, 80",
    "docker.io/library/nginx:stable, 80",
    "library/nginx, 80",
    "nginx:1.25.3-alpine-slim, 80",
    "nginx@sha256:abc, 80",
    "arm64v8/nginx:latest, 80",
    "nginxinc/nginx-unprivileged:1.25-alpine, 8080",
    "bitnami/nginx:1.25, 8080",
    "openresty/openresty:alpine, 80",
    "jc21/nginx-proxy-manager:latest, 80",
    "nginxproxy/nginx-proxy:alpine, 80",
    "httpd:2.4-alpine, 80",
    "caddy:2, 80",
    "traefik:v3.1, 80",
    "traefik/whoami, 80",
    "containous/whoami:v1.5.0, 80",
    "hashicorp/http-echo:1.0, 5678",
    "kennethreitz/httpbin, 80",
    "mendhak/http-https-echo:31, 8080",
    "ealen/echo-server, 80",
    "jmalloc/echo-server, 8080",
    "strm/helloworld-http, 80",
    "crccheck/hello-world, 8000",
    "gcr.io/google-samples/hello-app:1.0, 8080",
    "nginxdemos/hello:plain-text, 80",
    "php:8.3-fpm, 9000",
    "php:8.3.1-fpm-alpine3.19, 9000",
    "php:8.2-apache-bookworm, 80",
    "dunglas/frankenphp:latest, 80",
    "wordpress, 80",
    "wordpress:6.4-php8.2-fpm-alpine, 9000",
    "wordpress:6.4.2-php8.2-fpm, 9000",
    "nextcloud:28-apache, 80",
    "nextcloud:fpm-alpine, 9000",
    "matomo:fpm, 9000",
    "phpmyadmin/phpmyadmin, 80",
    "phpmyadmin:5.2, 80",
    "adminer, 8080",
    "drupal:10-fpm, 9000",
    "postgres:16, 5432",
    "postgres:16-alpine, 5432",
    "postgis/postgis:16-3.4, 5432",
    "pgvector/pgvector:pg16, 5432",
    "mysql:8.0, 3306",
    "mysql/mysql-server:8.0, 3306",
    "mariadb:10.11, 3306",
    "mongo:7, 27017",
    "redis:7-alpine, 6379",
    "valkey/valkey:8, 6379",
    "memcached:1.6-alpine, 11211",
    "rabbitmq:3-management-alpine, 5672",
    "docker.elastic.co/elasticsearch/elasticsearch:8.11.1, 9200",
    "elasticsearch:7.17.9, 9200",
    "docker.elastic.co/kibana/kibana:8.11.1, 5601",
    "opensearchproject/opensearch:2, 9200",
    "solr:9, 8983",
    "tomcat:10.1-jdk17, 8080",
    "jetty:12-jdk21-alpine, 8080",
    "jenkins/jenkins:lts-jdk17, 8080",
    "sonarqube:community, 9000",
    "sonatype/nexus3, 8081",
    "registry:2, 5000",
    "gitea/gitea:1.21, 3000",
    "gitlab/gitlab-ce:latest, 80",
    "quay.io/keycloak/keycloak:24.0, 8080",
    "hashicorp/vault:1.15, 8200",
    "minio/minio, 9000",
    "quay.io/minio/minio:latest, 9000",
    "prom/prometheus:v2.48.0, 9090",
    "grafana/grafana, 3000",
    "prom/alertmanager, 9093",
    "prom/node-exporter:v1.7.0, 9100",
    "grafana/loki:2.9.0, 3100",
    "jaegertracing/all-in-one:1.52, 16686",
    "openzipkin/zipkin, 9411",
    "influxdb:2.7, 8086",
    "nats:2.10-alpine, 4222",
    "zookeeper:3.9, 2181",
    "apache/kafka:3.7.0, 9092",
    "confluentinc/cp-kafka:7.5.0, 9092",
    "neo4j:5, 7474",
    "couchdb:3, 5984",
    "clickhouse/clickhouse-server:24-alpine, 8123",
    "qdrant/qdrant:v1.7.4, 6333",
    "getmeili/meilisearch:v1.5, 7700",
    "ollama/ollama, 11434",
    "kong:3.4, 8000",
    "axllent/mailpit, 1025",
    "mongo-express, 8081",
    "dpage/pgadmin4, 80",
    "ghost:5-alpine, 2368",
    "louislam/uptime-kuma:1, 3001",
    "n8nio/n8n, 5678",
    "metabase/metabase, 3000",
    "apache/superset, 8088",
    "directus/directus:10, 8055",
    "vaultwarden/server, 80",
    "mcr.microsoft.com/dotnet/aspnet:8.0, 8080",
    "mcr.microsoft.com/dotnet/aspnet:6.0-alpine, 80",
    "public.ecr.aws/docker/library/nginx:1.25, 80",
    "odoo:17.0, 8069",
    "node-red, 0",
    "nodered/node-red, 1880",
    "eclipse-mosquitto:2, 1883",
    "portainer/portainer-ce, 9000",
  })
  void realReferencesAndTheirFirstPort(String reference, int port) {
    ImageFacts facts = Images.find(reference);
    if (port == 0) {
      assertThat(facts).isNull();
    } else {
      assertThat(facts.ports().get(0).port()).isEqualTo(port);
      assertThat(facts.evidence()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ":", "@", "my-app", "registry.example.com/nginx",
            "registry.example.com:5000/team/nginx:1",
        "ghcr.io/somebody/nginx", "nginx-custom", "user/nginx", "${IMAGE}", "a b", "library/"
      })
  void imagesThatNobodyKnowsAreNull(String reference) {
    assertThat(Images.find(reference)).isNull();
    assertThat(Images.workdir(reference)).isNull();
    assertThat(NginxImages.find(reference)).isNull();
  }

  @Test
  void theTagDecidesTheVariant() {
    assertThat(Images.find("nginx:alpine").libc()).isEqualTo(Libc.MUSL);
    assertThat(Images.find("nginx:1.27").libc()).isEqualTo(Libc.GLIBC);
    assertThat(Images.find("nginx:alpine-slim").tools()).doesNotContain("curl");
    assertThat(Images.find("node:20").tools()).contains("curl", "wget");
    assertThat(Images.find("node:20-slim").tools()).doesNotContain("curl", "wget");
    assertThat(Images.find("node:20-alpine3.19").tools()).contains("busybox-wget");
    assertThat(Images.find("elasticsearch:7.17.0").ports().get(0).protocol()).isEqualTo("http");
    assertThat(Images.find("elasticsearch:8.11.0").ports().get(0).protocol()).isEqualTo("https");
    assertThat(Images.find("quay.io/keycloak/keycloak:24.0").ports()).hasSize(2);
    assertThat(Images.find("quay.io/keycloak/keycloak").ports()).hasSize(3);
  }

  @Test
  void whatIsOnlyRememberedIsNotVerified() {
    assertThat(Images.find("nginx:1.27").verified()).isTrue();
    assertThat(Images.find("bitnami/nginx").verified()).isFalse();
    assertThat(Images.find("node@sha256:0123").verified())
        .as("a digest does not tell the variant")
        .isFalse();
    assertThat(Images.find("node:20@sha256:0123").verified()).isTrue();
  }

  @Test
  void loopbackPortsAndHealthchecks() {
    assertThat(Images.find("caddy:2").ports()).contains(new ListenFact(2019, "http", "loopback"));
    assertThat(Images.find("jellyfin/jellyfin").healthcheck()).isTrue();
    assertThat(Images.find("nginx").healthcheck()).isFalse();
    assertThat(Images.find("hasura/graphql-engine").healthcheck()).isNull();
    assertThat(Images.find("couchdb:3").tools()).isNull();
    assertThat(Images.find("traefik/whoami").tools()).isEmpty();
    assertThat(Images.workdir("php:8-fpm")).isEqualTo("/var/www/html");
    assertThat(Images.workdir("nginx")).isEqualTo("/");
  }

  @Test
  void everyRowOfEveryTableHolds() {
    for (List<String> row : Tables.rows("images.tsv")) {
      if (row.get(1).startsWith("= ")) {
        assertThat(row).hasSize(2);
        assertThat(Images.find(row.get(0))).as(row.get(0)).isNotNull();
        continue;
      }
      assertThat(row).as(row.get(0)).hasSize(9);
      assertThat(row.get(3)).as(row.get(0)).isIn("yes", "no", "?");
      assertThat(row.get(5)).as(row.get(0)).isIn("glibc", "musl", "none", "?");
      assertThat(row.get(7)).as(row.get(0)).isIn("yes", "no");
      assertThat(row.get(8)).as(row.get(0)).isNotBlank();
      if (row.get(8).equals("memory")) {
        assertThat(row.get(7)).as(row.get(0)).isEqualTo("no");
      }
      for (String port : Tables.words(row.get(2), ',')) {
        assertThat(port)
            .as(row.get(0))
            .matches("\\d+/(http|https|grpc|tcp|fastcgi|memcached)(@loopback)?");
      }
      for (String condition : Tables.words(row.get(1), ' ')) {
        assertThat(condition).as(row.get(0)).matches("[a-z]+|(>=|<)\\d+");
      }
    }
    for (List<String> row : Tables.rows("servers.tsv")) {
      assertThat(row).as(row.get(0)).hasSize(8);
      assertThat(row.get(1)).isIn("all", "all4", "loopback4", "localhost", "given", "env");
      assertThat(Integer.parseInt(row.get(2))).isBetween(0, 65_535);
      assertThat(Servers.find(Tables.words(row.get(0), ' ').get(0)).evidence()).isNotBlank();
      assertThat(row.get(7).equals("memory") && row.get(6).equals("yes")).isFalse();
    }
    for (List<String> row : Tables.rows("packages.tsv")) {
      assertThat(row).hasSize(2);
    }
    for (List<String> row : Tables.rows("nginx-images.tsv")) {
      assertThat(NginxImages.find(row.get(0)).mainPath()).startsWith("/");
    }
  }

  @Test
  void aLaterRowIsNeverHiddenByAnEarlierOneWithoutConditions() {
    Set<String> open = new java.util.HashSet<>();
    for (List<String> row : Tables.rows("images.tsv")) {
      assertThat(open).as("second row of " + row.get(0)).doesNotContain(row.get(0));
      if (row.get(1).isEmpty()) {
        open.add(row.get(0));
      }
    }
  }

  @Test
  void theTableOfImagesIsSorted() {
    List<String> names = new java.util.ArrayList<>();
    for (List<String> row : Tables.rows("images.tsv")) {
      names.add(row.get(0));
    }
    assertThat(names).isSorted();
  }

  @Test
  void serversByProgram() {
    assertThat(Servers.find("gunicorn").bind()).isEqualTo("loopback4");
    assertThat(Servers.find("gunicorn").flags()).contains("--bind");
    assertThat(Servers.find("vite").bind()).isEqualTo("localhost");
    assertThat(Servers.find("php-fpm").protocol()).isEqualTo("fastcgi");
    assertThat(Servers.find("uwsgi").port()).isZero();
    assertThat(Servers.find("rails").environment()).contains("BINDING", "PORT");
    assertThat(Servers.find("nothing-like-it")).isNull();
  }

  @Test
  void toolsOfAnImageAndItsPackages() {
    ImageFacts slim = Images.find("python:3.12-slim");
    assertThat(Tools.has(slim, Set.of(), "curl")).isFalse();
    assertThat(Tools.has(slim, Set.of("curl"), "/usr/bin/curl")).isTrue();
    assertThat(Tools.has(slim, Set.of(), "python3")).isTrue();
    assertThat(Tools.has(slim, Set.of(), "/healthcheck.sh")).as("a script of their own").isNull();
    assertThat(Tools.has(slim, Set.of(), "sh")).isTrue();
    assertThat(Tools.has(Images.find("node:20-alpine"), Set.of(), "wget")).isTrue();
    assertThat(Tools.has(Images.find("node:20-alpine"), Set.of(), "bash")).isFalse();
    assertThat(Tools.has(Images.find("traefik/whoami"), Set.of(), "sh")).isFalse();
    assertThat(Tools.has(Images.find("postgres:16"), Set.of(), "pg_isready")).isTrue();
    assertThat(Tools.has(null, Set.of(), "curl")).isNull();
    assertThat(Tools.has(null, Set.of("curl"), "curl")).isTrue();
    assertThat(Tools.of("netcat-openbsd")).containsExactly("nc");
  }
}
