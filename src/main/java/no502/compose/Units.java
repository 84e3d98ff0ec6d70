package no502.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import no502.text.Letters;

/** Sizes and durations as Docker reads and prints them. */
final class Units {
  private static final long SECOND = 1_000_000_000L;

  private Units() {}

  /** Bytes of a size such as {@code 1.5g}; null if Docker refuses it. */
  static Long bytes(String text) {
    int last = text.length() - 1;
    while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    boolean space = text.charAt(last) == ' ';
    Double number = Numbers.decimal(text.substring(0, space ? last : last + 1));
    String suffix = Letters.lower(text.substring(last + 1));
    if (number == null || number < 0) {
      return null;
    }
    if (suffix.isEmpty() || suffix.equals("b")) {
      return (long) (double) number;
    }
    int unit = "kmgtp".indexOf(suffix.charAt(0));
    String tail = suffix.substring(1);
    if (unit < 0 || !(tail.isEmpty() || tail.equals("b") || tail.equals("ib"))) {
      return null;
    }
    return (long) (number * (1L << 10 * (unit + 1)));
  }

  /** Nanoseconds of a duration such as {@code 1m30s}; null if Docker refuses it. */
  static Long duration(String text) {
    boolean minus = text.startsWith("-");
    int at = minus || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return 0L;
    }
    if (at == text.length()) {
      return null;
    }
    long simple = simple(text, at);
    if (simple >= 0) {
      return minus ? -simple : simple;
    }
    BigDecimal total = BigDecimal.ZERO;
    while (at < text.length()) {
      int numberEnd = at;
      while (numberEnd < text.length() && "0123456789.".indexOf(text.charAt(numberEnd)) >= 0) {
        numberEnd++;
      }
      int unitEnd = numberEnd;
      while (unitEnd < text.length() && "0123456789.".indexOf(text.charAt(unitEnd)) < 0) {
        unitEnd++;
      }
      long unit = unit(text.substring(numberEnd, unitEnd));
      BigDecimal number = number(text.substring(at, numberEnd));
      if (unit == 0 || number == null) {
        return null;
      }
      total = total.add(number.multiply(BigDecimal.valueOf(unit)));
      at = unitEnd;
    }
    BigInteger whole = total.toBigInteger();
    return whole.bitLength() > 63 ? null : minus ? -whole.longValue() : whole.longValue();
  }

  /**
   * Whole numbers with units, as nearly all are; -1 for all else. The exact way is a slow start.
   */
  private static long simple(String text, int from) {
    long total = 0;
    int at = from;
    while (at < text.length()) {
      int numberEnd = Letters.endOfDigits(text, at);
      int unitEnd = numberEnd;
      while (unitEnd < text.length() && !Letters.isAsciiDigit(text.charAt(unitEnd))) {
        unitEnd++;
      }
      long unit = unit(text.substring(numberEnd, unitEnd));
      if (unit == 0 || numberEnd == at || numberEnd - at > 15) {
        return -1;
      }
      long number = Long.parseLong(text.substring(at, numberEnd));
      if (number > (Long.MAX_VALUE - total) / unit) {
        return -1;
      }
      total += number * unit;
      at = unitEnd;
    }
    return total;
  }

  private static BigDecimal number(String text) {
    int dot = text.indexOf('.');
    boolean digits = text.length() > (dot < 0 ? 0 : 1);
    boolean oneDot = dot < 0 || text.indexOf('.', dot + 1) < 0;
    return digits && oneDot && text.length() < 40
        ? new BigDecimal("0" + text + "0".repeat(dot == text.length() - 1 ? 1 : 0))
        : null;
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> SECOND;
      case "m" -> 60 * SECOND;
      case "h" -> 3600 * SECOND;
      case "d" -> 24 * 3600 * SECOND;
      case "w" -> 7 * 24 * 3600 * SECOND;
      default -> 0;
    };
  }

  /** As Go prints a duration: {@code 1m30s}, {@code 1.5ms}. */
  static String show(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    long size = Math.abs(nanos);
    String sign = nanos < 0 ? "-" : "";
    if (size < 1_000) {
      return sign + size + "ns";
    }
    if (size < 1_000_000) {
      return sign + fraction(size, 1_000) + "µs";
    }
    if (size < SECOND) {
      return sign + fraction(size, 1_000_000) + "ms";
    }
    long minutes = size / (60 * SECOND);
    String seconds = fraction(size % (60 * SECOND), SECOND) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    String rest = minutes % 60 + "m" + seconds;
    return sign + (minutes < 60 ? rest : minutes / 60 + "h" + rest);
  }

  /** {@code unit} is a power of ten. */
  private static String fraction(long value, long unit) {
    long rest = value % unit;
    if (rest == 0) {
      return "" + value / unit;
    }
    String digits = "" + (unit + rest);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return value / unit + "." + digits.substring(1, end);
  }
}
