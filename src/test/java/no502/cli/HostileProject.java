package no502.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A small project with something wrong in every corner, and one hostile text in one of them. */
enum HostileProject {
  FOLDER,
  COMPOSE_FILE,
  NGINX_FILE,
  SERVICE,
  UPSTREAM,
  LOCATION,
  TARGET,
  SERVER_NAME,
  SILENCED_RULE,
  SILENCE_REASON,
  PROFILE,
  IMAGE,
  COMMAND,
  HEALTHCHECK,
  NETWORK,
  CONTAINER_NAME,
  DEPENDS_ON,
  DOCKERFILE,
  INCLUDE,
  VARIABLE,
  ENV_FILE,
  COMMENTS,
  COMPOSE_KEY,
  DIRECTIVE;

  private static final ObjectMapper QUOTES = new ObjectMapper();

  FakeConsole with(String evil) {
    String folder = this == FOLDER ? "a" + evil.replace("..", "") : "shop";
    String compose = this == COMPOSE_FILE ? "docker-compose." + evil + ".yml" : "compose.yaml";
    String conf = this == NGINX_FILE ? "n" + evil + ".conf" : "nginx.conf";
    return new FakeConsole()
        .file(folder + "/" + compose, compose(evil, conf))
        .file(folder + "/" + conf, nginx(evil))
        .file(folder + "/app/Dockerfile", "FROM " + in(DOCKERFILE, evil, "python:3.12") + "\n")
        .file("clean/compose.yaml", "services: {db: {image: 'postgres:17'}}\n");
  }

  private String in(HostileProject corner, String evil, String otherwise) {
    return this == corner ? evil : otherwise;
  }

  private String compose(String evil, String conf) {
    return """
        services:
          web:
            image: nginx:1.28
            ports: ["80:80"]
            volumes:
              - {type: bind, source: %s, target: /etc/nginx/conf.d/default.conf}
            depends_on: [%s] %s
          %s:
            image: %s
            command: ["gunicorn", "-b", %s, "app:app"] %s
            networks: [%s]
            env_file: [{path: %s, required: false}]
            container_name: %s
            healthcheck: {test: ["CMD-SHELL", %s]}
            environment: {X: "${%s}"}
          built:
            build: app
            %s: always
            profiles: [%s]
        networks:
          %s: {}
          default: {}
        """
        .formatted(
            yaml("./" + conf),
            yaml(in(DEPENDS_ON, evil, "api")),
            comment(evil),
            yaml(in(SERVICE, evil, "api")),
            yaml(in(IMAGE, evil, "python:3.12")),
            yaml(in(COMMAND, evil, "127.0.0.1:8000")),
            comment(evil),
            yaml(in(NETWORK, evil, "back")),
            yaml(in(ENV_FILE, evil, "none.env")),
            yaml(in(CONTAINER_NAME, evil, "api")),
            yaml("curl -f http://localhost:1/" + in(HEALTHCHECK, evil, "")),
            in(VARIABLE, evil, "X").replaceAll("[\\P{Print}\"\\\\]", ""),
            yaml(in(COMPOSE_KEY, evil, "restart")),
            yaml(in(PROFILE, evil, "extra")),
            yaml(in(NETWORK, evil, "back")));
  }

  private String nginx(String evil) {
    return """
        upstream %s { server api:8080; server 127.0.0.1:1; }
        server {
          listen 80;
          server_name %s;
          include %s;
          %s;
          # no502: ignore %s -- %s
          location %s { proxy_pass %s; } %s
          location /two { proxy_pass http://127.0.0.1:9; } %s
          location /three { proxy_pass http://nowhere; }
        }
        """
        .formatted(
            nginx(in(UPSTREAM, evil, "pool"), ""),
            nginx(in(SERVER_NAME, evil, "a.example"), ""),
            nginx("/etc/nginx/" + in(INCLUDE, evil, "none*.conf"), ""),
            this == DIRECTIVE ? nginx(evil, "") + " on" : "gzip on",
            in(SILENCED_RULE, evil, "stale-dns"),
            in(SILENCE_REASON, evil, "it never changes"),
            nginx(in(LOCATION, evil, ""), "/"),
            nginx(in(TARGET, evil, "pool"), "http://"),
            comment(evil),
            comment(evil));
  }

  private String comment(String evil) {
    return this == COMMENTS ? "# " + evil.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]", " ") : "";
  }

  private static String nginx(String text, String before) {
    return '"' + before + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String yaml(String text) {
    try {
      StringBuilder out = new StringBuilder();
      QUOTES
          .writeValueAsString(text.replace("$", "$$"))
          .codePoints()
          .forEach(c -> out.append(c < 0x7F ? "" + (char) c : "\\U%08X".formatted(c)));
      return out.toString();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
