package no502.topology.listen;

import java.util.List;

/** Development servers and static servers of the Node world. */
final class NodeServers {
  private static final String[] VITE = {
    "vite.config.ts",
    "vite.config.js",
    "vite.config.mts",
    "vite.config.mjs",
    "vite.config.cts",
    "vite.config.cjs"
  };

  private NodeServers() {}

  static List<ServerKind> all() {
    return List.of(
        SimpleServer.when("vite preview", "vite-preview", NodeServers::vitePreview)
            .host("--host")
            .port("--port")
            .config("preview", VITE)
            .file("-c", "--config"),
        SimpleServer.when("vite", "vite", NodeServers::viteDev)
            .host("--host")
            .port("--port")
            .config("server", VITE)
            .file("-c", "--config"),
        SimpleServer.when("next", "next", NodeServers::next)
            .host("-H", "--hostname")
            .port("-p", "--port")
            .portVariable("PORT")
            .tls("--experimental-https"),
        // Older ones bind localhost, newer ones every address when they notice a container.
        SimpleServer.when("nuxt", "nuxt", NodeServers::nuxt)
            .hostUnsure()
            .host("--host", "-h", "-H", "--hostname")
            .port("--port", "-p")
            .hostVariable("NUXT_HOST", "NITRO_HOST", "HOST")
            .portVariable("NUXT_PORT", "NITRO_PORT", "PORT")
            .config("devServer", "nuxt.config.ts", "nuxt.config.js", "nuxt.config.mjs"),
        SimpleServer.verb("astro", "astro", "dev", "preview", "start")
            .host("--host")
            .port("--port")
            .config("server", "astro.config.mjs", "astro.config.ts", "astro.config.js"),
        SimpleServer.when("ng serve", "ng", NodeServers::angular)
            .host("--host")
            .port("--port")
            .tls("--ssl")
            .mayBeSetIn("angular.json", "\"host\"", "\"port\""),
        SimpleServer.when("webpack-dev-server", "webpack", NodeServers::webpack)
            .host("--host", "-h")
            .port("--port", "-p")
            .file("-c", "--config")
            .config("devServer", "webpack.config.js", "webpack.config.ts", "webpack.config.cjs"),
        SimpleServer.verb("vue-cli-service", "vue-cli-service", "serve")
            .host("--host")
            .port("--port")
            .hostVariable("HOST")
            .portVariable("PORT")
            .tls("--https")
            .config("devServer", "vue.config.js", "vue.config.ts"),
        SimpleServer.when("react-scripts start", "react-scripts", NodeServers::react)
            .hostVariable("HOST")
            .portVariable("PORT")
            .mayBeSetIn(".env", "HOST=", "PORT=", "HTTPS="),
        SimpleServer.verb("gatsby", "gatsby", "develop", "dev")
            .host("-H", "--host")
            .port("-p", "--port"),
        SimpleServer.verb("gatsby", "gatsby-serve", "serve")
            .host("-H", "--host")
            .port("-p", "--port"),
        SimpleServer.verb("svelte-kit", "vite", "dev").host("--host").port("--port", "-p"),
        SimpleServer.when("remix-serve", "remix-serve", NodeServers::remixServe)
            .hostVariable("HOST")
            .portVariable("PORT"),
        SimpleServer.when("the dev server", "vite", NodeServers::remixDev)
            .host("--host")
            .port("--port")
            .config("server", VITE),
        SimpleServer.named("http-server")
            .host("-a")
            .port("-p", "--port")
            .portVariable("PORT")
            .tls("-S", "--tls", "--ssl"),
        SimpleServer.when("serve", "serve", c -> c.is("serve"))
            .address("-l", "--listen", "-p", "--port")
            .portVariable("PORT")
            .tls("--ssl-cert"),
        SimpleServer.named("json-server")
            .host("-H", "--host", "-h")
            .port("-p", "--port")
            .mayBeSetIn("json-server.json", "host", "port"),
        SimpleServer.when("parcel", "parcel", NodeServers::parcel)
            .host("--host")
            .port("-p", "--port")
            .portVariable("PORT")
            .tls("--https"),
        SimpleServer.when("storybook", "storybook", NodeServers::storybook)
            .host("-h", "--host")
            .port("-p", "--port"),
        SimpleServer.verb("docusaurus", "docusaurus", "start", "serve")
            .host("-h", "--host")
            .port("-p", "--port"),
        SimpleServer.verb("strapi", "strapi", "develop", "start", "dev")
            .hostVariable("HOST")
            .portVariable("PORT")
            .mayOpenMore("config/server may set another port"),
        nitro(),
        new NextStandalone());
  }

  private static ServerKind nitro() {
    return SimpleServer.when(
            "nitro", "nitro", c -> c.is("node") && c.arg(0).endsWith(".output/server/index.mjs"))
        .hostVariable("NITRO_HOST", "HOST")
        .portVariable("NITRO_PORT", "PORT");
  }

  private static boolean viteDev(Command c) {
    boolean other = c.says("build") || c.says("optimize") || c.says("preview");
    return c.is("vite") && !other || c.is("vitepress") && c.says("dev");
  }

  private static boolean vitePreview(Command c) {
    return c.is("vite") && c.says("preview");
  }

  private static boolean next(Command c) {
    boolean other = c.says("build") || c.says("export") || c.says("lint") || c.says("telemetry");
    return c.is("next") && !other;
  }

  private static boolean nuxt(Command c) {
    return c.is("nuxt", "nuxi") && (c.says("dev") || c.says("preview") || c.says("start"));
  }

  private static boolean angular(Command c) {
    return c.is("ng") && (c.arg(0).equals("serve") || c.arg(0).equals("s"));
  }

  private static boolean webpack(Command c) {
    boolean serve = c.is("webpack", "webpack-cli", "rspack") && c.says("serve");
    return serve || c.is("webpack-dev-server");
  }

  private static boolean react(Command c) {
    return c.is("react-scripts", "craco", "react-app-rewired") && c.says("start");
  }

  private static boolean remixServe(Command c) {
    return c.is("remix-serve", "react-router-serve");
  }

  private static boolean remixDev(Command c) {
    return c.is("remix") && c.says("vite:dev") || c.is("react-router") && c.says("dev");
  }

  private static boolean parcel(Command c) {
    return c.is("parcel") && !c.says("build") && !c.says("watch");
  }

  private static boolean storybook(Command c) {
    return c.is("start-storybook") || c.is("storybook", "sb") && c.says("dev");
  }
}
