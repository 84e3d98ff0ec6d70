package no502.cli;

import java.util.List;
import no502.analysis.Breakdown;
import no502.analysis.Crew;
import no502.report.Palette;
import no502.report.Plain;
import no502.text.Utf8;

/** The console with the manners of a terminal program: text, colours, width. */
final class Terminal {
  static final String VERSION = "0.1.0";
  private static final String ISSUES = "https://github.com/no502/no502/issues/new";
  private static final String TRACE = "NO502_TRACE";

  private static final int MOST_TOLD = 5;
  private static final int USUAL_WIDTH = 100;

  private final Console console;
  private ProgressLine line;
  private boolean lost;

  Terminal(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  void print(String text) {
    clear();
    lost |= !console.out(Utf8.bytes(text));
  }

  /** Whether something that was printed has reached nobody: a full disk is no success. */
  boolean lostOutput() {
    return lost;
  }

  void complain(String text) {
    clear();
    console.err(Utf8.bytes(text));
  }

  /** Where a long run may say how far it is: a line for a person who waits, nothing for a log. */
  Crew crew(boolean quiet) {
    clear();
    boolean watched =
        console.errorTerminal() && !isSet("CI") && !"dumb".equals(console.env("TERM"));
    line = watched && !quiet ? new ProgressLine(console, width()) : null;
    return console.crew(line == null ? Crew.ALONE : line);
  }

  private void clear() {
    if (line != null) {
      line.clear();
    }
  }

  /** Says that the fault is ours, and how to tell us. */
  int broken(Throwable cause) {
    complain("no502: internal error: " + Plain.text(Breakdown.brief(cause)) + "\n");
    return report(cause);
  }

  /** The same when only some stacks are concerned. */
  int broken(List<Breakdown> breakdowns) {
    int number = 0;
    for (Breakdown one : breakdowns) {
      if (++number <= MOST_TOLD) {
        String stack = Plain.text(one.stack());
        String what = Plain.text(Breakdown.brief(one.cause()));
        complain("no502: internal error in the stack " + stack + ": " + what + "\n");
      }
    }
    if (number > MOST_TOLD) {
      complain("no502: and in " + (number - MOST_TOLD) + " more places\n");
    }
    complain("Everything else was checked, and is reported.\n");
    return report(breakdowns.get(0).cause());
  }

  private int report(Throwable cause) {
    complain(
        "This is a fault of no502 " + VERSION + ", not of your files. Please report it with\n");
    complain("these lines and, if you may, with the files: " + ISSUES + "\n");
    if (isSet(TRACE)) {
      trace(cause);
    } else {
      complain("With " + TRACE + "=1 no502 shows the way to the place.\n");
    }
    return Cli.BROKEN;
  }

  private void trace(Throwable cause) {
    for (StackTraceElement frame : cause.getStackTrace()) {
      complain("  at " + Plain.text(frame.toString()) + "\n");
    }
  }

  /** Whether bytes go out as they are: not to a screen, nor to a log that obeys commands in it. */
  boolean exact() {
    return !console.terminal() && !isSet("GITHUB_ACTIONS") && !isSet("TF_BUILD");
  }

  int width() {
    int width = console.width();
    return width <= 0 ? USUAL_WIDTH : Math.max(40, width);
  }

  /** What the user asked for, then what the environment asks for, then what the terminal is. */
  Palette palette(String asked) {
    boolean colour =
        switch (asked) {
          case "always" -> true;
          case "never" -> false;
          default -> environmentWantsColour();
        };
    return colour ? Palette.ansi() : Palette.NONE;
  }

  private boolean environmentWantsColour() {
    if (isSet("NO_COLOR")) {
      return false;
    }
    if (isSet("FORCE_COLOR") && !"0".equals(console.env("FORCE_COLOR"))) {
      return true;
    }
    if (isSet("CLICOLOR_FORCE") && !"0".equals(console.env("CLICOLOR_FORCE"))) {
      return true;
    }
    return console.terminal()
        && !"0".equals(console.env("CLICOLOR"))
        && !"dumb".equals(console.env("TERM"));
  }

  private boolean isSet(String variable) {
    String value = console.env(variable);
    return value != null && !value.isEmpty();
  }
}
