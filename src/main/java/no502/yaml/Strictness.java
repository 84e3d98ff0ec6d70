package no502.yaml;

import java.util.ArrayList;
import java.util.List;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.yaml.YamlReader.Refusal;

/** What go-yaml refuses after our parser has taken it: tabs at the start of a line, odd escapes. */
final class Strictness {
  private Strictness() {}

  /** {@code \/} is JSON's, not go-yaml's. */
  static void checkEscapes(Span span) {
    byte[] bytes = span.source().bytes();
    for (int i = span.start(); i + 1 < span.end(); i++) {
      if (bytes[i] == '\\') {
        if (bytes[i + 1] == '/') {
          throw new Refusal(
              span.source().span(i, i + 2),
              "found unknown escape character: write / without the backslash");
        }
        i++;
      }
    }
  }

  static void check(Characters characters, List<YamlNode> documents, List<Problem> problems) {
    if (!characters.hasTab || !problems.isEmpty()) {
      return;
    }
    List<Span> covered = new ArrayList<>();
    for (YamlNode document : documents) {
      collect(document, covered);
    }
    checkTabs(characters.source, covered, problems);
  }

  /** Scalars and flow collections, in order: inside them tabs have rules of their own. */
  private static void collect(YamlNode node, List<Span> covered) {
    if (node instanceof YamlNode.Mapping mapping && mapping.style() == YamlNode.Style.BLOCK) {
      for (YamlNode.Pair pair : mapping.pairs()) {
        collect(pair.key(), covered);
        collect(pair.value(), covered);
      }
    } else if (node instanceof YamlNode.Sequence sequence
        && sequence.style() == YamlNode.Style.BLOCK) {
      for (YamlNode item : sequence.items()) {
        collect(item, covered);
      }
    } else {
      covered.add(node.span());
    }
  }

  private static void checkTabs(Source source, List<Span> covered, List<Problem> problems) {
    int at = source.hasBom() ? 3 : 0;
    for (Span span : covered) {
      checkGap(source, at, span.start(), problems);
      at = Math.max(at, span.end());
    }
    checkGap(source, at, source.length(), problems);
  }

  /** Between scalars a tab may follow a colon or a value, not an indentation, a dash or nothing. */
  private static void checkGap(Source source, int from, int to, List<Problem> problems) {
    byte[] bytes = source.bytes();
    boolean refused = from == 0 || from > 0 && bytes[from - 1] == '\n';
    boolean comment = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n' || b == '\r') {
        refused = true;
        comment = false;
      } else if (comment) {
        continue;
      } else if (b == '#') {
        comment = true;
      } else if (b == '\t' && refused) {
        problems.add(
            Problem.error(
                source.span(i, i + 1),
                "found character that cannot start any token: a tab where only spaces may stand"));
        return;
      } else if (b == ':') {
        refused = false;
      } else if (b == '-' || b == '?') {
        refused = true;
      }
    }
  }
}
