package no502.topology.listen;

import static no502.topology.listen.Defaults.verified;

import java.util.List;
import no502.text.Letters;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;

/** Servers of the Python world that a few options describe. */
final class PythonServers {
  /** Options of http.server that take the word behind them. */
  private static final List<String> HTTP_SERVER_VALUES =
      List.of("-b", "--bind", "-d", "--directory", "-p", "--protocol");

  private PythonServers() {}

  static List<ServerKind> all() {
    return List.of(
        new Gunicorn(),
        new DjangoRunserver(),
        new Uwsgi(),
        SimpleServer.named("uvicorn")
            .host("--host")
            .port("--port")
            .socket("--uds")
            .hostVariable("UVICORN_HOST")
            .portVariable("UVICORN_PORT")
            .file("--fd", "--env-file")
            .tls("--ssl-keyfile", "--ssl-certfile"),
        SimpleServer.named("hypercorn")
            .address("-b", "--bind")
            .file("-c", "--config")
            .tls("--certfile", "--keyfile"),
        SimpleServer.named("daphne")
            .host("-b", "--bind")
            .port("-p", "--port")
            .socket("-u", "--unix-socket")
            .file("-e", "--endpoint", "--fd"),
        SimpleServer.when("waitress", "waitress", PythonServers::waitress)
            .address("--listen")
            .host("--host")
            .port("--port")
            .socket("--unix-socket"),
        SimpleServer.verb("flask", "flask-run", "run")
            .host("--host", "-h")
            .port("--port", "-p")
            .hostVariable("FLASK_RUN_HOST")
            .portVariable("FLASK_RUN_PORT")
            .mayBeSetIn(".flaskenv", "FLASK_RUN_HOST", "FLASK_RUN_PORT")
            .mayBeSetIn(".env", "FLASK_RUN_HOST", "FLASK_RUN_PORT")
            .tls("--cert"),
        SimpleServer.verb("quart", "quart", "run").host("--host", "-h").port("--port", "-p"),
        SimpleServer.verb("fastapi", "fastapi-dev", "dev").host("--host").port("--port"),
        SimpleServer.verb("fastapi", "fastapi-run", "run").host("--host").port("--port"),
        SimpleServer.named("sanic")
            .host("-H", "--host")
            .port("-p", "--port")
            .socket("-u", "--unix")
            .hostVariable("SANIC_HOST")
            .portVariable("SANIC_PORT")
            .file("--tls", "--cert"),
        SimpleServer.named("aiohttp.web")
            .host("-H", "--hostname")
            .port("-P", "--port")
            .socket("-U", "--path"),
        SimpleServer.verb("streamlit", "streamlit", "run", "hello")
            .host("--server.address")
            .port("--server.port")
            .hostVariable("STREAMLIT_SERVER_ADDRESS")
            .portVariable("STREAMLIT_SERVER_PORT")
            .mayBeSetIn(".streamlit/config.toml", "port", "address"),
        SimpleServer.when("jupyter", "jupyter", PythonServers::jupyter)
            .host("--ip", "--ServerApp.ip", "--NotebookApp.ip")
            .port("--port", "--ServerApp.port", "--NotebookApp.port")
            .portVariable("JUPYTER_PORT"),
        SimpleServer.verb("mkdocs", "mkdocs", "serve")
            .address("-a", "--dev-addr")
            .mayBeSetIn("mkdocs.yml", "dev_addr"),
        SimpleServer.verb("celery", "flower", "flower")
            .host("--address")
            .port("--port")
            .hostVariable("FLOWER_ADDRESS")
            .portVariable("FLOWER_PORT"),
        PythonServers::nothing,
        PythonServers::httpServer);
  }

  private static boolean waitress(Command c) {
    return c.is("waitress-serve", "waitress");
  }

  private static boolean jupyter(Command c) {
    return c.is("jupyter-lab", "jupyter-notebook", "jupyter-server")
        || c.is("jupyter") && (c.says("lab") || c.says("notebook") || c.says("server"));
  }

  /** Celery's workers and clocks talk to a broker; nobody talks to them. */
  private static Reading nothing(Command c, Inside inside) {
    boolean listensNot = c.is("celery") && (c.says("worker") || c.says("beat"));
    return listensNot ? Reading.all(List.of()) : null;
  }

  private static Reading httpServer(Command c, Inside inside) {
    if (!c.is("http.server")) {
      return null;
    }
    Setting host = new Setting().flag(c.option(List.of("-b", "--bind")), "--bind");
    Setting port = new Setting();
    for (int i = 0; i < c.args().size(); i++) {
      Arg arg = c.args().get(i);
      boolean value = HTTP_SERVER_VALUES.contains(c.arg(i - 1));
      if (!value && (arg.hiddenBy() != null || Letters.isNumber(arg.text()))) {
        port.flag(arg, "the port");
      }
    }
    // It takes the first address that getaddrinfo gives, and glibc gives 0.0.0.0 first.
    host.orDefault("0.0.0.0", c.span(), "no --bind is given");
    port.orDefault("8000", null, "8000 is the default");
    return Sockets.reading("http.server", Protocol.HTTP, c, host, port, verified("0.0.0.0", 8000));
  }
}
