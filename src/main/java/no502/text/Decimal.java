package no502.text;

import java.math.BigInteger;

/**
 * Decimal text to the nearest double, exactly and by our own hand: the library of the native and
 * the JavaScript build is off by one in the last place at times.
 */
public final class Decimal {
  /** More digits than any tie between two doubles has: what follows only says "a bit more". */
  private static final int MOST_DIGITS = 800;

  private static final int MANTISSA = 53;
  private static final int LOWEST = -1074;
  private static final long EXACT = 1L << MANTISSA;

  private Decimal() {}

  /** Sign, digits with at most one point, exponent; null for any other text. */
  public static Double parse(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    StringBuilder digits = new StringBuilder();
    boolean any = false;
    boolean more = false;
    boolean point = false;
    long scale = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9') {
        any = true;
        scale += point ? 1 : 0;
        if (digits.length() == MOST_DIGITS) {
          more |= c != '0';
          scale--;
        } else if (digits.length() > 0 || c != '0') {
          digits.append(c);
        }
      } else {
        break;
      }
    }
    Integer exponent = at == text.length() ? Integer.valueOf(0) : exponent(text, at);
    if (!any || exponent == null) {
      return null;
    }
    if (more) {
      digits.append('1');
      scale++;
    }
    double size = digits.length() == 0 ? 0 : nearest(digits.toString(), exponent - scale);
    return text.startsWith("-") ? -size : size;
  }

  /** What follows {@code e}, held to what can matter; null when it is no exponent. */
  private static Integer exponent(String text, int mark) {
    if (text.charAt(mark) != 'e' && text.charAt(mark) != 'E') {
      return null;
    }
    int at = mark + 1;
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || at < text.length() && text.charAt(at) == '+') {
      at++;
    }
    if (at == text.length()) {
      return null;
    }
    int value = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        return null;
      }
      value = Math.min(100_000_000, value * 10 + (c - '0'));
    }
    return negative ? -value : value;
  }

  private static double nearest(String digits, long exponent) {
    long magnitude = digits.length() + exponent;
    if (magnitude > 310) {
      return Double.POSITIVE_INFINITY;
    }
    if (magnitude < -326) {
      return 0;
    }
    if (digits.length() < 16 && Math.abs(exponent) < 23) {
      // Both are exact, so that their quotient is the nearest; and big numbers are a slow start.
      double scale = 1;
      for (int i = 0; i < Math.abs(exponent); i++) {
        scale *= 10;
      }
      return exponent < 0 ? Long.parseLong(digits) / scale : Long.parseLong(digits) * scale;
    }
    BigInteger above = new BigInteger(digits);
    BigInteger below = BigInteger.ONE;
    if (exponent >= 0) {
      above = above.multiply(BigInteger.TEN.pow((int) exponent));
    } else {
      below = BigInteger.TEN.pow((int) -exponent);
    }
    // The quotient gets two bits more than the mantissa at least, so that it can be rounded.
    int shift = Math.max(0, MANTISSA + 2 - (above.bitLength() - below.bitLength() - 1));
    BigInteger[] parts = above.shiftLeft(shift).divideAndRemainder(below);
    return rounded(parts[0], parts[1].signum() != 0, -shift);
  }

  /** {@code quotient × 2^power}, to the nearest, ties to even. */
  private static double rounded(BigInteger quotient, boolean rest, int power) {
    int drop = Math.max(quotient.bitLength() - MANTISSA, LOWEST - power);
    BigInteger kept = quotient.shiftRight(drop);
    long mantissa = kept.longValue();
    boolean half = drop > 0 && quotient.testBit(drop - 1);
    boolean beyond = rest || drop > 1 && quotient.getLowestSetBit() < drop - 1;
    if (half && (beyond || (mantissa & 1) != 0)) {
      mantissa++;
    }
    int exponent = power + drop;
    if (mantissa == EXACT) {
      mantissa >>= 1;
      exponent++;
    }
    if (exponent > 971) {
      return Double.POSITIVE_INFINITY;
    }
    boolean normal = mantissa >= EXACT >> 1;
    long bits = normal ? (exponent + 1075L) << 52 | mantissa & (EXACT >> 1) - 1 : mantissa;
    return Double.longBitsToDouble(bits);
  }
}
