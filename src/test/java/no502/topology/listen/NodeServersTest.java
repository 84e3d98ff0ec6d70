package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class NodeServersTest {
  private static AContainer node(String... command) {
    return AContainer.from("node:20-alpine").workdir("/app").command(command);
  }

  private static AContainer script(String script, String... command) {
    return node(command)
        .file("/app/package.json", "{\"scripts\": {\"dev\": \"" + script + "\"}, \"x\": [1]}");
  }

  @Test
  void vite_stays_on_localhost_unless_told() {
    assertThat(Told.of(node("npx", "vite"))).isEqualTo("localhost:5173/HTTP");
    assertThat(Told.of(node("npx", "vite", "--host"))).isEqualTo("*:5173/HTTP");
    assertThat(Told.of(node("vite", "--host", "0.0.0.0", "--port", "80")))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(node("vite", "preview", "--port", "8080"))).isEqualTo("localhost:8080/HTTP");
    assertThat(Told.of(node("vite", "build"))).isEqualTo("…");
  }

  @Test
  void vite_reads_its_configuration() {
    String config =
        """
        import { defineConfig } from 'vite'
        export default defineConfig({
          plugins: [vue()],
          // server: { host: false },
          server: {
            port: 3000,
            host: true, // for Docker
            proxy: { '/api': { target: 'http://x:1', port: 9 } },
          },
          preview: { host: '127.0.0.1' },
        })
        """;
    assertThat(Told.of(node("vite").file("/app/vite.config.ts", config))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(node("vite", "preview").file("/app/vite.config.ts", config)))
        .isEqualTo("127.0.0.1:4173/HTTP");
    assertThat(Told.of(node("vite").file("/app/vite.config.js", "export default {}")))
        .isEqualTo("localhost:5173/HTTP");
  }

  @Test
  void vite_is_not_sure_when_its_configuration_is_computed_or_hidden() {
    assertThat(
            Told.of(
                node("vite").file("/app/vite.config.js", "export default { server: options() }")))
        .isEqualTo("localhost:5173/HTTP? …");
    assertThat(Told.of(node("vite").file("/app/vite.config.js", "export default { a, server, b }")))
        .isEqualTo("localhost:5173/HTTP? …");
    assertThat(Told.of(node("vite").file("/app/vite.config.js", "export default { ...base }")))
        .isEqualTo("localhost:5173/HTTP? …");
    assertThat(Told.of(node("vite").hiddenFile("/app"))).isEqualTo("localhost:5173/HTTP? …");
  }

  @Test
  void vite_may_speak_https_when_its_configuration_says_so() {
    String config = "export default { server: { host: '0.0.0.0', port: 443, https: { key } } }";

    assertThat(Told.of(node("vite").file("/app/vite.config.js", config)))
        .isEqualTo("0.0.0.0:443/UNKNOWN");
  }

  @Test
  void npm_keeps_options_for_itself() {
    AContainer swallowed = script("vite --port 8080", "npm", "run", "dev", "--host");

    assertThat(Told.of(swallowed)).isEqualTo("localhost:8080/HTTP");
    assertThat(Told.why(swallowed))
        .contains(
            "npm keeps --host for itself; the script sees it only as \"npm run dev -- --host\"");
    assertThat(Told.of(script("vite --port 8080", "npm", "run", "dev", "--", "--host")))
        .isEqualTo("*:8080/HTTP");
  }

  @Test
  void yarn_and_pnpm_hand_options_on() {
    assertThat(Told.of(script("vite", "yarn", "dev", "--host"))).isEqualTo("*:5173/HTTP");
    assertThat(Told.of(script("vite", "yarn", "run", "dev", "--host", "0.0.0.0")))
        .isEqualTo("0.0.0.0:5173/HTTP");
    assertThat(Told.of(script("vite", "pnpm", "dev", "--host"))).isEqualTo("*:5173/HTTP");
    assertThat(Told.of(script("vite", "pnpm", "run", "dev", "--", "--host")))
        .as("pnpm hands the dashes on, and vite stops reading there")
        .isEqualTo("localhost:5173/HTTP");
  }

  @Test
  void a_shell_may_stand_around_it() {
    AContainer desec = script("vite --port 8080").shell("npm install && npm run dev --host");

    assertThat(Told.of(desec)).isEqualTo("localhost:8080/HTTP");
    assertThat(Told.of(script("PORT=80 next dev").shell("cd /app && npm run dev")))
        .isEqualTo("*:80/HTTP");
    assertThat(Told.of(script("PORT=80 next dev").shell("cd ../../app && npm run dev")))
        .as("the folder above / is /")
        .isEqualTo("*:80/HTTP");
  }

  @Test
  void a_package_json_that_is_not_at_hand_hides_all() {
    assertThat(Told.of(node("npm", "run", "dev"))).isEqualTo("…");
    assertThat(Told.of(node("npm", "run", "dev").hiddenFile("/app"))).isEqualTo("…");
    assertThat(Told.of(script("vite", "npm", "run", "other"))).isEqualTo("…");
  }

  @Test
  void next_listens_everywhere() {
    assertThat(Told.of(node("next", "start"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(node("next", "dev", "-p", "4000", "-H", "127.0.0.1")))
        .isEqualTo("127.0.0.1:4000/HTTP");
    assertThat(Told.of(node("next", "start").env("PORT", "8080"))).isEqualTo("*:8080/HTTP");
  }

  @Test
  void next_standalone_binds_HOSTNAME() {
    AContainer standalone =
        node("node", "server.js").copiesHidden("COPY --from=b /app/.next/standalone", "/app");

    assertThat(Told.of(standalone)).isEqualTo("the container's own address:3000/HTTP");
    assertThat(Told.of(standalone.env("HOSTNAME", "0.0.0.0").env("PORT", "3001")))
        .isEqualTo("0.0.0.0:3001/HTTP");
  }

  @Test
  void the_other_node_servers_by_default() {
    assertThat(Told.of(node("ng", "serve"))).isEqualTo("localhost:4200/HTTP");
    assertThat(Told.of(node("ng", "serve", "--host", "0.0.0.0"))).isEqualTo("0.0.0.0:4200/HTTP");
    assertThat(Told.of(node("react-scripts", "start"))).isEqualTo("0.0.0.0:3000/HTTP");
    assertThat(Told.of(node("npx", "serve", "-s", "build", "-l", "3000"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(node("serve", "-l", "tcp://127.0.0.1:5000")))
        .isEqualTo("127.0.0.1:5000/HTTP");
    assertThat(Told.of(node("http-server", "-p", "80"))).isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(node("npx", "nuxt", "dev"))).isEqualTo("?:3000/HTTP? …");
    assertThat(Told.of(node("nuxt", "dev", "--host", "0.0.0.0", "-p", "3000")))
        .isEqualTo("0.0.0.0:3000/HTTP");
    assertThat(Told.of(node("node", ".output/server/index.mjs"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(node("remix-serve", "build"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(node("astro", "dev", "--host", "--port", "80"))).isEqualTo("*:80/HTTP");
    assertThat(Told.of(node("webpack", "serve", "--host", "127.0.0.1", "--port", "1")))
        .isEqualTo("127.0.0.1:1/HTTP");
    assertThat(Told.of(node("vue-cli-service", "serve"))).isEqualTo("0.0.0.0:8080/HTTP");
  }
}
