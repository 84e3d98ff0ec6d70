package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A stack drawn by chance, the same one for the same seed: right and wrong in many small ways. */
final class GeneratedStack {
  private static final List<String> IMAGES =
      List.of(
          "httpd:2.4",
          "php:8.3-fpm",
          "nginx:1.28",
          "redis:7",
          "registry.example.com/shop/api:7",
          "python:3.12-slim");
  private static final List<String> NAMES = List.of("app", "api", "shop_api", "php", "cache");
  private static final List<String> PORTS = List.of("80", "8080", "9000", "3000", "6379", "443");

  private final Random random;
  private final StringBuilder compose = new StringBuilder();
  private final StringBuilder nginx = new StringBuilder();
  private final List<String> services = new ArrayList<>();

  private GeneratedStack(long seed) {
    this.random = new Random(seed);
  }

  /** File name to text. */
  static Map<String, String> files(long seed) {
    GeneratedStack stack = new GeneratedStack(seed);
    stack.compose();
    stack.nginx();
    Map<String, String> files = new LinkedHashMap<>();
    String lineBreak = stack.random.nextInt(8) == 0 ? "\r\n" : "\n";
    files.put("compose.yaml", stack.compose.toString().replace("\n", lineBreak));
    files.put("nginx.conf", stack.nginx.toString().replace("\n", lineBreak));
    return files;
  }

  private void compose() {
    compose.append("services:\n  web: # the proxy\n    image: ");
    compose.append(one("nginx:1.28", "nginx:1.29.8", "nginx:alpine", "openresty/openresty"));
    compose.append("\n    volumes:\n      - ./nginx.conf:/etc/nginx/conf.d/");
    compose.append(one("default.conf", "default.conf", "default.conf", "site.disabled"));
    compose.append("\n");
    if (chance(6)) {
      compose.append("    network_mode: host\n");
    } else {
      ports("80", "8080");
      networks();
    }
    if (chance(5)) {
      compose.append("    extra_hosts:\n      - \"legacy:192.0.2.7\"\n");
    }
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      service(NAMES.get((random.nextInt(NAMES.size()) + i) % NAMES.size()));
    }
    compose.append("networks:\n  back:\n  front:\n    internal: true\n");
  }

  private void service(String name) {
    if (services.contains(name)) {
      return;
    }
    services.add(name);
    String image = IMAGES.get(random.nextInt(IMAGES.size()));
    if (chance(6)) {
      compose.append("  ").append(name).append(": {image: \"").append(image).append("\"}\n");
      return;
    }
    compose.append("  ").append(name).append(":\n    image: ").append(image).append("\n");
    if (image.startsWith("python")) {
      compose.append("    command: python -m http.server ").append(one("8080", "3000"));
      compose.append(one("", " --bind 127.0.0.1", " --bind 0.0.0.0")).append("\n");
    }
    if (chance(5)) {
      compose.append("    profiles: [extra]\n");
    }
    if (chance(5)) {
      compose.append("    network_mode: service:web\n");
    } else {
      ports(one("80", "8080", "9000"), one("3000", "8081"));
      networks();
    }
    if (chance(6)) {
      compose.append("    deploy:\n      replicas: 2\n");
    }
  }

  private void ports(String target, String published) {
    if (chance(3)) {
      compose.append("    ports:\n      - \"");
      compose.append(one("", "127.0.0.1:")).append(published).append(":").append(target);
      compose.append("\"\n");
    }
  }

  private void networks() {
    switch (random.nextInt(5)) {
      case 0 -> compose.append("    networks:\n      - back\n");
      case 1 -> compose.append("    networks: [default, back]\n");
      case 2 -> compose.append("    networks:\n      back:\n        aliases:\n          - alias\n");
      default -> {}
    }
  }

  private void nginx() {
    boolean block = chance(2);
    if (block) {
      nginx.append("upstream pool {\n");
      int servers = 1 + random.nextInt(3);
      for (int i = 0; i < servers; i++) {
        nginx.append("    server ").append(host()).append(":").append(port());
        nginx.append(one("", "", " backup", " down", " max_fails=2")).append(";\n");
      }
      nginx.append(one("", "    keepalive 8;\n")).append("}\n");
    }
    nginx.append("server {\n\tlisten ").append(one("80", "8080", "[::]:80")).append(";\n");
    nginx.append(one("", "", "\tresolver 127.0.0.11;\n", "\tresolver 127.0.0.11 valid=5s;\n"));
    int locations = 1 + random.nextInt(3);
    for (int i = 0; i < locations; i++) {
      nginx.append("\tlocation /").append(i).append("/ {\n\t\t");
      pass(block);
      nginx.append("\t}\n");
    }
    nginx.append("}\n");
  }

  private void pass(boolean block) {
    String address = host() + ":" + port();
    switch (random.nextInt(7)) {
      case 0 -> nginx.append("fastcgi_pass ").append(address).append("; # php\n");
      case 1 ->
          nginx.append("set $there ").append(address).append(";\n\t\tproxy_pass http://$there;\n");
      case 2 -> nginx.append("proxy_pass http://").append(address).append("/sub/;\n");
      case 3 -> nginx.append("proxy_pass https://").append(address).append(";\n");
      case 4 -> nginx.append("fastcgi_pass unix:/run/php.sock;\n");
      default -> {
        nginx.append("proxy_pass http://").append(block ? "pool" : address).append(";\n");
        nginx.append(one("", "\t\tproxy_next_upstream http_502;\n"));
        nginx.append(one("", "", "\t\tproxy_set_header Connection \"\";\n"));
      }
    }
  }

  private String host() {
    return switch (random.nextInt(9)) {
      case 0 -> "127.0.0.1";
      case 1 -> "localhost";
      case 2 -> "host.docker.internal";
      case 3 -> one("legacy", "alias", "[::1]", "192.0.2.9");
      case 4 -> one("ap", "shop-api", "cach", "nobody");
      default -> services.get(random.nextInt(services.size()));
    };
  }

  private String port() {
    return PORTS.get(random.nextInt(PORTS.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
