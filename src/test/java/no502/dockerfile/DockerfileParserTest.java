package no502.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Stage;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Problem;
import no502.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileParserTest {

  private static Dockerfile parse(String text) {
    return DockerfileParser.parse(Source.of("Dockerfile", text), Map.of());
  }

  private static Dockerfile parse(String text, Map<String, String> args) {
    return DockerfileParser.parse(Source.of("Dockerfile", text), args);
  }

  private static <T extends Instruction> T only(Dockerfile file, Class<T> kind) {
    assertThat(file.problems()).isEmpty();
    List<Instruction> found =
        file.stages().get(file.stages().size() - 1).instructions().stream()
            .filter(kind::isInstance)
            .toList();
    assertThat(found).hasSize(1);
    return kind.cast(found.get(0));
  }

  private static List<String> texts(List<Text> texts) {
    return texts.stream().map(Text::text).toList();
  }

  private static List<String> messages(Dockerfile file) {
    return file.problems().stream()
        .map(problem -> problem.span().line() + ": " + problem.message())
        .toList();
  }

  @Test
  void stagesKnowTheirNameBaseAndPlace() {
    Dockerfile file =
        parse(
            """
            FROM --platform=$BUILDPLATFORM node:20 AS Build
            FROM nginx:1.27-alpine
            COPY --from=build /app/dist /usr/share/nginx/html
            FROM build as last
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.stages()).extracting(Stage::name).containsExactly("build", null, "last");
    assertThat(file.stages()).extracting(Stage::baseStage).containsExactly(-1, -1, 0);
    assertThat(file.stages().get(1).base().text()).isEqualTo("nginx:1.27-alpine");
    assertThat(file.stages().get(1).base().span().text()).isEqualTo("nginx:1.27-alpine");
    assertThat(file.stages().get(1).base().span()).hasToString("Dockerfile:2:6");
    assertThat(file.target("LAST")).isSameAs(file.stages().get(2));
    assertThat(file.target(null)).isSameAs(file.stages().get(2));
    assertThat(file.target("none")).isNull();
  }

  @Test
  void globalArgumentsDecideTheBase() {
    String text =
        """
        ARG VERSION=1.27
        ARG IMAGE=nginx:${VERSION}
        FROM ${IMAGE}${SUFFIX:--alpine}
        """;
    assertThat(parse(text).stages().get(0).base().text()).isEqualTo("nginx:1.27-alpine");
    assertThat(parse(text, Map.of("VERSION", "1.29")).stages().get(0).base().text())
        .isEqualTo("nginx:1.29-alpine");
  }

  @Test
  void anArgumentWithoutValueIsHiddenNotBlank() {
    Dockerfile file = parse("ARG TAG\nFROM nginx:$TAG\nARG PORT\nEXPOSE $PORT\n");
    assertThat(file.problems()).isEmpty();
    assertThat(file.stages().get(0).base().hiddenBy())
        .isEqualTo("the build argument TAG has no value here");
    assertThat(only(file, Instruction.Expose.class).ports().get(0).known()).isFalse();
    assertThat(parse("FROM a-$TARGETARCH\n").stages().get(0).base().hiddenBy())
        .isEqualTo("the builder sets TARGETARCH");
  }

  @Test
  void anArgumentThatIsGivenButNotKnownHidesTheDefaultToo() {
    Map<String, String> args = new java.util.HashMap<>();
    args.put("TAG", null);
    assertThat(parse("ARG TAG=1.27\nFROM nginx:$TAG\n", args).stages().get(0).base().hiddenBy())
        .isEqualTo("the build argument TAG is not known here");
  }

  @Test
  void globalArgumentsReachAStageOnlyWhenItAsks() {
    Dockerfile file =
        parse(
            """
            ARG PORT=8080
            FROM scratch
            ENV before=$PORT
            ARG PORT
            ENV after=$PORT
            """);
    Map<String, Text> env = Image.of(file, null, no502.workspace.MemoryWorkspace.of(), "").env();
    assertThat(env.get("before").text()).isEmpty();
    assertThat(env.get("before").known()).isTrue();
    assertThat(env.get("after").text()).isEqualTo("8080");
  }

  @Test
  void whatTheBaseImageMaySetIsHidden() {
    Dockerfile file = parse("FROM nginx\nCOPY a.conf $NGINX_HOME/conf.d/\n");
    assertThat(only(file, Instruction.Copy.class).target().hiddenBy())
        .isEqualTo("NGINX_HOME is not set in this Dockerfile; the image nginx may set it");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "$A,one", "${A}x,onex", "${B:-two},two", "${B-two},``", "${A:-two},one", "${A:+two},two",
        "${B:+two},``", "${B+two},two", "${C-x${A}},xone", "\\$A,$A", "'$A',$A", "\"$A b\",one b",
        "${A#o},ne", "${A%e},on", "${A/n/m},ome", "a\\ b,a b", "$C,``", "x$,x$",
      })
  void variablesAreReplacedAsInAShell(String written, String expected) {
    Dockerfile file =
        parse(
            "FROM scratch\nENV A=one B=\nENV X="
                + written.replace(" ", "\\ ").replace("\\\\", "\\"));
    Dockerfile quotedFile = parse("FROM scratch\nENV A=one B=\nLABEL x=y\nENV X=" + written);
    Dockerfile used = file.problems().isEmpty() ? file : quotedFile;
    Instruction.Env env =
        (Instruction.Env) used.stages().get(0).instructions().get(used == file ? 1 : 2);
    String found = env.variables().get("X").text();
    assertThat(found.replace("\\ ", " ")).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void envInBothForms() {
    Dockerfile file =
        parse(
            """
            FROM scratch
            ENV A=1 B="two words" C='$A' \\
                D=a\\ b
            ENV OLD form of value
            ENV A=2 E=$A
            """);
    Map<String, Text> env = Image.of(file, null, no502.workspace.MemoryWorkspace.of(), "").env();
    assertThat(env.get("A").text()).isEqualTo("2");
    assertThat(env.get("B").text()).isEqualTo("two words");
    assertThat(env.get("C").text()).isEqualTo("$A");
    assertThat(env.get("D").text()).isEqualTo("a b");
    assertThat(env.get("OLD").text()).isEqualTo("form of value");
    assertThat(env.get("E").text()).as("one line sees what was set before it").isEqualTo("1");
    assertThat(env.get("B").span().text()).isEqualTo("\"two words\"");
  }

  @Test
  void continuationLinesMayHoldCommentsAndKeepTheirPlaces() {
    Dockerfile file =
        parse(
            """
            FROM alpine
            EXPOSE 80 \\
              # why 81
              81 \\

              82
            """);
    Instruction.Expose expose = (Instruction.Expose) file.stages().get(0).instructions().get(0);
    assertThat(texts(expose.ports())).containsExactly("80", "81", "82");
    assertThat(expose.ports().get(1).span()).hasToString("Dockerfile:4:3");
    assertThat(expose.ports().get(2).span().text()).isEqualTo("82");
    assertThat(expose.span().endLine()).isEqualTo(6);
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).weight()).isEqualTo(Problem.Weight.WARNING);
    assertThat(file.problems().get(0).message()).contains("an empty line");
  }

  @Test
  void windowsLineEndsAndBom() {
    Dockerfile file = parse("\ufeffFROM nginx\r\nEXPOSE 80 \\\r\n  81\r\nCMD [\"nginx\"]\r\n");
    assertThat(texts(only(file, Instruction.Expose.class).ports())).containsExactly("80", "81");
    assertThat(file.stages().get(0).span()).hasToString("Dockerfile:1:1");
  }

  @Test
  void theEscapeDirective() {
    Dockerfile file = parse("# escape=`\nFROM a\nCOPY x `\n  C:\\dir\\\n");
    assertThat(only(file, Instruction.Copy.class).target().text()).isEqualTo("C:\\dir\\");
    assertThat(messages(parse("# escape=x\nFROM a\n")))
        .containsExactly("1: invalid escape token 'x' does not match ` or \\");
    assertThat(messages(parse("# syntax=a\n# syntax=b\nFROM a\n")))
        .containsExactly("2: only one syntax parser directive can be used");
    assertThat(parse("# note\n# escape=x\nFROM a\n").problems()).isEmpty();
  }

  @Test
  void execFormAndShellForm() {
    Instruction.Cmd exec =
        only(parse("FROM a\nCMD [\"nginx\", \"-g\", \"a\\u0041\"]\n"), Instruction.Cmd.class);
    assertThat(exec.process().shellForm()).isFalse();
    assertThat(texts(exec.process().words())).containsExactly("nginx", "-g", "aA");
    assertThat(exec.process().words().get(1).span().text()).isEqualTo("\"-g\"");
    Instruction.Entrypoint shell =
        only(parse("FROM a\nENTRYPOINT nginx -g \"x\"\n"), Instruction.Entrypoint.class);
    assertThat(shell.process().shellForm()).isTrue();
    assertThat(texts(shell.process().words())).containsExactly("nginx -g \"x\"");
    assertThat(
            only(parse("FROM a\nENTRYPOINT []\n"), Instruction.Entrypoint.class).process().words())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"CMD ['nginx']", "CMD [\"nginx\", ]", "CMD [\"nginx\"", "CMD [\"a\" \"b\"]"})
  void whatIsNoJsonGoesToTheShell(String cmd) {
    Dockerfile file = parse("FROM a\n" + cmd + "\n");
    Instruction.Cmd made = (Instruction.Cmd) file.stages().get(0).instructions().get(0);
    assertThat(made.process().shellForm()).isTrue();
    assertThat(file.problems()).allMatch(p -> p.weight() == Problem.Weight.WARNING);
    assertThat(file.problems().isEmpty()).isEqualTo(!cmd.endsWith("]"));
  }

  @Test
  void copyWithItsFlags() {
    Instruction.Copy copy =
        only(
            parse(
                """
                FROM a AS one
                FROM b
                COPY --from=one --chown=nginx:nginx --chmod=644 --link --exclude=*.md x y /etc/nginx/
                """),
            Instruction.Copy.class);
    assertThat(texts(copy.sources())).containsExactly("x", "y");
    assertThat(copy.target().text()).isEqualTo("/etc/nginx/");
    assertThat(copy.from().text()).isEqualTo("one");
    assertThat(copy.fromStage()).isZero();
    assertThat(texts(copy.excludes())).containsExactly("*.md");
    Instruction.Copy json =
        only(parse("FROM a\nADD [\"a b\", \"/c d/\"]\n"), Instruction.Copy.class);
    assertThat(json.add()).isTrue();
    assertThat(texts(json.sources())).containsExactly("a b");
    assertThat(json.from()).isNull();
  }

  @Test
  void aFileWrittenInPlace() {
    Instruction.Copy copy =
        only(
            parse(
                """
                FROM nginx
                ENV NAME=api
                COPY <<EOF <<-"RAW" /etc/nginx/conf.d/
                proxy_pass http://$NAME:80;
                proxy_set_header Host $host;
                EOF
                \tset $a \\$b;
                \tRAW
                EXPOSE 80
                """),
            Instruction.Copy.class);
    assertThat(copy.heredocs()).extracting(Dockerfile.Heredoc::name).containsExactly("EOF", "RAW");
    assertThat(copy.heredocs().get(0).content().text())
        .as("an unquoted heredoc loses nginx's own variables")
        .isEqualTo("proxy_pass http://api:80;\nproxy_set_header Host ;\n");
    assertThat(copy.heredocs().get(1).content().text()).isEqualTo("set $a \\$b;\n");
    Source written = copy.heredocs().get(0).source();
    int place = written.text().indexOf("proxy_set_header");
    assertThat(written.span(place, place + 16).text()).isEqualTo("proxy_set_header");
    assertThat(written.span(place, place + 16)).hasToString("Dockerfile:5:1");
  }

  @Test
  void runInEveryForm() {
    Dockerfile file =
        parse(
            """
            FROM a
            RUN --mount=type=cache,target=/x apt-get update && \\
                apt-get install -y curl
            RUN ["a", "b c"]
            RUN <<EOF
            echo 1
            echo 2
            EOF
            RUN cat <<X > /f
            y
            X
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.stages().get(0).instructions())
        .extracting(run -> ((Instruction.Run) run).script().text())
        .containsExactly(
            "apt-get update &&     apt-get install -y curl",
            "a b c",
            "echo 1\necho 2\n",
            "cat <<X > /f\ny\nX");
  }

  @Test
  void healthchecks() {
    Instruction.Health health =
        only(
            parse("FROM a\nHEALTHCHECK --interval=5s --retries=3 CMD curl -f http://localhost\n"),
            Instruction.Health.class);
    assertThat(health.healthcheck().disabled()).isFalse();
    assertThat(health.healthcheck().interval().text()).isEqualTo("5s");
    assertThat(health.healthcheck().retries().text()).isEqualTo("3");
    assertThat(health.healthcheck().timeout()).isNull();
    assertThat(texts(health.healthcheck().process().words()))
        .containsExactly("curl -f http://localhost");
    assertThat(
            only(parse("FROM a\nHEALTHCHECK NONE\n"), Instruction.Health.class)
                .healthcheck()
                .disabled())
        .isTrue();
  }

  @Test
  void onbuildIsLeftAlone() {
    Dockerfile file = parse("FROM a\nONBUILD EXPOSE 80\nONBUILD RUN <<E\nx\nE\nSTOPSIGNAL TERM\n");
    assertThat(file.problems()).isEmpty();
    assertThat(file.stages().get(0).instructions()).hasSize(3);
    assertThat(file.stages().get(0).instructions())
        .allMatch(instruction -> instruction instanceof Instruction.Other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FORM nginx|1: unknown instruction: FORM (did you mean FROM?)",
        "EXPOSE 80|1: no build stage in current context",
        "FROM|1: FROM requires either one or three arguments",
        "FROM a b|1: FROM requires either one or three arguments",
        "FROM a AS 1x|1: invalid name for build stage: \"1x\", name can't start with a number or"
            + " contain symbols",
        "FROM $NOPE|1: base name ($NOPE) should not be blank",
        "FROM Nginx|1: failed to parse stage name \"Nginx\": invalid reference format: repository"
            + " name (library/Nginx) must be lowercase",
        "FROM a;COPY x|2: COPY requires at least two arguments, but only one was provided."
            + " Destination could not be determined",
        "FROM a;COPY --form=x a b|2: unknown flag: --form (did you mean from?)",
        "FROM a;COPY --from a b|2: missing a value on flag: --from",
        "FROM a;COPY --from=$X a b|2: variable expansion is not supported for --from, define a new"
            + " stage with FROM using ARG from global scope as a workaround",
        "FROM a;COPY --from=0 a b|2: circular dependency detected on stage: stage-0",
        "FROM a;COPY --from=late x y;FROM b AS late|2: cannot copy from stage \"late\", it needs to"
            + " be defined before current stage \"stage-0\"",
        "FROM a;ENV A|2: ENV must have two arguments",
        "FROM a;ENV A=1 B|2: Syntax error - can't find = in \"B\". Must be of the form: name=value",
        "FROM a;EXPOSE x|2: invalid containerPort: x",
        "FROM a;EXPOSE|2: EXPOSE requires at least one argument",
        "FROM a;HEALTHCHECK curl x|2: Unknown type \"CURL\" in HEALTHCHECK (try CMD)",
        "FROM a;HEALTHCHECK CMD|2: Missing command after HEALTHCHECK CMD",
        "FROM a;HEALTHCHECK --interval=5 CMD x|2: time: missing unit in duration \"5\"",
        "FROM a;CMD [1]|2: when using JSON array syntax, arrays must be comprised of strings only",
        "FROM a;SHELL x|2: SHELL requires the arguments to be in JSON form",
        "FROM a;ONBUILD FROM x|2: FROM isn't allowed as an ONBUILD trigger",
        "FROM a;RUN <<EOF;x|2: unterminated heredoc: no line reads EOF",
        "FROM a;WORKDIR /a\"b|2: failed to process \"/a\\\"b\": unexpected end of statement while"
            + " looking for matching double-quote",
        "FROM a;USER ${X:?no user}|",
        "FROM scratch;USER ${X:?no user}|2: failed to process \"${X:?no user}\": X: no user",
        "# only a comment|1: file with no instructions",
        "ARG A=1|1: dockerfile contains no stages to build",
      })
  void refusesInDockersWords(String text, String message) {
    assertThat(messages(parse(text.replace(";", "\n") + "\n")))
        .isEqualTo(message == null ? List.of() : List.of(message));
  }

  @Test
  void oneErrorDoesNotHideTheNext() {
    assertThat(messages(parse("FROM a\nEXPSE 80\nCOPY x\nEXPOSE 81\n")))
        .containsExactly(
            "2: unknown instruction: EXPSE (did you mean EXPOSE?)",
            "3: COPY requires at least two arguments, but only one was provided. Destination could"
                + " not be determined");
    assertThat(messages(parse(""))).containsExactly("1: the Dockerfile cannot be empty");
  }
}
