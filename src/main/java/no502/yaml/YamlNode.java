package no502.yaml;

import java.util.List;
import no502.text.Span;

/**
 * One node as it stands in the file: nothing resolved, everything with its place. Anchors, aliases
 * and merge keys stay what they are; {@link YamlFile} says what the reader had to complain about.
 */
public sealed interface YamlNode {

  /** The node's own text, properties (anchor and tag) not included. */
  Span span();

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
  record Scalar(Span span, String text, Style style, String tag, String anchor)
      implements YamlNode {

    /** The value with go-yaml's typing; see {@link GoScalar}. */
    public Object value() {
      return GoScalar.value(this);
    }
  }

  record Sequence(Span span, List<YamlNode> items, Style style, String tag, String anchor)
      implements YamlNode {}

  record Mapping(Span span, List<Pair> pairs, Style style, String tag, String anchor)
      implements YamlNode {}

  /** A reference; the target is the last node before it that bears the anchor. */
  record Alias(Span span, String name, YamlNode target) implements YamlNode {
    @Override
    public String tag() {
      return null;
    }
  }

  /** One entry of a mapping. */
  record Pair(YamlNode key, YamlNode value) {}
}
