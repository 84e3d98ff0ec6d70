package no502.yaml;

import java.util.List;
import no502.text.Source;
import no502.text.Span;

/**
 * One node as it stands in the file: nothing resolved, everything with its place. Anchors, aliases
 * and merge keys stay what they are; {@link YamlFile} says what the reader had to complain about.
 */
public sealed interface YamlNode {

  Source source();

  /** Where the node's own text begins, properties (anchor and tag) not included. */
  int start();

  int end();

  /** The node's own text: made when asked for, as a large file has more nodes than findings. */
  default Span span() {
    return source().span(start(), end());
  }

  /** The explicit tag, or null. */
  String tag();

  /** How a scalar or collection is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED,
    BLOCK,
    FLOW
  }

  /**
   * @param text what the scalar says after unquoting and folding
   */
  record Scalar(
      Source source, int start, int end, String text, Style style, String tag, String anchor)
      implements YamlNode {

    /** The value with go-yaml's typing; see {@link GoScalar}. */
    public Object value() {
      return GoScalar.value(this);
    }
  }

  record Sequence(
      Source source,
      int start,
      int end,
      List<YamlNode> items,
      Style style,
      String tag,
      String anchor)
      implements YamlNode {}

  record Mapping(
      Source source, int start, int end, List<Pair> pairs, Style style, String tag, String anchor)
      implements YamlNode {}

  /** A reference; the target is the last node before it that bears the anchor. */
  record Alias(Source source, int start, int end, String name, YamlNode target)
      implements YamlNode {
    @Override
    public String tag() {
      return null;
    }
  }

  /** One entry of a mapping. */
  record Pair(YamlNode key, YamlNode value) {}
}
