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
  static void checkEscapes(Source source, int start, int end) {
    byte[] bytes = source.bytes();
    for (int i = start; i + 1 < end; i++) {
      if (bytes[i] == '\\') {
        if (bytes[i + 1] == '/') {
          throw new Refusal(
              source.span(i, i + 2),
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
    Source source = characters.source;
    List<Token> tokens = new ArrayList<>();
    for (YamlNode document : documents) {
      collect(document, 0, false, tokens);
    }
    int at = source.hasBom() ? 3 : 0;
    boolean flow = false;
    for (Token token : tokens) {
      if (!flow) {
        checkGap(source, at, token.span.start(), problems);
      }
      at = token.plain ? afterPlain(source, token, problems) : token.span.end();
      flow = token.flow;
    }
    if (!flow) {
      checkGap(source, at, source.length(), problems);
    }
    if (problems.size() > 1) {
      problems.subList(1, problems.size()).clear();
    }
  }

  /**
   * A scalar, or the end of a flow collection.
   *
   * @param indent the column that a line after a plain scalar must reach before it may hold a tab
   * @param flow whether brackets are still open after it: inside them tabs are free
   */
  private record Token(Span span, boolean plain, int indent, boolean flow) {}

  private static void collect(YamlNode node, int indent, boolean flow, List<Token> tokens) {
    if (node instanceof YamlNode.Mapping mapping) {
      boolean block = mapping.style() == YamlNode.Style.BLOCK;
      int below = block ? column(mapping.span()) : indent;
      for (YamlNode.Pair pair : mapping.pairs()) {
        collect(pair.key(), below, flow || !block, tokens);
        collect(pair.value(), below, flow || !block, tokens);
      }
      close(mapping.span(), block, flow, tokens);
    } else if (node instanceof YamlNode.Sequence sequence) {
      boolean block = sequence.style() == YamlNode.Style.BLOCK;
      int below = block ? column(sequence.span()) : indent;
      for (YamlNode item : sequence.items()) {
        collect(item, below, flow || !block, tokens);
      }
      close(sequence.span(), block, flow, tokens);
    } else {
      boolean plain =
          node instanceof YamlNode.Scalar scalar
              && scalar.style() == YamlNode.Style.PLAIN
              && scalar.span().length() > 0;
      tokens.add(new Token(node.span(), plain, indent, flow));
    }
  }

  private static int column(Span span) {
    return span.start() - span.source().lineStart(span.line()) + 1;
  }

  private static void close(Span span, boolean block, boolean flow, List<Token> tokens) {
    if (!block) {
      Span end = span.source().span(span.end(), span.end());
      tokens.add(new Token(end, false, 0, flow));
    }
  }

  /** The blanks after a plain scalar might go on with it, so its rule for tabs holds there. */
  private static int afterPlain(Source source, Token token, List<Problem> problems) {
    byte[] bytes = source.bytes();
    int at = token.span.end();
    int lineStart = -1;
    while (at < bytes.length && " \t\n\r".indexOf(bytes[at]) >= 0) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        lineStart = at + 1;
      } else if (bytes[at] == '\t' && lineStart >= 0 && at - lineStart < token.indent) {
        problems.add(
            Problem.error(
                source.span(at, at + 1), "found a tab character that violates indentation"));
        return at + 1;
      }
      at++;
    }
    return at;
  }

  /** Between scalars a tab may follow a colon or a value, not an indentation, a dash or nothing. */
  private static void checkGap(Source source, int from, int to, List<Problem> problems) {
    byte[] bytes = source.bytes();
    boolean refused = from == 0 || bytes[from - 1] == '\n';
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
