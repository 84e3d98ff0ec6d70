package no502.lint;

import java.util.function.Consumer;

/**
 * One check with an id that is stable for ever. It sees one stack at a time and knows no other
 * rule.
 */
public interface Rule {

  /** The id, which is also the name of its page in {@code rules/}. */
  String id();

  void check(Inspection inspection, Consumer<Finding> found);
}
