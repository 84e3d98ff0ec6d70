package no502.compose;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.compose.Schema.Types;
import no502.text.Letters;
import no502.text.Seq;
import no502.yaml.GoScalar;

/**
 * Holds a merged model against the {@link Schema}, and speaks about the deepest thing that is
 * wrong, as Docker does.
 */
final class Validator {
  /** What is wrong, or null. */
  ComposeError check(Mapping model) {
    Fault fault = check(ComposeSchema.file(), model, Way.TOP, 0);
    return fault == null ? null : ComposeError.about(fault.node, fault.path + fault.message);
  }

  /** A complaint about a place with its weight: the deeper, the more specific. */
  private record Fault(Node node, Way path, String message, int weight, boolean wrongKind) {
    Fault(Node node, Way path, String message, int weight) {
      this(node, path, message, weight, false);
    }

    static Fault wrongKind(Node node, Way path, String message, int weight) {
      return new Fault(node, path, message, weight, true);
    }

    static Fault worse(Fault a, Fault b) {
      return a == null || b != null && b.weight > a.weight ? b : a;
    }
  }

  private Fault check(Schema rule, Node node, Way path, int depth) {
    if (node instanceof Scalar scalar && scalar.hiddenBy() != null) {
      return null;
    }
    if (node instanceof Scalar scalar && scalar.value() instanceof GoScalar.Timestamp) {
      return new Fault(
          node, path, ": a plain date is a time to Docker, which no attribute takes: quote it", 99);
    }
    if (rule instanceof Schema.Choice choice) {
      return choice(choice, node, path, depth);
    }
    if (rule instanceof Schema.Items items) {
      return items(items, node, path, depth);
    }
    if (rule instanceof Schema.Fields fields) {
      return fields(fields, node, path, depth);
    }
    if (rule instanceof Schema.Entries entries) {
      return entries(entries, node, path, depth);
    }
    return simple(rule, node, path, depth);
  }

  private Fault choice(Schema.Choice choice, Node node, Way path, int depth) {
    Fault worst = null;
    for (Schema option : choice.options()) {
      Fault fault = check(option, node, path, depth);
      if (fault == null) {
        return null;
      }
      boolean better = worst != null && worst.wrongKind && !fault.wrongKind;
      worst = better ? fault : Fault.worse(worst, fault);
    }
    return worst.weight > depth || !worst.wrongKind
        ? worst
        : Fault.wrongKind(node, path, " must be a " + words(choice), depth);
  }

  private Fault items(Schema.Items rule, Node node, Way path, int depth) {
    if (!(node instanceof Sequence sequence)) {
      return Fault.wrongKind(node, path, " must be a " + words(rule), depth);
    }
    Fault worst = null;
    Set<String> seen = rule.unique() && sequence.items().size() > 1 ? new HashSet<>() : null;
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      worst = Fault.worse(worst, check(rule.item(), item, path.down(i), depth + 1));
      if (seen != null && Nodes.hiddenBy(item) == null && !seen.add(CanonicalJson.print(item))) {
        worst = Fault.worse(worst, new Fault(item, path, " items are repeated", depth));
      }
    }
    return worst;
  }

  private Fault fields(Schema.Fields rule, Node node, Way path, int depth) {
    if (!(node instanceof Mapping mapping)) {
      return Fault.wrongKind(node, path, " must be a mapping", depth);
    }
    Fault worst = null;
    for (String name : rule.required()) {
      if (mapping.get(name) == null) {
        worst =
            Fault.worse(worst, new Fault(node, path, " missing property '" + name + "'", depth));
      }
    }
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Schema field = rule.fields().apply(key);
      Fault fault = null;
      if (field != null) {
        fault = check(field, entry.getValue(), path.down(key), depth + 1);
      } else if (rule.extensions() && key.startsWith("x-")) {
        continue;
      } else if (!rule.open()) {
        fault = unknown(entry.getValue(), key, path, depth);
      }
      worst = Fault.worse(worst, fault);
    }
    return worst;
  }

  private static Fault unknown(Node value, String key, Way path, int depth) {
    Origin origin = value.origin();
    Node at = origin.key() == null ? value : Nodes.scalar(null, Origin.at(origin.key()));
    Way place = path.toString().isEmpty() ? new Way(null, "the top level") : path;
    return new Fault(at, place, " additional properties '" + key + "' not allowed", depth + 1);
  }

  private Fault entries(Schema.Entries rule, Node node, Way path, int depth) {
    if (!(node instanceof Mapping mapping)) {
      return Fault.wrongKind(node, path, " must be a " + words(rule), depth);
    }
    Fault worst = null;
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Fault fault = null;
      if (isKey(rule.keys(), key)) {
        fault = check(rule.value(), entry.getValue(), path.down(key), depth + 1);
      } else if (!rule.open()) {
        fault = unknown(entry.getValue(), key, path, depth);
      }
      worst = Fault.worse(worst, fault);
    }
    return worst;
  }

  private static boolean isKey(String kind, String key) {
    if (kind.equals("any")) {
      return !key.isEmpty() && !key.equals("\n");
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean lower = c >= 'a' && c <= 'z';
      boolean other = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0;
      if (!lower && (kind.equals("lower") || !other)) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private Fault simple(Schema rule, Node node, Way path, int depth) {
    Object value = node instanceof Scalar scalar ? scalar.value() : node;
    if (rule instanceof Types types) {
      return isOneOf(types, value)
          ? null
          : Fault.wrongKind(node, path, " must be a " + words(rule), depth);
    }
    if (rule instanceof Schema.Whole whole) {
      return whole(whole, node, value, path, depth);
    }
    if (rule instanceof Schema.Words words) {
      if (!(value instanceof String)) {
        return Fault.wrongKind(node, path, " must be a string", depth);
      }
      return words.allowed().contains(value)
          ? null
          : new Fault(node, path, " value must be one of " + quoted(words), depth);
    }
    if (rule instanceof Schema.Matching matching) {
      if (!(value instanceof String text)) {
        return Fault.wrongKind(node, path, " must be a string", depth);
      }
      boolean fits = matching.rule().equals("pull_policy") ? pullPolicy(text) : containerName(text);
      return fits ? null : new Fault(node, path, " does not match its pattern", depth);
    }
    return null;
  }

  private static Fault whole(Schema.Whole rule, Node node, Object value, Way path, int depth) {
    if (!isWhole(value)) {
      return Fault.wrongKind(node, path, " must be a integer", depth);
    }
    double number = ((Number) value).doubleValue();
    if (number < rule.least()) {
      return new Fault(node, path, " must be greater than or equal to " + rule.least(), depth);
    }
    return number > rule.most()
        ? new Fault(node, path, " must be less than or equal to " + rule.most(), depth)
        : null;
  }

  private static boolean isOneOf(Types types, Object value) {
    if (value instanceof String) {
      return types.allow(Types.STR);
    }
    if (value instanceof Number) {
      return types.allow(Types.NUM) || types.allow(Types.INT) && isWhole(value);
    }
    if (value instanceof Boolean) {
      return types.allow(Types.BOOL);
    }
    return value == null
        ? types.allow(Types.NULL)
        : value instanceof Mapping && types.allow(Types.MAP);
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof BigInteger
        || value instanceof Double number && number == Math.rint(number);
  }

  private static String words(Schema rule) {
    if (rule instanceof Types types) {
      return words(types);
    }
    if (rule instanceof Schema.Choice choice) {
      return String.join(" or ", Seq.of(choice.options()).map(Validator::words).toList());
    }
    if (rule instanceof Schema.Whole) {
      return "integer";
    }
    boolean mapping = rule instanceof Schema.Fields || rule instanceof Schema.Entries;
    return rule instanceof Schema.Items ? "array" : mapping ? "mapping" : "string";
  }

  /** In the order of the alphabet. */
  private static String words(Types types) {
    List<String> words = new ArrayList<>();
    for (int type = Types.BOOL; type <= Types.STR; type *= 2) {
      if (types.allow(type)) {
        words.add(word(type));
      }
    }
    return String.join(" or ", words);
  }

  private static String word(int type) {
    return switch (type) {
      case Types.BOOL -> "boolean";
      case Types.INT -> "integer";
      case Types.MAP -> "mapping";
      case Types.NULL -> "null";
      case Types.NUM -> "number";
      default -> "string";
    };
  }

  private static String quoted(Schema.Words words) {
    List<String> quoted = Seq.of(words.allowed()).map(word -> "'" + word + "'").toList();
    return String.join(", ", quoted);
  }

  /** Two characters that fit, anywhere in the name: the pattern is not anchored. */
  private static boolean containerName(String name) {
    for (int i = 0; i + 1 < name.length(); i++) {
      if (isAlphanumeric(name.charAt(i))
          && (isAlphanumeric(name.charAt(i + 1)) || "_.-".indexOf(name.charAt(i + 1)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAlphanumeric(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static boolean pullPolicy(String text) {
    for (String word :
        List.of(
            "always",
            "never",
            "build",
            "if_not_present",
            "missing",
            "refresh",
            "daily",
            "weekly")) {
      if (text.contains(word)) {
        return true;
      }
    }
    int every = text.indexOf("every_");
    int at = every + 6;
    while (every >= 0 && at < text.length() && Letters.isDigit(text.charAt(at))) {
      at++;
    }
    return every >= 0
        && at > every + 6
        && at < text.length()
        && "wdhms".indexOf(text.charAt(at)) >= 0;
  }
}
