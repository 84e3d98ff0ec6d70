package no502.compose;

import java.math.BigDecimal;
import java.math.MathContext;
import no502.text.Decimal;
import no502.text.Letters;

/** Numbers as Go reads and writes them. */
final class Numbers {
  private Numbers() {}

  /** A decimal integer of 64 bits, as strconv.Atoi takes it; else null. */
  static Long integer(String text) {
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.length() == from
        || text.length() > 20
        || Letters.endOfDigits(text, from) < text.length()) {
      return null;
    }
    if (text.length() - from < 19) {
      return Long.parseLong(text);
    }
    java.math.BigInteger value =
        new java.math.BigInteger(text.startsWith("+") ? text.substring(1) : text);
    return value.bitLength() < 64 ? value.longValue() : null;
  }

  /** A decimal number; else null. */
  static Double decimal(String text) {
    return Decimal.parse(text);
  }

  /** The nearest 32-bit number, as its shortest decimal says it. */
  static Double narrow(double value) {
    float narrow = (float) value;
    if (narrow == 0 || Float.isInfinite(narrow) || Float.isNaN(narrow)) {
      return (double) narrow;
    }
    BigDecimal exact = new BigDecimal((double) narrow);
    for (int digits = 1; digits < 9; digits++) {
      Double rounded = parse(exact.round(new MathContext(digits)));
      if ((float) (double) rounded == narrow) {
        return rounded;
      }
    }
    return parse(exact.round(new MathContext(9)));
  }

  private static Double parse(BigDecimal value) {
    return Decimal.parse(value.unscaledValue() + "e" + -value.scale());
  }

  /** A float as Go's {@code %v} prints it: exponent form from 1e6 on, and below 1e-4. */
  static String goFloat(double value) {
    return decimal(value, 6);
  }

  /** A float as Go's JSON prints it: exponent form only from 1e21 on. */
  static String json(double value) {
    return decimal(value, 21);
  }

  private static String decimal(double value, int exponentFrom) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal exact = shortest(value);
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < exponentFrom) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    StringBuilder out = new StringBuilder(exact.signum() < 0 ? "-" : "");
    out.append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append('e').append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    return out.append(size < 10 ? "0" : "").append(size).toString();
  }

  /** The fewest digits that still name this number; the JDK's own text has more at times. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (parse(rounded) == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17)).stripTrailingZeros();
  }

  /** Any scalar value as Go's {@code fmt.Sprint} writes it. */
  static String sprint(Object value) {
    if (value == null) {
      return "<nil>";
    }
    return value instanceof Double number ? goFloat(number) : value.toString();
  }
}
