package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no502.text.Problem;
import no502.text.Source;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code testdata/nginx/NAME.conf} against {@code NAME.expected}: what nginx has to say, then
 * the tree. {@code mvn test -Dtest=NginxCasesTest -Dno502.record=true} writes the expectations
 * anew; the installed nginx judges them all the same.
 */
class NginxCasesTest {
  private static final Path CASES = Path.of("testdata/nginx");
  private static final Path NGINX = Path.of("/usr/sbin/nginx");

  static Stream<String> cases() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(".conf"))
          .forEach(names::add);
    }
    names.sort(null);
    return names.stream().map(n -> n.substring(0, n.length() - ".conf".length()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsRecorded(String name) throws IOException {
    Source source = source(name);
    StringBuilder found = new StringBuilder();
    problems(source).forEach(p -> found.append(show(p)).append('\n'));
    found.append("---\n");
    show(NginxParser.parse(source).tree(), "", found);
    Path expected = CASES.resolve(name + ".expected");
    if (Boolean.getBoolean("no502.record")) {
      Files.writeString(expected, found);
    }
    assertThat(found.toString()).isEqualTo(Files.readString(expected));
  }

  /** nginx checks more than we do here, so its word counts where it is about the syntax. */
  @ParameterizedTest
  @MethodSource("cases")
  void nginxAgrees(String name, @TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "NOT CHECKED: nginx is not installed");
    Path conf = Files.write(folder.resolve("nginx.conf"), source(name).bytes());
    Path output = folder.resolve("output");
    Process nginx =
        new ProcessBuilder(
                NGINX.toString(), "-t", "-e", "stderr", "-p", folder + "/", "-c", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(nginx.waitFor(20, TimeUnit.SECONDS)).isTrue();
    String said = firstComplaint(Files.readString(output, StandardCharsets.ISO_8859_1));
    List<Problem> ours = problems(source(name));
    assumeTrue(!said.startsWith("unknown directive \"stream\""), "NOT CHECKED: no stream module");
    if (ours.isEmpty()) {
      assertThat(isAboutSyntax(said)).as(said).isFalse();
    } else {
      Problem first = ours.get(0);
      String message = said.substring(0, said.indexOf(" in " + conf));
      int line = Integer.parseInt(said.substring(said.lastIndexOf(':') + 1));
      assertThat(utf8(first.message())).startsWith(message);
      assertThat(line).isBetween(first.span().line(), first.span().line() + 1);
    }
  }

  private static String utf8(String message) {
    return new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isAboutSyntax(String said) {
    return said.startsWith("unexpected")
        || said.startsWith("too long parameter")
        || said.startsWith("unknown directive")
        || said.contains("directive is not allowed here")
        || said.contains("directive is duplicate")
        || said.startsWith("invalid number of arguments");
  }

  /** The first {@code [emerg]} line; empty when there is none. */
  private static String firstComplaint(String output) {
    for (String line : output.split("\n")) {
      int at = line.indexOf("[emerg] ");
      if (at >= 0) {
        return line.substring(line.indexOf(' ', at) + 1).replaceFirst("^\\d+#\\d+: ", "").strip();
      }
    }
    return "";
  }

  /** As nginx meets them: it stops at the first, wherever that is in the file. */
  private static List<Problem> problems(Source source) {
    ConfigFiles files = MemoryConfigFiles.of().put("/n/nginx.conf", source);
    NginxConfig config = NginxLoader.load(files, "/n/nginx.conf");
    List<Problem> problems = new ArrayList<>(config.problems());
    problems.addAll(DirectiveCheck.check(config, new NginxBuild(null, true)));
    problems.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return problems;
  }

  private static Source source(String name) throws IOException {
    return new Source(name + ".conf", Files.readAllBytes(CASES.resolve(name + ".conf")));
  }

  private static String show(Problem problem) {
    return problem.span().line()
        + ":"
        + problem.span().column()
        + " "
        + problem.weight()
        + " "
        + problem.message();
  }

  private static void show(List<Directive> tree, String indent, StringBuilder out) {
    for (Directive directive : tree) {
      out.append(directive.span().line()).append(' ').append(indent).append(show(directive.name()));
      directive.args().forEach(word -> out.append(' ').append(show(word)));
      out.append(directive.isBlock() ? " {" : ";").append('\n');
      if (directive.isBlock()) {
        show(directive.block(), indent + "  ", out);
      }
    }
  }

  private static String show(Word word) {
    String value = word.value();
    if (value.length() > 100) {
      value = value.substring(0, 20) + "… " + value.length();
    }
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\r", "\\r")
            .replace("\0", "\\0");
    return "[" + escaped + "]" + (word.quoted() ? word.quote() : "");
  }
}
