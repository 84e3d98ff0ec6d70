package no502.compose;

import java.util.Map;
import java.util.TreeMap;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.yaml.GoScalar;

/** Prints a model as JSON with sorted keys and an indentation of two, one value a line. */
public final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  public static String print(Node node) {
    CanonicalJson json = new CanonicalJson();
    json.node(node, "\n");
    return json.out.toString();
  }

  private void node(Node node, String indent) {
    if (node instanceof Scalar scalar) {
      scalar(scalar.value());
      return;
    }
    boolean mapping = node instanceof Mapping;
    boolean first = true;
    out.append(mapping ? '{' : '[');
    if (node instanceof Mapping entries) {
      for (Map.Entry<String, Node> entry : new TreeMap<>(entries.entries()).entrySet()) {
        out.append(first ? "" : ",").append(indent).append("  ");
        quote(entry.getKey(), out);
        out.append(": ");
        node(entry.getValue(), indent + "  ");
        first = false;
      }
    } else {
      for (Node item : ((Sequence) node).items()) {
        out.append(first ? "" : ",").append(indent).append("  ");
        node(item, indent + "  ");
        first = false;
      }
    }
    out.append(first ? "" : indent).append(mapping ? '}' : ']');
  }

  private void scalar(Object value) {
    if (value instanceof Double number) {
      out.append(Numbers.json(number));
    } else if (value == null || value instanceof Boolean || value instanceof Number) {
      out.append(value);
    } else {
      quote(value instanceof GoScalar.Timestamp date ? date.instant() : value.toString(), out);
    }
  }

  /** Appends the text as a JSON string. */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029) {
            out.append("\\u").append(hex(c >> 12)).append(hex(c >> 8)).append(hex(c >> 4));
            out.append(hex(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static char hex(int bits) {
    return "0123456789abcdef".charAt(bits & 15);
  }
}
