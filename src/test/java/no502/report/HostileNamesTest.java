package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import no502.analysis.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;

/** Names in the input forge nothing: no line, no command, no colour, no element, no field. */
class HostileNamesTest {
  static final List<String> FORMATS = Formats.NAMES;

  private static final List<String> EVIL = Evil.TEXTS;

  private static List<String> renderings(String format) {
    List<String> all = new ArrayList<>();
    for (String evil : EVIL) {
      ReportContext context =
          new ReportContext(Names.ROOT, Palette.NONE, 80, false, true, true, false, "1");
      Outcome outcome = Sample.hostile(evil);
      all.add(Formats.of(format).render(outcome, context));
    }
    return all;
  }

  @ParameterizedTest
  @FieldSource("FORMATS")
  void nothingInvisibleOrCommandingIsPrinted(String format) {
    for (String text : renderings(format)) {
      text.codePoints()
          .filter(c -> c != '\n' && !(c == '\t' && format.equals("diff")))
          .forEach(c -> assertThat(Plain.deceives(c)).as("U+%04X in %s", c, text).isFalse());
      for (String line : text.split("\n")) {
        assertThat(line).doesNotContainPattern("##\\w*\\[");
        if (!format.equals("github")) {
          assertThat(line.stripLeading()).doesNotMatch("::[a-zA-Z].*::.*");
        }
      }
    }
  }

  @Test
  void githubSeesOnlyOurCommands() {
    for (String text : renderings("github")) {
      for (String line : text.split("\n")) {
        if (line.startsWith("::")) {
          assertThat(line)
              .matches(
                  "::(error|warning|notice) (file=[^:,]*,)?line=\\d+,endLine=\\d+,(col=\\d+,endColumn=\\d+,)?"
                      + "title=no502 (not analysed|unknown-upstream-host)::.*");
        } else {
          assertThat(line).startsWith("no502: ");
        }
      }
      assertThat(text.lines().filter(l -> l.startsWith("::"))).hasSize(4);
    }
  }

  @Test
  void jsonFormatsParseAndKeepTheText() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    for (String format : List.of("json", "sarif", "gitlab", "rdjson")) {
      List<String> all = renderings(format);
      for (int i = 0; i < all.size(); i++) {
        JsonNode node = mapper.readTree(all.get(i));
        assertThat(node.isContainerNode()).isTrue();
        if (format.equals("json")) {
          assertThat(node.get("findings")).hasSize(3);
          assertThat(node.at("/findings/0/related/0/message").asText()).isEqualTo(EVIL.get(i));
        }
      }
    }
  }

  @Test
  void xmlFormatsParseToTheSameTree() throws Exception {
    for (String text : renderings("junit")) {
      Document document = parse(text);
      assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
      assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(1 + 2 + 4 + 4);
    }
    for (String text : renderings("checkstyle")) {
      Document document = parse(text);
      assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(4);
      assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(1 + 2 + 4);
    }
  }

  @Test
  void graphsStayWhole() throws Exception {
    for (String evil : EVIL) {
      Outcome outcome = Sample.hostile(evil);
      ReportContext context = ReportContext.plain("1");
      Document svg = parse(Graphs.draw("svg", outcome, context));
      assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(2);
      assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3);
      for (String format : Graphs.FORMATS) {
        String text = Graphs.draw(format, outcome, context);
        text.codePoints()
            .filter(c -> c != '\n')
            .forEach(c -> assertThat(Plain.deceives(c)).as(text).isFalse());
      }
      assertThat(Graphs.draw("mermaid", outcome, context).lines()).hasSize(7);
      assertThat(Graphs.draw("dot", outcome, context).lines()).hasSize(10);
    }
  }

  @Test
  void aTerminalReportHasItsOwnHeadlinesOnly() {
    for (String text : renderings("terminal")) {
      assertThat(text.lines().filter(l -> l.matches("(error|warning|note)\\[.*"))).hasSize(3);
      assertThat(text.lines().filter(l -> l.matches(" *--> .*"))).hasSize(2 + 1 + 1);
    }
  }

  @Test
  void markdownHasItsOwnBlocksOnly() {
    for (String text : renderings("markdown")) {
      assertThat(text.lines().filter(l -> l.startsWith("#"))).hasSize(3);
      assertThat(text.lines().filter(l -> l.startsWith("the name") && l.contains("@all")))
          .isEmpty();
      assertThat(text).doesNotContain("\n<");
    }
  }

  private static Document parse(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
