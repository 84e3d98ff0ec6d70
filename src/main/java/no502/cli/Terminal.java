package no502.cli;

import java.nio.charset.StandardCharsets;
import no502.report.Palette;

/** The console with the manners of a terminal program: text, colours, width. */
final class Terminal {
  static final String VERSION = "0.1.0";
  private static final int USUAL_WIDTH = 100;

  private final Console console;

  Terminal(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  void print(String text) {
    console.out(text.getBytes(StandardCharsets.UTF_8));
  }

  void complain(String text) {
    console.err(text.getBytes(StandardCharsets.UTF_8));
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
