package no502.portable;

import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.compose.CanonicalJson;
import no502.compose.ComposeLoader;
import no502.compose.ComposeRequest;
import no502.compose.Project;
import no502.dockerfile.Dockerfile;
import no502.dockerfile.DockerfileParser;
import no502.dockerfile.Image;
import no502.nginx.Directive;
import no502.nginx.DirectiveCheck;
import no502.nginx.NginxBuild;
import no502.nginx.NginxConfig;
import no502.nginx.NginxLoader;
import no502.nginx.NginxParser;
import no502.nginx.Parsed;
import no502.nginx.Word;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;

/** Everything the readers say about a bundle of cases, as text that every build must give alike. */
public final class ParserCases {
  private final StringBuilder out = new StringBuilder();

  private ParserCases() {}

  public static String run(byte[] bundle) {
    ParserCases cases = new ParserCases();
    for (Bundle.Case one : Bundle.read(bundle)) {
      cases.out.append("== ").append(one.kind()).append(' ').append(one.name()).append('\n');
      switch (one.kind()) {
        case "nginx" -> cases.nginx(one);
        case "compose" -> cases.compose(one);
        case "dockerfile" -> cases.dockerfile(one);
        default -> cases.stack(one);
      }
    }
    return cases.out.toString();
  }

  private void nginx(Bundle.Case one) {
    Source source = one.files().get(0);
    Problem refusal = NginxParser.strict(source);
    out.append(refusal == null ? "accepted" : show(refusal)).append('\n');
    Parsed parsed = NginxParser.parse(source);
    problems(parsed.problems());
    tree(parsed.tree(), "");
    NginxConfig config = NginxLoader.loadLone(one.workspace(), source.name());
    problems(config.problems());
    problems(DirectiveCheck.check(config, NginxBuild.UNKNOWN));
  }

  private void tree(List<Directive> directives, String indent) {
    for (Directive directive : directives) {
      out.append(directive.span()).append(indent);
      word(directive.name());
      directive.args().forEach(this::word);
      out.append('\n');
      if (directive.isBlock()) {
        tree(directive.block(), indent + " ");
      }
    }
  }

  private void word(Word word) {
    out.append(' ').append(word.quote()).append(word.value()).append(word.quote());
  }

  private void compose(Bundle.Case one) {
    Project project =
        ComposeLoader.load(one.workspace(), ComposeRequest.in("").withRootName(one.name()));
    out.append(CanonicalJson.print(project.model())).append('\n');
    problems(project.problems());
  }

  private void dockerfile(Bundle.Case one) {
    Dockerfile file = DockerfileParser.parse(one.files().get(0), Map.of());
    problems(file.problems());
    Image image = Image.of(file, null, new MemoryWorkspace(), "");
    if (image != null) {
      out.append(image.base()).append('\n');
      out.append(image.env()).append('\n');
      out.append(image.expose()).append('\n');
      out.append(image.cmd()).append('\n');
      out.append(image.entrypoint()).append('\n');
      out.append(image.healthcheck()).append('\n');
      out.append(image.user()).append('\n');
      out.append(image.workdir()).append('\n');
      out.append(image.runs()).append('\n');
    }
  }

  private void stack(Bundle.Case one) {
    Outcome outcome = new Analysis(one.workspace(), Options.DEFAULT).run(List.of(""));
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      stack.findings().forEach(finding -> out.append(finding).append('\n'));
      stack.routes().forEach(route -> out.append(route.verdict()).append('\n'));
    }
    problems(outcome.incomplete());
  }

  private void problems(List<Problem> problems) {
    for (Problem problem : problems) {
      out.append(show(problem)).append('\n');
    }
  }

  private static String show(Problem problem) {
    return problem.span() + " " + problem.weight() + " " + problem.message();
  }
}
