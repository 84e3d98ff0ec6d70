package no502.lint;

import java.util.List;

/** What a configuration may make of a rule. */
public enum Level {
  OFF,
  NOTE,
  WARNING,
  ERROR;

  public static final List<String> WORDS = List.of("off", "note", "warning", "error");

  /** The level of that word, or null. */
  static Level of(String word) {
    int index = WORDS.indexOf(word);
    return index < 0 ? null : values()[index];
  }

  /** Null for off. */
  Severity severity() {
    return switch (this) {
      case OFF -> null;
      case NOTE -> Severity.NOTE;
      case WARNING -> Severity.WARNING;
      case ERROR -> Severity.ERROR;
    };
  }
}
