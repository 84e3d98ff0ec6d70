package no502.nginx;

/** nginx's times and sizes: {@code 1m30s}, {@code 500ms}, {@code 8k}. */
public final class NginxUnits {
  private static final String TIME_UNITS = "yMwdhms";
  private static final long[] SECONDS = {31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1};

  private NginxUnits() {}

  /** A time in milliseconds; a bare number counts seconds. -1 when it is no time. */
  public static long millis(String text) {
    long total = 0;
    long value = 0;
    boolean digits = false;
    int step = -1;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        digits = true;
        if (value > Integer.MAX_VALUE * 1000L) {
          return -1;
        }
        continue;
      }
      boolean milli = c == 'm' && i < text.length() && text.charAt(i) == 's';
      int unit = milli ? SECONDS.length : c == ' ' ? SECONDS.length - 1 : TIME_UNITS.indexOf(c);
      if (unit <= step) {
        return -1;
      }
      step = c == ' ' ? SECONDS.length : unit;
      i += milli ? 1 : 0;
      total += milli ? value : value * SECONDS[unit] * 1000;
      value = 0;
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
    }
    return digits ? total + value * 1000 : -1;
  }

  /** A size in bytes; -1 when nginx refuses it. */
  public static long bytes(String text) {
    int end = text.length();
    int shift =
        end == 0
            ? 0
            : switch (text.charAt(end - 1)) {
              case 'k', 'K' -> 10;
              case 'm', 'M' -> 20;
              case 'g', 'G' -> 30;
              default -> 0;
            };
    end -= shift > 0 ? 1 : 0;
    long value = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || value > Integer.MAX_VALUE * 1000L) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return end == 0 ? -1 : value << shift;
  }
}
