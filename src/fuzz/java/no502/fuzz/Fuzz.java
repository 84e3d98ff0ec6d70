package no502.fuzz;

import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.compose.CanonicalJson;
import no502.compose.ComposeLoader;
import no502.compose.ComposeRequest;
import no502.compose.Project;
import no502.dockerfile.DockerfileParser;
import no502.dockerfile.Image;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.DirectiveCheck;
import no502.nginx.NginxBuild;
import no502.nginx.NginxConfig;
import no502.nginx.NginxLoader;
import no502.nginx.NginxParser;
import no502.nginx.Variables;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Utf8;
import no502.workspace.MemoryWorkspace;
import no502.yaml.YamlFile;
import no502.yaml.YamlReader;

/** What Jazzer does with its input; each target class beside this one picks one. */
final class Fuzz {
  private Fuzz() {}

  static void nginx(byte[] data) {
    Source source = new Source("nginx.conf", data);
    Problem refusal = NginxParser.strict(source);
    var parsed = NginxParser.parse(source);
    holds(refusal != null || parsed.problems().isEmpty(), "accepted and complained about");
    parsed.problems().forEach(problem -> within(problem, source));
    parsed.tree().forEach(directive -> within(directive, 0, source.length()));
    NginxParser.comments(source);
  }

  static void yaml(byte[] data) {
    YamlFile file = YamlReader.read(new Source("a.yml", data));
    file.problems().forEach(Problem::toString);
  }

  static void compose(byte[] data) {
    project(new MemoryWorkspace().put(new Source("compose.yml", data)));
  }

  static void dotEnv(byte[] data) {
    project(
        MemoryWorkspace.of("compose.yml", "services: {a: {image: '${A:-b}', env_file: .env}}\n")
            .put(new Source(".env", data)));
  }

  private static void project(MemoryWorkspace files) {
    Project project = ComposeLoader.load(files, ComposeRequest.in("").withRootName("fuzz"));
    CanonicalJson.print(project.model());
    project.problems().forEach(Problem::toString);
  }

  static void dockerfile(byte[] data) {
    var file = DockerfileParser.parse(new Source("Dockerfile", data), Map.of());
    file.problems().forEach(Problem::toString);
    Image.of(file, null, new MemoryWorkspace(), "");
  }

  static void variables(byte[] data) {
    MemoryWorkspace files = new MemoryWorkspace().put(new Source("nginx.conf", data));
    NginxConfig config = NginxLoader.loadLone(files, "nginx.conf");
    DirectiveCheck.check(config, NginxBuild.UNKNOWN);
    Variables variables = new Variables(config);
    resolve(config.main(), variables, 0);
  }

  private static void resolve(Block block, Variables variables, int depth) {
    for (Directive directive : block.directives()) {
      directive.args().forEach(word -> variables.address(word, block));
    }
    if (depth < 50) {
      block.blocks().forEach(inner -> resolve(inner, variables, depth + 1));
    }
  }

  /** A whole stack: the input holds the Compose file, a line {@code %%}, and nginx.conf. */
  static void stack(byte[] data) {
    String text = Utf8.text(data);
    int cut = text.indexOf("\n%%\n");
    MemoryWorkspace files =
        MemoryWorkspace.of(
            "compose.yml", cut < 0 ? text : text.substring(0, cut + 1),
            "nginx.conf", cut < 0 ? text : text.substring(cut + 4));
    new Analysis(files, Options.DEFAULT).run(java.util.List.of(""));
  }

  private static void within(Directive directive, int start, int end) {
    int from = directive.span().start();
    int to = directive.span().end();
    holds(start <= from && from <= to && to <= end, "a directive outside its parent");
  }

  private static void within(Problem problem, Source source) {
    holds(
        0 <= problem.span().start() && problem.span().end() <= source.length(),
        "a problem outside its file");
  }

  private static void holds(boolean truth, String what) {
    if (!truth) {
      throw new IllegalStateException(what);
    }
  }
}
