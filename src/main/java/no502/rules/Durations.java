package no502.rules;

/** Reads durations as Docker writes them, as far as whole seconds matter. */
final class Durations {
  private Durations() {}

  /** {@code 1m30s} is 90; nothing written is 0; -1 when it cannot be read. */
  static int seconds(String text) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    double total = 0;
    double number = 0;
    double fraction = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number = fraction == 0 ? number * 10 + (c - '0') : number + (c - '0') * fraction;
        fraction = fraction / 10;
      } else if (c == '.' && fraction == 0) {
        fraction = 0.1;
      } else {
        boolean milli = text.startsWith("ms", i);
        double unit = unit(milli ? "ms" : String.valueOf(c));
        if (unit < 0) {
          return -1;
        }
        total += number * unit;
        number = 0;
        fraction = 0;
        i += milli ? 1 : 0;
      }
    }
    return total > 1_000_000_000 ? -1 : (int) Math.ceil(total);
  }

  private static double unit(String name) {
    return switch (name) {
      case "d" -> 86_400;
      case "h" -> 3600;
      case "m" -> 60;
      case "s" -> 1;
      case "ms" -> 0.001;
      default -> -1;
    };
  }

  /** A whole number, or -1. */
  static int number(String text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i > 8) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return text.isEmpty() ? -1 : value;
  }
}
