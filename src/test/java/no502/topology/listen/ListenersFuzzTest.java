package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import no502.topology.AContainer;
import no502.topology.Listener;
import no502.topology.Listening;
import org.junit.jupiter.api.Test;

/** Whatever words and files a container brings, there is an answer, and never a wrong port. */
class ListenersFuzzTest {
  private static final String[] PIECES = {
    "gunicorn",
    "uvicorn",
    "vite",
    "npm",
    "run",
    "dev",
    "yarn",
    "--",
    "--host",
    "--port",
    "-b",
    "0.0.0.0:8000",
    "[::]:",
    ":",
    "::",
    "8000",
    "99999999999",
    "-p",
    "sh",
    "-c",
    "exec",
    "\"$@\"",
    "$PORT",
    "${PORT:-",
    "}",
    "$(",
    ")",
    "`",
    "'",
    "\"",
    "\\",
    "&&",
    "||",
    "|",
    "&",
    ";",
    "\n",
    "if",
    "then",
    "fi",
    "case",
    "esac",
    "in",
    "for",
    "do",
    "done",
    "{",
    "(",
    "<<EOF",
    ">",
    "<(",
    "python",
    "-m",
    "app.py",
    "app.run(",
    "host=",
    "port=",
    ",",
    "node",
    "server.js",
    ".listen(",
    "server:",
    "host:",
    "port:",
    "true",
    "listen",
    "=",
    "[www]",
    "php-fpm",
    "uwsgi",
    "--ini",
    "caddy",
    "--config",
    "haproxy",
    "-f",
    "bind",
    "Listen",
    "java",
    "-Dserver.port=",
    "redis-server",
    "x.conf",
    "supervisord",
    "[program:a]",
    "command=",
    "{\"scripts\":",
    "\"dev\":",
    "#",
    "//",
    "/*",
    "process.env.PORT",
    "const",
    "PORT",
    "unix:/run/a",
    "./a.sh",
    "env",
    "A=1",
    "socat",
    "TCP-LISTEN:",
    "nc",
    "-lp",
    "puma",
    "rails",
    "s",
    "postgres",
    "minio",
    "server",
    "traefik",
    "--entrypoints.a.address=",
    "dotnet",
    "curl",
    "http://",
    "localhost",
    "/",
    "é",
  };

  private final Random random = new Random(502);

  private String text() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      out.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(3) > 0 ? " " : "");
    }
    return out.toString();
  }

  private String[] words() {
    String[] words = new String[1 + random.nextInt(6)];
    for (int i = 0; i < words.length; i++) {
      words[i] = PIECES[random.nextInt(PIECES.length)];
    }
    return words;
  }

  private AContainer container() {
    AContainer made = AContainer.from(random.nextBoolean() ? "caddy:2" : "php:8-fpm").workdir("/a");
    for (String name :
        new String[] {
          "package.json",
          "vite.config.ts",
          "server.js",
          "app.py",
          "a.sh",
          "x.conf",
          "gunicorn.conf.py",
          "config/puma.rb",
          "supervisord.conf",
          "x.ini",
        }) {
      made.file("/a/" + name, text());
    }
    made.file("/etc/caddy/Caddyfile", text()).file("/usr/local/etc/php-fpm.d/www.conf", text());
    if (random.nextBoolean()) {
      made.env("PORT", text());
    }
    return random.nextBoolean() ? made.shell(text()) : made.command(words());
  }

  @Test
  void any_command_and_any_files_get_an_answer() {
    int known = 0;
    for (int i = 0; i < 4_000; i++) {
      AContainer made = container().healthCheck("CMD-SHELL", text());
      Listening listening = Listeners.of(made.build());
      ProbeUrl.all(made.build());
      for (Listener listener : listening.listeners()) {
        known++;
        assertThat(listener.evidence()).isNotEmpty();
        if (listener.socket() instanceof Listener.Tcp tcp) {
          assertThat(tcp.port()).isBetween(1, 65_535);
        }
      }
    }
    assertThat(known).isGreaterThan(100);
  }

  @Test
  void long_and_deep_inputs_come_to_an_end() {
    String deep = "$(".repeat(20_000) + "(".repeat(20_000) + "{".repeat(20_000);
    assertThat(Told.of(AContainer.from("node").shell(deep))).isEqualTo("…");

    String assignments = "const a = (".repeat(20_000) + "app.listen(a)";
    AContainer app = AContainer.from("node").workdir("/a").command("node", "s.js");
    assertThat(Told.of(app.file("/a/s.js", assignments))).isEqualTo("…");

    String calls = "x.listen(1);".repeat(20_000);
    assertThat(Told.of(app.file("/a/s.js", calls))).isEqualTo("*:1/HTTP? …");
  }
}
