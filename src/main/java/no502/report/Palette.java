package no502.report;

import no502.lint.Severity;

/** The colours of the terminal report, as escape sequences; all empty for none. */
public record Palette(
    String error,
    String warning,
    String note,
    String frame,
    String strong,
    String add,
    String remove,
    String reset) {
  public static final Palette NONE = new Palette("", "", "", "", "", "", "", "");

  public static Palette ansi() {
    String escape = "\u001b[";
    return new Palette(
        escape + "1;31m",
        escape + "1;33m",
        escape + "1;36m",
        escape + "1;34m",
        escape + "1m",
        escape + "32m",
        escape + "31m",
        escape + "0m");
  }

  String of(Severity severity) {
    return switch (severity) {
      case ERROR -> error;
      case WARNING -> warning;
      case NOTE -> note;
    };
  }

  String paint(String colour, String text) {
    return colour.isEmpty() || text.isEmpty() ? text : colour + text + reset;
  }
}
