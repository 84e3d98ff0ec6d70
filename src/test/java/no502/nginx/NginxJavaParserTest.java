package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.odiszapc.nginxparser.NgxAbstractEntry;
import com.github.odiszapc.nginxparser.NgxBlock;
import com.github.odiszapc.nginxparser.NgxComment;
import com.github.odiszapc.nginxparser.NgxConfig;
import com.github.odiszapc.nginxparser.NgxEntry;
import com.github.odiszapc.nginxparser.NgxIfBlock;
import com.github.odiszapc.nginxparser.NgxToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.text.Source;
import org.junit.jupiter.api.Test;

/**
 * A parser that others wrote as a second opinion: wherever nginx-java-parser reads a valid file
 * without a complaint on stderr, its tree must be ours, but for its known mistakes.
 */
class NginxJavaParserTest {

  /** What it misreads in silence, by our case, and why nginx is right. */
  private static final Map<String, String> MISREADINGS =
      Map.of(
          "comment-carriage-return", "ends a comment at a carriage return",
          "escaped-semicolon", "ends a word at an escaped semicolon",
          "parentheses-inside-a-word", "cuts a word at a parenthesis",
          "quote-inside-a-word", "begins a quoted word in the middle of a word");

  @Test
  void theSecondOpinionIsOurs() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Path file : files()) {
      Source source = new Source(file.getFileName().toString(), Files.readAllBytes(file));
      if (NginxParser.strict(source) != null) {
        continue;
      }
      NgxConfig theirs = read(source);
      if (theirs == null) {
        continue;
      }
      compared++;
      List<String> opinion = show(theirs);
      List<String> ours = show(NginxParser.parse(source).tree());
      boolean known = isMisread(source, opinion);
      if (opinion.equals(ours) == known) {
        differences.add(source.name() + ": " + opinion + "\nwe: " + ours);
      }
    }
    System.out.println(compared + " files compared with nginx-java-parser");
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(10);
  }

  /** Two mistakes show themselves: a comment taken for a directive, and Lua taken for nginx's. */
  private static boolean isMisread(Source source, List<String> opinion) {
    boolean comment = opinion.stream().anyMatch(words -> words.startsWith("#"));
    boolean lua = source.text().contains("_by_lua_block");
    return comment || lua || MISREADINGS.containsKey(source.name().replace(".conf", ""));
  }

  private static List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    String corpus = System.getProperty("no502.nginx.corpus");
    for (String folder :
        corpus == null ? List.of("testdata/nginx") : List.of("testdata/nginx", corpus + "/nginx")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(f -> f.toString().endsWith(".conf")).forEach(found::add);
      }
    }
    found.sort(null);
    return found;
  }

  /** Null when it complains: it throws nothing, it prints. */
  private static NgxConfig read(Source source) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      NgxConfig read = NgxConfig.read(new ByteArrayInputStream(source.bytes()));
      return said.size() == 0 ? read : null;
    } catch (RuntimeException e) {
      return null;
    } finally {
      System.setErr(before);
    }
  }

  private static List<String> show(NgxBlock block) {
    List<String> shown = new ArrayList<>();
    for (NgxEntry entry : block.getEntries()) {
      if (entry instanceof NgxComment) {
        continue;
      }
      StringBuilder words = new StringBuilder();
      for (NgxToken token : ((NgxAbstractEntry) entry).getTokens()) {
        words.append(token.getToken()).append(' ');
      }
      boolean isIf = entry instanceof NgxIfBlock;
      shown.add(isIf ? "if" : words.toString().trim());
      if (entry instanceof NgxBlock inner) {
        shown.add("{");
        shown.addAll(show(inner));
        shown.add("}");
      }
    }
    return shown;
  }

  private static List<String> show(List<Directive> tree) {
    List<String> shown = new ArrayList<>();
    for (Directive directive : tree) {
      StringBuilder words = new StringBuilder(directive.name().span().text());
      directive.args().forEach(word -> words.append(' ').append(word.span().text()));
      shown.add(directive.is("if") ? "if" : words.toString());
      if (directive.isBlock()) {
        shown.add("{");
        shown.addAll(show(directive.block()));
        shown.add("}");
      }
    }
    return shown;
  }
}
