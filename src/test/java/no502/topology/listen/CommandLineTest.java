package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static AContainer app() {
    return AContainer.from("python:3.12").workdir("/app");
  }

  private static String shell(String script) {
    return Told.of(app().shell(script));
  }

  @Test
  void wrappers_are_taken_off() {
    for (String wrapper :
        new String[] {
          "exec",
          "env A=1 B=2",
          "dumb-init --",
          "tini -g --",
          "su-exec app:app",
          "gosu app",
          "sudo -E -u app",
          "poetry run",
          "pipenv run",
          "uv run --frozen",
          "nice -n 5",
          "nohup",
          "wait-for-it.sh db:5432 -t 30 --",
          "./wait-for db:5432 --",
          "dockerize -wait tcp://db:5432 -timeout 20s",
          "conda run -n web",
          "opentelemetry-instrument",
          "timeout -k 5 60",
        }) {
      assertThat(
              shell(wrapper + " gunicorn -b 0.0.0.0:8000 a:b").replace("?", "").replace(" …", ""))
          .as(wrapper)
          .isEqualTo("0.0.0.0:8000/HTTP");
    }
  }

  @Test
  void a_shell_takes_its_script_behind_many_options() {
    String script = "gunicorn -b 0.0.0.0:8000 a:b";
    assertThat(Told.of(app().command("bash", "-lc", script))).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(app().command("/bin/bash", "-e", "-o", "pipefail", "-c", script)))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(app().command("su", "-s", "/bin/sh", "-c", script, "app")))
        .isEqualTo("0.0.0.0:8000/HTTP");
  }

  @Test
  void the_last_of_a_chain_is_the_server() {
    assertThat(shell("python manage.py migrate && gunicorn -b :8000 a"))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(shell("sleep 5; cd /srv; uvicorn a:b --host 0.0.0.0 # dev"))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(shell("gunicorn -b :8000 a || exit 1")).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(shell("gunicorn -b :8000 a 2>&1 | tee log")).isEqualTo("0.0.0.0:8000/HTTP");
  }

  @Test
  void servers_in_the_background_count_too() {
    assertThat(shell("uvicorn a:b --port 9000 & gunicorn -b :8000 a"))
        .isEqualTo("127.0.0.1:9000/HTTP 0.0.0.0:8000/HTTP");
    assertThat(shell("service cron start && gunicorn -b :8000 a")).isEqualTo("0.0.0.0:8000/HTTP …");
    assertThat(shell("./prepare && gunicorn -b :8000 a")).isEqualTo("0.0.0.0:8000/HTTP …");
  }

  @Test
  void a_server_in_a_branch_is_likely_at_most() {
    assertThat(shell("if [ -n \"$X\" ]; then uvicorn a:b; else gunicorn -b :80 a; fi"))
        .isEqualTo("127.0.0.1:8000/HTTP? 0.0.0.0:80/HTTP? …");
    assertThat(shell("until nc -z db 5432; do sleep 1; done\nexec gunicorn -b :80 a"))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(shell("for i in 1 2; do echo $i; done; gunicorn -b :80 a"))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(shell("case $A in a) echo x ;; *) echo y ;; esac; gunicorn -b :80 a"))
        .isEqualTo("0.0.0.0:80/HTTP");
  }

  @Test
  void the_shell_fills_in_variables() {
    assertThat(Told.of(app().env("PORT", "81").shell("uvicorn a:b --port $PORT")))
        .isEqualTo("127.0.0.1:81/HTTP");
    assertThat(shell("uvicorn a:b --host 0.0.0.0 --port ${PORT:-82}")).isEqualTo("0.0.0.0:82/HTTP");
    assertThat(shell("export PORT=83; gunicorn a:b")).isEqualTo("0.0.0.0:83/HTTP");
    assertThat(shell("PORT=84 gunicorn a:b")).isEqualTo("0.0.0.0:84/HTTP");
    assertThat(shell("H='--host 0.0.0.0'; uvicorn a:b $H")).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(shell("uvicorn a:b --port $(cat /port)")).isEqualTo("…");
    assertThat(Told.of(app().hiddenEnv("PORT").shell("uvicorn a:b --port $PORT"))).isEqualTo("…");
    assertThat(Told.of(app().command("uvicorn", "a:b", "--port", "$PORT")))
        .as("without a shell nobody fills it in")
        .isEqualTo("…");
  }

  @Test
  void a_readable_entrypoint_is_followed() {
    String script =
        """
        #!/bin/sh
        set -e
        cat <<END > /tmp/x
        uvicorn nothing:here
        END
        python manage.py migrate
        if [ "$1" = "web" ]; then
          echo web
        fi
        exec "$@"
        """;
    AContainer followed =
        app()
            .ownEntrypoint()
            .file("/app/entrypoint.sh", script)
            .command("./entrypoint.sh", "gunicorn", "-b", ":8000", "a");

    assertThat(Told.of(followed)).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.why(followed)).startsWith("the container runs ./entrypoint.sh");
  }

  @Test
  void an_entrypoint_that_is_not_at_hand_may_do_anything() {
    AContainer hidden =
        app()
            .ownEntrypoint()
            .hiddenFile("/app")
            .command("/app/entrypoint.sh", "gunicorn", "-b", ":8000", "a");

    assertThat(Told.of(hidden)).isEqualTo("0.0.0.0:8000/HTTP? …");
    assertThat(Told.hiddenBy(hidden)).contains("/app/entrypoint.sh runs first and is not at hand");
  }

  @Test
  void the_entrypoint_of_an_unknown_image_may_do_anything() {
    AContainer unknown = AContainer.fromUnknown("ghcr.io/me/app").command("gunicorn", "-b:8000");

    assertThat(Told.of(unknown)).isEqualTo("0.0.0.0:8000/HTTP? …");
    assertThat(Told.of(unknown.ownEntrypoint())).isEqualTo("0.0.0.0:8000/HTTP");
  }

  @Test
  void a_command_that_only_waits_tells_nothing() {
    assertThat(shell("tail -f /dev/null")).isEqualTo("…");
    assertThat(Told.of(app().command("sleep", "infinity"))).isEqualTo("…");
    assertThat(Told.of(app())).isEqualTo("…");
  }

  @Test
  void scripts_that_call_each_other_for_ever_come_to_an_end() {
    AContainer loop = app().file("/app/a.sh", "./a.sh && ./a.sh").command("./a.sh");

    assertThat(Told.of(loop)).isEqualTo("…");
  }

  @Test
  void evidence_points_into_a_script() {
    AContainer inside = app().shell("cd /app && uvicorn a:b --port 80 --host 0.0.0.0");

    assertThat(
            Listeners.of(inside.build()).listeners().get(0).evidence().stream()
                .map(e -> e.span().text()))
        .containsExactly("0.0.0.0", "80");
  }

  @Test
  void a_script_is_read_by_the_program_that_its_first_line_names() {
    String server = "uvicorn.run(app, port=81)\n";
    for (String line :
        new String[] {
          "#!/usr/bin/python3", "#!/usr/bin/env python3", "#!/usr/bin/env python3 -u"
        }) {
      AContainer app = app().file("/app/serve.py", line + "\nimport uvicorn\n" + server);
      assertThat(Told.of(app.command("./serve.py"))).as(line).startsWith("127.0.0.1:81/HTTP");
    }
    assertThat(
            Told.of(
                app()
                    .file("/app/run", "#!/usr/bin/env bash\ngunicorn -b :82 a\n")
                    .command("./run")))
        .isEqualTo("0.0.0.0:82/HTTP");
  }

  @Test
  void a_shell_is_given_its_script_as_a_file() {
    AContainer app = app().file("/app/run.sh", "gunicorn -b :$1 a\n");

    assertThat(Told.of(app.command("bash", "-e", "run.sh", "82"))).isEqualTo("0.0.0.0:82/HTTP");
    assertThat(Told.of(app().command("sh", "gone.sh"))).isEqualTo("…");
    assertThat(Told.hiddenBy(app().command("sh", "gone.sh"))).contains("gone.sh is not at hand");
    assertThat(Told.hiddenBy(app().command("sh"))).contains("waits for somebody to type");
  }

  @Test
  void a_program_without_a_path_is_looked_for_where_programs_lie() {
    String script = "gunicorn -b :82 a\n";

    assertThat(Told.of(app().file("/usr/local/bin/serve.sh", script).command("serve.sh")))
        .isEqualTo("0.0.0.0:82/HTTP");
    assertThat(Told.of(app().file("/app/serve.sh", script).command("serve.sh")))
        .isEqualTo("0.0.0.0:82/HTTP");
  }

  @Test
  void a_hidden_program_may_be_anything() {
    assertThat(Told.of(app().hiddenWord("$SERVER"))).isEqualTo("…");
    assertThat(Told.hiddenBy(app().hiddenWord("$SERVER"))).contains("the command is hidden");
    assertThat(Told.of(app().command("sh", "-c").hiddenWord("$SERVER"))).isEqualTo("…");
  }

  private static String port(String word) {
    return Told.of(app().env("PORT", "84").shell("uvicorn a:b --host 0.0.0.0 --port " + word));
  }

  @Test
  void words_are_put_together_as_a_shell_does() {
    assertThat(port("${UNSET:=82}")).isEqualTo("0.0.0.0:82/HTTP");
    assertThat(port("${UNSET-83}")).isEqualTo("0.0.0.0:83/HTTP");
    assertThat(port("${PORT:?is needed}")).isEqualTo("0.0.0.0:84/HTTP");
    assertThat(port("${PORT:+85}")).isEqualTo("…");
    assertThat(port("${PORT#8}")).isEqualTo("…");
    assertThat(port("\"8\"6")).isEqualTo("0.0.0.0:86/HTTP");
    assertThat(port("8\\7")).isEqualTo("0.0.0.0:87/HTTP");
    assertThat(port("\"${UNSET:-\"88\"}\"")).isEqualTo("0.0.0.0:88/HTTP");
    assertThat(port("'$PORT'")).isEqualTo("…");
    assertThat(port("`cat port`")).isEqualTo("…");
    assertThat(port("\"$(cat 'p)')\"")).isEqualTo("…");
    assertThat(port("9$1$9")).isEqualTo("0.0.0.0:9/HTTP");
  }

  @Test
  void a_script_gets_the_words_behind_it() {
    assertThat(Told.of(app().command("sh", "-c", "gunicorn \"$@\"", "sh", "-b", ":88", "a")))
        .isEqualTo("0.0.0.0:88/HTTP");
    assertThat(Told.of(app().command("sh", "-c", "gunicorn -b :${2} a", "sh", "1", "89")))
        .isEqualTo("0.0.0.0:89/HTTP");
  }

  @Test
  void a_function_may_be_called_and_comments_and_redirections_are_no_commands() {
    assertThat(
            shell("serve() { uvicorn a:b; }\n# uvicorn a:b\ngunicorn -b :80 a 2>/dev/null >> log"))
        .isEqualTo("127.0.0.1:8000/HTTP? 0.0.0.0:80/HTTP …");
    assertThat(shell("gunicorn \\\n  -b :81 \\\r\n a")).isEqualTo("0.0.0.0:81/HTTP");
    assertThat(shell("{ cd /srv; gunicorn -b :82 a; }")).isEqualTo("0.0.0.0:82/HTTP");
    assertThat(shell("(cd /srv && gunicorn -b :83 a)")).isEqualTo("0.0.0.0:83/HTTP");
    assertThat(shell("while true; do gunicorn -b :84 a; done")).isEqualTo("0.0.0.0:84/HTTP? …");
  }

  @Test
  void a_variable_of_a_branch_may_or_may_not_be_set() {
    assertThat(shell("if [ -n \"$X\" ]; then PORT=81; fi; gunicorn a")).endsWith("…");
    assertThat(shell("PORT=81; unset PORT; gunicorn a")).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(shell("export PORT=82 A=1; exec gunicorn a; uvicorn a:b"))
        .isEqualTo("0.0.0.0:82/HTTP");
  }

  @Test
  void a_wrapper_sets_variables_for_what_it_runs() {
    assertThat(shell("env PORT=81 gunicorn a")).isEqualTo("0.0.0.0:81/HTTP");
    assertThat(shell("env PORT=81")).isEqualTo("…");
    assertThat(Told.of(app().command("env", "-u", "A", "PORT=82", "gunicorn", "a")))
        .isEqualTo("0.0.0.0:82/HTTP");
  }

  @Test
  void options_of_a_shell_stand_in_many_forms() {
    String script = "gunicorn -b :83 a";
    assertThat(Told.of(app().command("bash", "-euxo", "pipefail", "-c", script)))
        .isEqualTo("0.0.0.0:83/HTTP");
    assertThat(Told.of(app().command("bash", "+x", "-c", script))).isEqualTo("0.0.0.0:83/HTTP");
    assertThat(Told.of(app().command("bash", "--login", "-c", script)))
        .isEqualTo("0.0.0.0:83/HTTP");
    assertThat(Told.of(app().command("su", "app", "-s", "/bin/bash", "-c", script)))
        .isEqualTo("0.0.0.0:83/HTTP");
    assertThat(Told.of(app().command("bash", "-c"))).isEqualTo("…");
    assertThat(Told.hiddenBy(app().command("sh", "-c").hiddenWord("$S")))
        .contains("the command is hidden");
  }

  @Test
  void the_entrypoint_of_a_known_image_hands_on_what_it_is_given() {
    assertThat(
            Told.of(
                app()
                    .ownEntrypoint()
                    .command("/usr/local/bin/docker-entrypoint.sh", "gunicorn", "-b", ":84", "a")))
        .isEqualTo("0.0.0.0:84/HTTP");
    AContainer alone = app().ownEntrypoint().command("/srv/entrypoint");
    assertThat(Told.of(alone)).isEqualTo("…");
    assertThat(Told.hiddenBy(alone)).isEqualTo("/srv/entrypoint is not at hand");
    AContainer first = app().ownEntrypoint().command("/srv/start.sh", "gunicorn", "-b", ":85", "a");
    assertThat(Told.of(first)).isEqualTo("0.0.0.0:85/HTTP? …");
    assertThat(Told.hiddenBy(first)).isEqualTo("/srv/start.sh runs first and is not at hand");
  }

  @Test
  void what_calls_itself_for_ever_is_left() {
    AContainer loop = app().file("/app/a.sh", "exec ./a.sh").command("./a.sh");

    assertThat(Told.hiddenBy(loop)).contains("more deeply than is followed");
  }
}
