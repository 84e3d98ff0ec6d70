package no502.yaml;

import java.math.BigInteger;
import no502.text.Decimal;

/**
 * Gives a scalar the type go-yaml gives it: {@code yes} is a string, {@code 0777} an octal, a plain
 * date a {@link Timestamp}. Values are String, Long, BigInteger, Double, Boolean, Timestamp or
 * null.
 */
public final class GoScalar {
  private GoScalar() {}

  /** A plain date: Docker's model has no place for one, and its schema refuses it. */
  public record Timestamp(String text) {

    /** As Go prints it where the schema does not look, for a date without a time. */
    public String instant() {
      return text.length() == 10 ? text + "T00:00:00Z" : text;
    }
  }

  static Object value(YamlNode.Scalar scalar) {
    String tag = shortTag(scalar.tag());
    if (tag.equals("!!str")) {
      return scalar.text();
    }
    if (tag.equals("!!binary")) {
      String decoded = Base64Text.decode(scalar.text());
      return decoded == null ? scalar.text() : decoded;
    }
    if (tag.isEmpty() && scalar.style() != YamlNode.Style.PLAIN) {
      return scalar.text();
    }
    Object value = plain(scalar.text(), tag.isEmpty() || tag.equals("!!timestamp"));
    if (tag.equals("!!float") && value instanceof Long whole) {
      return (double) whole;
    }
    return value;
  }

  /** Whether the explicit tag contradicts the text, as in {@code !!int x}. */
  public static boolean contradicts(YamlNode.Scalar scalar) {
    String tag = shortTag(scalar.tag());
    if (tag.isEmpty() || tag.equals("!!str") || tag.equals("!!binary")) {
      return false;
    }
    Object value = value(scalar);
    return switch (tag) {
      case "!!int" -> !(value instanceof Long || value instanceof BigInteger);
      case "!!float" -> !(value instanceof Double);
      case "!!bool" -> !(value instanceof Boolean);
      case "!!null" -> value != null;
      case "!!timestamp" -> !(value instanceof Timestamp);
      default -> false;
    };
  }

  private static String shortTag(String tag) {
    if (tag == null || tag.equals("!")) {
      return "";
    }
    return tag.startsWith("tag:yaml.org,2002:") ? "!!" + tag.substring(18) : tag;
  }

  private static Object plain(String text, boolean dates) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if (first >= '0' && first <= '9' || first == '+' || first == '-') {
      Object word = word(text);
      return word != NO_WORD ? word : number(text, dates);
    }
    if (first == '.') {
      Object word = word(text);
      if (word != NO_WORD) {
        return word;
      }
      return isFloat(text) ? (Object) Decimal.parse(text) : text;
    }
    Object word = word(text);
    return word != NO_WORD ? word : text;
  }

  private static final Object NO_WORD = new Object();

  private static Object word(String text) {
    return switch (text) {
      case "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      default -> NO_WORD;
    };
  }

  private static Object number(String text, boolean dates) {
    if (dates && GoDate.is(text)) {
      return new Timestamp(text);
    }
    String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Number whole = integer(digits);
    if (whole != null) {
      return whole;
    }
    return isFloat(digits) ? (Object) Decimal.parse(digits) : text;
  }

  /** Go's integer literals: decimal, 0x, 0o, 0b, and octal by a leading zero. */
  private static Number integer(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int radix = 10;
    if (text.length() - at > 1 && text.charAt(at) == '0') {
      char mark = text.charAt(at + 1);
      boolean prefixed = "xXoObB".indexOf(mark) >= 0;
      radix = mark == 'x' || mark == 'X' ? 16 : mark == 'b' || mark == 'B' ? 2 : 8;
      at += prefixed ? 2 : 1;
    }
    if (at == text.length() || text.length() - at > 80) {
      return null;
    }
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
        return null;
      }
    }
    if (text.length() - at < 16) {
      long small = Long.parseLong(text.substring(at), radix);
      return text.startsWith("-") ? -small : small;
    }
    BigInteger value = new BigInteger(text.substring(at), radix);
    if (text.startsWith("-")) {
      value = value.negate();
    }
    if (value.bitLength() < 64) {
      return value.longValue();
    }
    return value.signum() > 0 && value.bitLength() == 64 && !text.startsWith("+") ? value : null;
  }

  private static boolean isFloat(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int afterWhole = digits(text, at);
    int afterPart = afterWhole;
    if (afterWhole < text.length() && text.charAt(afterWhole) == '.') {
      afterPart = digits(text, afterWhole + 1);
      if (afterWhole == at && afterPart == afterWhole + 1) {
        return false;
      }
    } else if (afterWhole == at) {
      return false;
    }
    if (afterPart == text.length()) {
      return true;
    }
    if (text.charAt(afterPart) != 'e' && text.charAt(afterPart) != 'E') {
      return false;
    }
    int exponent = afterPart + 1;
    if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
      exponent++;
    }
    return exponent < text.length()
        && digits(text, exponent) == text.length()
        && !Decimal.parse(text).isInfinite();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
