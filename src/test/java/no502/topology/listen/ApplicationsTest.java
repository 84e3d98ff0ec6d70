package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

/** Applications of one's own, whose entry file makes the listening call in plain sight. */
class ApplicationsTest {
  private static String node(String source) {
    return Told.of(node().file("/app/server.js", source));
  }

  private static AContainer node() {
    return AContainer.from("node:20").workdir("/app").command("node", "server.js");
  }

  private static String python(String source) {
    return Told.of(
        AContainer.from("python:3.12")
            .workdir("/app")
            .command("python", "app.py")
            .file("/app/app.py", source));
  }

  @Test
  void a_literal_port_and_host_in_node() {
    assertThat(node("app.listen(3000, '127.0.0.1');")).isEqualTo("127.0.0.1:3000/HTTP …");
    assertThat(node("app.listen(3000, \"0.0.0.0\", () => console.log('up'))"))
        .isEqualTo("0.0.0.0:3000/HTTP …");
    assertThat(node("fastify.listen({ port: 3000, host: '::' })")).isEqualTo("*:3000/HTTP …");
  }

  @Test
  void a_port_alone_in_node() {
    assertThat(node("app.listen(3000);")).isEqualTo("*:3000/HTTP? …");
    assertThat(node("app.listen(3000, () => {})")).isEqualTo("*:3000/HTTP? …");
    assertThat(node("const f = require('fastify')()\nf.listen({ port: 3000 })"))
        .isEqualTo("localhost:3000/HTTP? …");
    assertThat(node("https.createServer(o, app).listen(8443)")).isEqualTo("*:8443/HTTPS? …");
  }

  @Test
  void constants_and_variables_in_node() {
    String source =
        """
        // app.listen(1)
        const port = Number(process.env.PORT) || 3000
        const HOST = '127.0.0.1'
        app.listen(port, HOST, () => console.log(`on ${port}`))
        """;
    assertThat(node(source)).isEqualTo("127.0.0.1:3000/HTTP? …");
    assertThat(Told.of(node().file("/app/server.js", source).env("PORT", "4000")))
        .isEqualTo("127.0.0.1:4000/HTTP? …");
    assertThat(Told.of(node().file("/app/server.js", source).hiddenEnv("PORT"))).isEqualTo("…");
    assertThat(node("app.listen(process.env.PORT)")).isEqualTo("…");
    assertThat(node("app.listen(config.port)")).isEqualTo("…");
    assertThat(node("let port = 1; port = 2; app.listen(port)")).isEqualTo("…");
  }

  @Test
  void two_calls_are_likely_at_most() {
    assertThat(node("a.listen(1, '::'); b.listen(2, '::')")).isEqualTo("*:1/HTTP? *:2/HTTP? …");
  }

  @Test
  void without_its_source_an_application_is_unknown() {
    assertThat(Told.of(node())).isEqualTo("…");
    assertThat(Told.of(node().expose("3000"))).isEqualTo("?:3000/UNKNOWN? …");
  }

  @Test
  void a_call_and_a_witness_who_disagrees() {
    assertThat(Told.of(node().file("/app/server.js", "a.listen(3000)").expose("3000")))
        .isEqualTo("*:3000/HTTP? …");
    assertThat(Told.of(node().file("/app/server.js", "a.listen(3000)").expose("8080")))
        .isEqualTo("…");
    assertThat(Told.of(node().file("/app/server.js", "a.listen(3000, '::')").expose("8080")))
        .isEqualTo("*:3000/HTTP …");
  }

  @Test
  void flask_in_a_file() {
    String app = "from flask import Flask\napp = Flask(__name__)\n";
    assertThat(python(app + "if __name__ == '__main__':\n    app.run()\n"))
        .isEqualTo("127.0.0.1:5000/HTTP …");
    assertThat(python(app + "app.run(host='0.0.0.0', port=8080, debug=True)\n"))
        .isEqualTo("0.0.0.0:8080/HTTP …");
    assertThat(python(app + "import os\napp.run(port=int(os.environ.get('PORT', 8080)))\n"))
        .isEqualTo("127.0.0.1:8080/HTTP? …");
    assertThat(python(app + "def later():\n    app.run()\n")).isEqualTo("127.0.0.1:5000/HTTP? …");
    assertThat(python(app + "app.run(**options)\n")).isEqualTo("…");
    assertThat(python(app + "app.run(host=settings.host)\n")).isEqualTo("?:5000/HTTP? …");
  }

  @Test
  void the_other_calls_in_python() {
    assertThat(python("import uvicorn\nuvicorn.run('a:b', host=\"0.0.0.0\", port=8000)"))
        .isEqualTo("0.0.0.0:8000/HTTP …");
    assertThat(python("import uvicorn\nuvicorn.run(app)")).isEqualTo("127.0.0.1:8000/HTTP …");
    assertThat(python("from aiohttp import web\nweb.run_app(app)")).isEqualTo("*:8080/HTTP …");
    assertThat(
            python("from http.server import HTTPServer\nHTTPServer(('', 81), H).serve_forever()"))
        .isEqualTo("*:81/HTTP …");
    assertThat(python("import gradio as gr\ndemo.launch(server_name='0.0.0.0')"))
        .isEqualTo("0.0.0.0:7860/HTTP …");
    assertThat(python("print('no server')")).isEqualTo("…");
  }

  @Test
  void java_obeys_what_is_set_most_likely() {
    AContainer java = AContainer.from("eclipse-temurin:21").command("java", "-jar", "app.jar");

    assertThat(Told.of(java)).isEqualTo("…");
    assertThat(Told.of(java.env("SERVER_PORT", "8081"))).isEqualTo("*:8081/HTTP? …");
    assertThat(Told.of(java.env("SERVER_ADDRESS", "127.0.0.1")))
        .isEqualTo("127.0.0.1:8081/HTTP? …");
    assertThat(Told.of(java.command("--server.port=9000"))).isEqualTo("127.0.0.1:9000/HTTP? …");
  }

  @Test
  void dotnet_obeys_its_urls_most_likely() {
    AContainer dotnet =
        AContainer.from("mcr.microsoft.com/dotnet/aspnet:8.0").command("dotnet", "App.dll");

    assertThat(Told.of(dotnet)).isEqualTo("…");
    assertThat(Told.of(dotnet.env("ASPNETCORE_HTTP_PORTS", "8081"))).isEqualTo("*:8081/HTTP? …");
    assertThat(Told.of(dotnet.env("ASPNETCORE_URLS", "http://+:80;https://localhost:8443")))
        .isEqualTo("*:80/HTTP? localhost:8443/HTTPS? …");
  }

  private static String port(String expression) {
    return Told.of(
        node()
            .env("PORT", "4000")
            .file("/app/server.js", "app.listen(" + expression + ", '127.0.0.1')"));
  }

  @Test
  void a_port_in_its_many_wrappings() {
    assertThat(port("+process.env.PORT")).isEqualTo("127.0.0.1:4000/HTTP? …");
    assertThat(port("parseInt(process.env[\"PORT\"], 10) || 3000"))
        .isEqualTo("127.0.0.1:4000/HTTP? …");
    assertThat(port("process.env.OTHER ?? 3001")).isEqualTo("127.0.0.1:3001/HTTP? …");
    assertThat(port("undefined || 3002")).isEqualTo("127.0.0.1:3002/HTTP …");
    assertThat(port("Number.parseInt('3003', 10)")).isEqualTo("127.0.0.1:3003/HTTP …");
    assertThat(port("(`3004`)")).isEqualTo("127.0.0.1:3004/HTTP …");
    assertThat(port("`${p}`")).isEqualTo("…");
    assertThat(port("3000 + 5")).isEqualTo("…");
    assertThat(port("process.env.PORT!")).isEqualTo("127.0.0.1:4000/HTTP? …");
  }

  @Test
  void constants_lead_to_each_other() {
    String call = "app.listen(a, '127.0.0.1');";

    assertThat(node("const b = 3000; const a: number = b; " + call))
        .isEqualTo("127.0.0.1:3000/HTTP …");
    assertThat(node("const a = b; const b = a; " + call)).isEqualTo("…");
    assertThat(node("/* const a = 1; */ const a = 3000 // or 2\n" + call))
        .isEqualTo("127.0.0.1:3000/HTTP …");
    assertThat(node("x.a = 1; if (a == 2) {} const f = a => 3; const a = 3000; " + call))
        .isEqualTo("127.0.0.1:3000/HTTP …");
    assertThat(node("const a = [1, 2].length, c = 3; " + call)).isEqualTo("…");
  }

  @Test
  void variables_in_python() {
    String app = "from flask import Flask\nimport os\napp = Flask(__name__)\napp.run(port=";

    assertThat(python(app + "int(os.getenv('P') or 5001))")).isEqualTo("127.0.0.1:5001/HTTP? …");
    assertThat(python(app + "os.environ['P'])")).isEqualTo("…");
    assertThat(python(app + "None or 5002) # app.run(port=1)")).isEqualTo("127.0.0.1:5002/HTTP …");
    assertThat(python("PORT = 5003\n" + app + "PORT)")).isEqualTo("127.0.0.1:5003/HTTP …");
  }
}
