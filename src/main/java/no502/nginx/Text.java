package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.text.Span;

/**
 * One way a value can come out: what is known of it from the left, and the first variable that is
 * not.
 *
 * @param unknown null when the whole text is known
 */
record Text(String known, Possible.Unknown unknown, String rest, List<Span> evidence) {

  /** More ways than this are not told apart. */
  static final int MAX_WAYS = 64;

  static final String TOO_MANY = "it can take more than " + MAX_WAYS + " values";

  static Text of(String text, Span... evidence) {
    return new Text(text, null, "", List.of(evidence));
  }

  static Text unknown(String variable, String why) {
    return new Text("", new Possible.Unknown(why, variable), "", List.of());
  }

  /** This text with another behind it; behind an unknown part only the shape is kept. */
  Text then(Text next) {
    List<Span> both = new ArrayList<>(evidence);
    for (Span span : next.evidence) {
      if (!both.contains(span)) {
        both.add(span);
      }
    }
    return unknown == null
        ? new Text(known + next.known, next.unknown, next.rest, both)
        : new Text(known, unknown, rest + next.known, both);
  }

  Text because(Span span) {
    return evidence.contains(span) ? this : then(new Text("", null, "", List.of(span)));
  }

  /** Every text of the first list followed by every one of the second. */
  static List<Text> join(List<Text> left, List<Text> right, String variable) {
    if (left.size() * right.size() > MAX_WAYS) {
      return join(left.subList(0, 1), List.of(unknown(variable, TOO_MANY)), variable);
    }
    List<Text> joined = new ArrayList<>();
    for (Text a : left) {
      for (Text b : right) {
        joined.add(a.then(b));
      }
    }
    return joined;
  }

  /** Both lists, each text once. */
  static List<Text> union(List<Text> first, List<Text> second) {
    List<Text> all = new ArrayList<>(first);
    for (Text text : second) {
      boolean there = false;
      for (Text known : all) {
        there |= known.sameAs(text);
      }
      if (!there) {
        all.add(text);
      }
    }
    return all;
  }

  private boolean sameAs(Text other) {
    return known.equals(other.known)
        && rest.equals(other.rest)
        && (unknown == null ? other.unknown == null : unknown.equals(other.unknown));
  }

  static Possible toPossible(List<Text> texts) {
    List<Possible.Constant> constants = new ArrayList<>();
    Possible.Unknown unknown = null;
    for (Text text : texts) {
      if (text.unknown != null) {
        unknown = unknown == null ? text.unknown : unknown;
      } else {
        constants.add(new Possible.Constant(text.known, text.evidence));
      }
    }
    if (constants.isEmpty()) {
      return unknown;
    }
    return constants.size() == 1 && unknown == null
        ? constants.get(0)
        : new Possible.OneOf(constants, unknown);
  }
}
