package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** How the readers of our reports see them: none of this is our own code, or shares any with it. */
public final class Readers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SARIF = sarif();

  private Readers() {}

  private static JsonSchema sarif() {
    try (InputStream in = Readers.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing that Unicode calls a control, a format or a separator character of its own. */
  public static void harmless(String text, String where) {
    text.codePoints()
        .filter(c -> c != '\n')
        .filter(c -> isUnseen(Character.getType(c)) || (c & 0xFFFE) == 0xFFFE)
        .forEach(c -> assertThat(c).as("U+%04X in %s: %s", c, where, text).isNull());
  }

  private static boolean isUnseen(int type) {
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** The commands that a CI server would obey on reading these lines. */
  public static List<String> obeyed(String log) {
    List<String> names = new ArrayList<>();
    for (String line : log.split("[\n\r]")) {
      String text = withoutSpace(line);
      int end = text.indexOf("::", 2);
      if (text.startsWith("::") && end > 0) {
        names.add(text.substring(2, end).split(" ")[0]);
      }
      for (String opening : List.of("##[", "##vso[", "##teamcity[")) {
        if (line.contains(opening)) {
          names.add(opening);
        }
      }
    }
    return names;
  }

  private static String withoutSpace(String line) {
    int from = 0;
    while (from < line.length()
        && (Character.isWhitespace(line.charAt(from))
            || Character.isSpaceChar(line.charAt(from)))) {
      from++;
    }
    return line.substring(from);
  }

  /** How many annotations GitHub would show of what the JSON tells: ten of a kind. */
  public static int githubShows(JsonNode report) {
    int gaps = Math.min(5, report.get("incomplete").size());
    return gaps
        + Math.min(10, report.at("/summary/error").asInt())
        + Math.min(10 - gaps, report.at("/summary/warning").asInt())
        + Math.min(10, report.at("/summary/note").asInt());
  }

  public static int cleanStacks(JsonNode report, int stacks) {
    Set<String> broken = new HashSet<>();
    report.get("findings").forEach(finding -> broken.add(finding.get("stack").asText()));
    return stacks - broken.size();
  }

  public static int sarifResults(String text) throws IOException {
    JsonNode tree = JSON.readTree(text);
    assertThat(SARIF.validate(tree)).isEmpty();
    return tree.at("/runs/0/results").size();
  }

  public static int junitCases(String text) throws Exception {
    return count(
        text,
        "testcase",
        Set.of("testsuites", "testsuite", "testcase", "failure", "error", "system-out"));
  }

  public static int checkstyleErrors(String text) throws Exception {
    return count(text, "error", Set.of("checkstyle", "file", "error"));
  }

  private static int count(String text, String name, Set<String> known) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      assertThat(known).contains(all.item(i).getNodeName());
    }
    return document.getElementsByTagName(name).getLength();
  }

  public static long headlines(String terminal) {
    return terminal.lines().filter(line -> line.matches("(error|warning|note)\\[.*")).count();
  }

  public static long gaps(String terminal) {
    return terminal.lines().filter(line -> line.startsWith("not analysed: ")).count();
  }

  public static int markdownFindings(String text) {
    return MarkdownReader.findings(text);
  }

  /** The files that git would change on taking the patch. */
  public static Set<String> patched(String diff) throws Exception {
    Path file = Files.createTempFile("no502", ".patch");
    try {
      Files.writeString(file, diff);
      Process git =
          new ProcessBuilder("git", "apply", "--numstat", "-z", "--allow-empty", file.toString())
              .directory(file.getParent().toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(git.waitFor()).as(said + diff).isZero();
      Set<String> files = new TreeSet<>();
      for (String line : said.split("\u0000")) {
        if (!line.isEmpty()) {
          files.add(line.substring(line.lastIndexOf('\t') + 1));
        }
      }
      return files;
    } finally {
      Files.delete(file);
    }
  }
}
