package no502.lint;

/**
 * Error: a proven outage. Warning: a likely one, or a gap that turns a restart into 502s. Note:
 * advice.
 */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  public String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
