package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class PythonServersTest {
  private static AContainer python(String... command) {
    return AContainer.from("python:3.12").workdir("/app").command(command);
  }

  @Test
  void gunicorn_binds_loopback_when_told_nothing() {
    AContainer bare = python("gunicorn", "app:app");

    assertThat(Told.of(bare)).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.why(bare))
        .containsExactly("gunicorn listens on 127.0.0.1:8000: no --bind is given");
  }

  @Test
  void gunicorn_binds_what_its_options_say() {
    assertThat(Told.of(python("gunicorn", "-b", "0.0.0.0:9000", "app:app")))
        .isEqualTo("0.0.0.0:9000/HTTP");
    assertThat(Told.of(python("gunicorn", "--bind=[::]:8000", "-w4", "app:app")))
        .isEqualTo("*:8000/HTTP");
    assertThat(Told.of(python("gunicorn", "-b:8000", "-b", "unix:/run/g.sock", "app:app")))
        .isEqualTo("0.0.0.0:8000/HTTP unix:/run/g.sock(777)/HTTP");
    assertThat(Told.of(python("gunicorn", "-b", "127.0.0.1:8000,127.0.0.1:8001", "app:app")))
        .isEqualTo("127.0.0.1:8000/HTTP 127.0.0.1:8001/HTTP");
  }

  @Test
  void gunicorn_takes_PORT_for_every_address() {
    assertThat(Told.of(python("gunicorn", "app:app").env("PORT", "5000")))
        .isEqualTo("0.0.0.0:5000/HTTP");
  }

  @Test
  void gunicorn_options_come_before_its_variable_before_its_file_before_PORT() {
    AContainer all =
        python("gunicorn", "app:app")
            .env("PORT", "1")
            .file("/app/gunicorn.conf.py", "workers = 2\nbind = '0.0.0.0:7000'\n");
    assertThat(Told.of(all)).isEqualTo("0.0.0.0:7000/HTTP");

    all.env("GUNICORN_CMD_ARGS", "--workers=2 --bind=127.0.0.1:6000");
    assertThat(Told.of(all)).isEqualTo("127.0.0.1:6000/HTTP");

    all.command("--bind", ":5000");
    assertThat(Told.of(all)).isEqualTo("0.0.0.0:5000/HTTP");
  }

  @Test
  void gunicorn_reads_variables_in_its_file() {
    AContainer file =
        python("gunicorn", "-c", "conf/g.py", "app:app")
            .file(
                "/app/conf/g.py",
                """
                import os
                # bind = "0.0.0.0:1"
                bind = os.environ.get("BIND", "127.0.0.1:8001")
                """);
    assertThat(Told.of(file)).isEqualTo("127.0.0.1:8001/HTTP");
    assertThat(Told.of(file.env("BIND", "0.0.0.0:8002"))).isEqualTo("0.0.0.0:8002/HTTP");
  }

  @Test
  void gunicorn_default_is_not_proven_where_something_hidden_could_change_it() {
    assertThat(Told.of(python("gunicorn", "app:app").hiddenFile("/app")))
        .isEqualTo("127.0.0.1:8000/HTTP? …");
    assertThat(Told.of(python("gunicorn", "app:app").hiddenEnvFile(".env")))
        .isEqualTo("127.0.0.1:8000/HTTP? …");
    assertThat(Told.of(python("gunicorn").hiddenWord("${ARGS}")))
        .isEqualTo("127.0.0.1:8000/HTTP? …");
    assertThat(Told.of(AContainer.fromUnknown("me/own").command("gunicorn", "app:app")))
        .isEqualTo("127.0.0.1:8000/HTTP? …");
  }

  @Test
  void gunicorn_behind_a_hidden_bind_is_unknown() {
    AContainer hidden = python("gunicorn", "-b").hiddenWord("${BIND}");

    assertThat(Told.of(hidden)).isEqualTo("…");
    assertThat(Told.hiddenBy(hidden)).contains("--bind is hidden: a variable that is not set");
  }

  @Test
  void uvicorn_wants_a_host() {
    assertThat(Told.of(python("uvicorn", "main:app"))).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.of(python("uvicorn", "main:app", "--host", "0.0.0.0", "--port=80")))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(python("uvicorn", "main:app").env("UVICORN_HOST", "::")))
        .isEqualTo("*:8000/HTTP");
    assertThat(Told.of(python("uvicorn", "main:app", "--uds", "/run/u.sock")))
        .isEqualTo("unix:/run/u.sock/HTTP");
    assertThat(Told.of(python("python", "-m", "uvicorn", "main:app", "--ssl-keyfile", "k")))
        .isEqualTo("127.0.0.1:8000/HTTPS");
  }

  @Test
  void uvicorn_with_a_hidden_host_keeps_its_port() {
    AContainer hidden = python("uvicorn", "main:app", "--host").hiddenWord("${HOST}");

    assertThat(Told.of(hidden)).isEqualTo("?:8000/HTTP?");
  }

  @Test
  void runserver_with_a_port_alone_stays_on_loopback() {
    assertThat(Told.of(python("python", "manage.py", "runserver")))
        .isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.of(python("python", "manage.py", "runserver", "8080")))
        .isEqualTo("127.0.0.1:8080/HTTP");
    assertThat(Told.of(python("python", "-u", "./manage.py", "runserver", "--noreload", "0:8000")))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(python("python3", "manage.py", "runserver", "0.0.0.0:8000")))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(python("./manage.py", "runserver", "[::]:8000"))).isEqualTo("*:8000/HTTP");
    assertThat(Told.of(python("django-admin", "runserver", "-6", "8000")))
        .isEqualTo("::1:8000/HTTP");
    assertThat(Told.of(python("python", "manage.py", "migrate"))).isEqualTo("…");
  }

  @Test
  void flask_run() {
    assertThat(Told.of(python("flask", "--app", "hello", "run"))).isEqualTo("127.0.0.1:5000/HTTP");
    assertThat(Told.of(python("flask", "run", "-h", "0.0.0.0", "-p", "80")))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(python("python", "-m", "flask", "run").env("FLASK_RUN_HOST", "0.0.0.0")))
        .isEqualTo("0.0.0.0:5000/HTTP");
    assertThat(Told.of(python("flask", "run").file("/app/.flaskenv", "FLASK_RUN_HOST=0.0.0.0\n")))
        .isEqualTo("127.0.0.1:5000/HTTP? …");
  }

  @Test
  void the_other_python_servers_by_default() {
    assertThat(Told.of(python("hypercorn", "app:app"))).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.of(python("hypercorn", "-b", "0.0.0.0:80", "app:app")))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(python("daphne", "a.asgi:application"))).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.of(python("daphne", "-b", "0.0.0.0", "-p", "9", "a:b")))
        .isEqualTo("0.0.0.0:9/HTTP");
    assertThat(Told.of(python("waitress-serve", "app:app"))).isEqualTo("0.0.0.0:8080/HTTP");
    assertThat(Told.of(python("waitress-serve", "--listen=127.0.0.1:81", "a:b")))
        .isEqualTo("127.0.0.1:81/HTTP");
    assertThat(Told.of(python("fastapi", "dev", "main.py"))).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.of(python("fastapi", "run", "main.py"))).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(python("python", "-m", "http.server"))).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(python("python3", "-m", "http.server", "80", "--bind", "127.0.0.1")))
        .isEqualTo("127.0.0.1:80/HTTP");
    assertThat(Told.of(python("streamlit", "run", "app.py"))).isEqualTo("*:8501/HTTP? …");
    assertThat(Told.of(python("jupyter", "lab", "--ip=0.0.0.0"))).isEqualTo("0.0.0.0:8888/HTTP");
    assertThat(Told.of(python("mkdocs", "serve", "-a", "0.0.0.0:8000")))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(python("celery", "-A", "app", "flower"))).isEqualTo("*:5555/HTTP");
    assertThat(Told.of(python("celery", "-A", "app", "worker"))).isEqualTo("");
  }

  @Test
  void uwsgi_speaks_what_the_option_is_called() {
    assertThat(Told.of(python("uwsgi", "--http", ":8000", "--module", "a")))
        .isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Told.of(python("uwsgi", "--socket", "127.0.0.1:3031")))
        .isEqualTo("127.0.0.1:3031/UWSGI");
    assertThat(Told.of(python("uwsgi", "--socket", ":3031", "--protocol=http")))
        .isEqualTo("0.0.0.0:3031/HTTP");
    assertThat(Told.of(python("uwsgi", "-s", "/run/app.sock")))
        .isEqualTo("unix:/run/app.sock/UWSGI");
  }

  @Test
  void uwsgi_reads_its_ini() {
    String ini =
        """
        [uwsgi]
        ; socket = :1
        http-socket = 0.0.0.0:8000
        module = project.wsgi:application
        """;
    AContainer read = python("uwsgi", "--ini", "/app/uwsgi.ini").file("/app/uwsgi.ini", ini);

    assertThat(Told.of(read)).isEqualTo("0.0.0.0:8000/HTTP");
    assertThat(Listeners.of(read.build()).listeners().get(0).evidence().get(0).span().text())
        .isEqualTo("http-socket = 0.0.0.0:8000");
    assertThat(
            Told.of(
                python("uwsgi", "uwsgi.ini")
                    .file("/app/uwsgi.ini", "[uwsgi]\nsocket=/run/a.sock\nchmod-socket = 664\n")))
        .isEqualTo("unix:/run/a.sock(664)/UWSGI");
    assertThat(Told.of(python("uwsgi", "--ini", "other.ini"))).isEqualTo("…");
    assertThat(Told.of(python("uwsgi", "--yaml", "a.yml"))).isEqualTo("…");
  }
}
