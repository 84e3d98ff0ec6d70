package no502.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the parser answers: no exception, no endless loop, spans inside the file. */
class HostileDockerfileTest {
  private static final String SEED =
      """
      # syntax=docker/dockerfile:1
      ARG V=1
      FROM --platform=$BUILDPLATFORM node:${V:-20} AS build
      WORKDIR /app
      COPY --chown=a:b ["a b", "./"]
      RUN --mount=type=cache,target=/x apk add curl && \\
          # comment
          rm -f /etc/x || sed -i 's/a/b/' /y > /z
      FROM nginx
      ENV A=b C="d e" F='g' H=$A
      COPY --from=build /app /b
      COPY <<EOF <<-"Q" /etc/nginx/
      a $A ${B:+c}
      EOF
      \tq
      \tQ
      EXPOSE 80/tcp $A
      HEALTHCHECK --interval=5s CMD ["curl", "x"]
      ENTRYPOINT ["/e"]
      CMD nginx -g "daemon off;"
      """;
  private static final String[] PIECES = {
    "\\\n",
    "\"",
    "'",
    "$",
    "${",
    "}",
    "<<EOF",
    "\nEOF\n",
    "[",
    "]",
    "--",
    "--from=",
    "\r\n",
    "\n",
    "\0",
    "\ufffd",
    "#",
    "=",
    "`",
    "\\",
    "${A:-",
    "${A#*",
    "${A/",
    "FROM ",
    "\nCOPY . .\n",
    "\nRUN ",
    "\nARG X=$X$X\n",
    "\nENV E=$E$E\n",
    "&&",
    "||",
    "$(",
    "`",
    ">",
    "<",
    "*",
    "**",
    "../",
    "/"
  };

  @Test
  void mutatedFilesAreAnswered() {
    Random random = new Random(502);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(SEED);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextInt(3) == 0) {
          text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        } else {
          text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        }
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0 && random.nextInt(4) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      check(new Source("Dockerfile", bytes), "round " + round);
    }
  }

  private static void check(Source source, String name) {
    assertThatCode(
            () -> {
              Dockerfile file = DockerfileParser.parse(source, Map.of("V", "3"));
              file.problems().forEach(problem -> inside(problem.span(), source));
              for (Dockerfile.Stage stage : file.stages()) {
                inside(stage.span(), source);
                stage.instructions().forEach(instruction -> inside(instruction.span(), source));
              }
              Image image = Image.of(file, null, MemoryWorkspace.of("a", "1", "b/c", "2"), "");
              if (image != null) {
                Packages.installed(image);
              }
            })
        .as(name + ":\n" + source.text())
        .doesNotThrowAnyException();
  }

  private static void inside(Span span, Source source) {
    assertThat(span.start()).isBetween(0, span.end());
    assertThat(span.end()).isLessThanOrEqualTo(source.length());
  }

  @Test
  void deepAndLongInputIsAnswered() {
    String deep = "${A:-".repeat(10_000);
    for (String text :
        List.of(
            "FROM " + deep,
            "FROM a\nENV X=" + deep + "}".repeat(10_000),
            "FROM a\nCMD " + "[".repeat(30_000),
            "FROM a\nCMD " + "[".repeat(20_000) + "]".repeat(20_000),
            "FROM a\nRUN " + "(".repeat(50_000),
            "FROM a\nRUN " + "$(".repeat(30_000),
            "FROM a\nCOPY " + "*a".repeat(10_000) + " /x",
            "FROM a\nCOPY " + "../".repeat(20_000) + " " + "../".repeat(1_000),
            "FROM scratch\nENV A="
                + "x".repeat(60_000)
                + "\nENV B=${A%%"
                + "*x".repeat(2_000)
                + "}",
            "\\\n".repeat(100_000),
            "FROM a\n" + "<<E ".repeat(10_000),
            "FROM a\nRUN " + "<<E ".repeat(10_000))) {
      check(Source.of("Dockerfile", text), "deep");
    }
  }

  @Test
  void aVariableThatDoublesItselfStaysBounded() {
    String text = "FROM scratch\nENV A=xxxxxxxx\n" + "ENV A=$A$A$A$A\n".repeat(2_000);
    Dockerfile file = DockerfileParser.parse(Source.of("D", text), Map.of());
    assertThat(file.problems()).isEmpty();
    Image image = Image.of(file, null, MemoryWorkspace.of(), "");
    assertThat(image.env().get("A").known()).isFalse();
  }

  @Test
  void aLineThatDockerRefusesForItsLengthIsRefused() {
    Dockerfile file =
        DockerfileParser.parse(Source.of("D", "FROM a\nRUN " + "x".repeat(20_000_000)), Map.of());
    assertThat(file.problems().get(0).message())
        .isEqualTo("dockerfile line greater than max allowed size of 65535");
  }

  @Test
  void thousandsOfStagesThatUseEachOther() {
    StringBuilder text = new StringBuilder("FROM a AS s0\nCOPY a /a\n");
    for (int i = 1; i < 3_000; i++) {
      text.append("FROM s").append(i - 1).append(" AS s").append(i).append('\n');
      text.append("COPY --from=s").append(i - 1).append(" /a /a\n");
    }
    Dockerfile file = DockerfileParser.parse(Source.of("D", text.toString()), Map.of());
    assertThat(file.problems()).isEmpty();
    Image image = Image.of(file, null, MemoryWorkspace.of("a", "x"), "");
    assertThat(image.layers()).hasSize(3_000);
  }
}
