package no502.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Configuration of any size, as people write it. */
public final class Samples {
  private Samples() {}

  /** An nginx.conf of about this many bytes. */
  public static String nginx(int bytes) {
    StringBuilder out = new StringBuilder(bytes + 1000);
    out.append("user nginx;\nworker_processes auto;\nevents {\n  worker_connections 1024;\n}\nhttp {\n");
    for (int i = 0; out.length() < bytes; i++) {
      server(i, out);
    }
    return out.append("}\n").toString();
  }

  private static void server(int i, StringBuilder out) {
    out.append("  # site ").append(i).append(", kept as the team before us left it\n");
    out.append("  server {\n    listen 80;\n    server_name site-").append(i);
    out.append(".example.com www.site-").append(i).append(".example.com;\n");
    out.append("    access_log /var/log/nginx/site-").append(i).append(".log main buffer=32k;\n");
    out.append("    location / {\n      proxy_pass http://app-").append(i).append(":8080;\n");
    out.append("      proxy_set_header Host $host;\n");
    out.append("      proxy_set_header X-Forwarded-For \"$proxy_add_x_forwarded_for\";\n");
    out.append("      proxy_connect_timeout 2s;\n    }\n");
    out.append("    location ~* \\.(css|js|png)$ {\n      root '/srv/static';\n");
    out.append("      expires 30d;\n    }\n  }\n");
  }

  /** A Compose file of about this many bytes. */
  public static String compose(int bytes) {
    StringBuilder out = new StringBuilder(bytes + 1000);
    out.append("services:\n");
    for (int i = 0; out.length() < bytes; i++) {
      service(i, out);
    }
    return out.append("networks:\n  backend:\n    driver: bridge\n").toString();
  }

  private static void service(int i, StringBuilder out) {
    out.append("  app-").append(i).append(":\n    image: registry.example.com/app:1.").append(i);
    out.append("\n    restart: unless-stopped\n    environment:\n");
    out.append("      DATABASE_URL: postgres://app:${PASSWORD:-secret}@db:5432/app").append(i);
    out.append("\n      LOG_LEVEL: \"info\"\n    expose:\n      - \"8080\"\n");
    out.append("    networks:\n      - backend\n    healthcheck:\n");
    out.append("      test: [\"CMD\", \"curl\", \"-f\", \"http://localhost:8080/health\"]\n");
    out.append("      interval: 30s\n");
  }

  /** A stack with this many services, each with a route of its own. */
  public static Map<String, String> stack(int services) {
    StringBuilder compose = new StringBuilder("services:\n");
    compose.append("  edge:\n    image: nginx:1.27\n    ports: ['80:80']\n    volumes:\n");
    compose.append("      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n");
    StringBuilder nginx = new StringBuilder("events {}\nhttp {\n  server {\n    listen 80;\n");
    for (int i = 0; i < services; i++) {
      compose.append("  app-").append(i).append(":\n    image: python:3.12\n");
      compose.append("    command: gunicorn -b 0.0.0.0:").append(8000 + i % 10).append(" app:app\n");
      nginx.append("    location /").append(i).append("/ {\n      proxy_pass http://app-").append(i);
      nginx.append(':').append(8000 + (i % 7 == 0 ? 99 : i % 10)).append(";\n    }\n");
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("compose.yml", compose.toString());
    files.put("nginx.conf", nginx.append("  }\n}\n").toString());
    return files;
  }
}
