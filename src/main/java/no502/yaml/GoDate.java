package no502.yaml;

/** Recognises the dates go-yaml makes timestamps of: {@code 2001-01-02}, with or without a time. */
final class GoDate {
  private final String text;
  private int at;

  private GoDate(String text) {
    this.text = text;
  }

  static boolean is(String text) {
    return text.length() >= 8 && text.charAt(4) == '-' && new GoDate(text).matches();
  }

  private boolean matches() {
    int year = number(4, 4);
    int month = dashed();
    int day = dashed();
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return false;
    }
    return at == text.length() || time();
  }

  private int dashed() {
    return take('-') ? number(1, 2) : -1;
  }

  private boolean time() {
    char mark = text.charAt(at++);
    if (mark != 'T' && mark != 't' && mark != ' ') {
      return false;
    }
    int hour = number(1, 2);
    int minute = take(':') ? number(1, 2) : -1;
    int second = take(':') ? number(1, 2) : -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    if (take('.') && number(1, 99) < 0) {
      return false;
    }
    return mark == ' ' ? at == text.length() : zone();
  }

  private boolean zone() {
    if (take('Z')) {
      return at == text.length();
    }
    boolean signed = take('+') || take('-');
    return signed && number(2, 2) >= 0 && take(':') && number(2, 2) >= 0 && at == text.length();
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  /** As many digits as allowed; -1 if too few. The value of very long runs does not matter. */
  private int number(int least, int most) {
    int from = at;
    int value = 0;
    while (at < text.length() && at - from < most && Character.digit(text.charAt(at), 10) >= 0) {
      value = value % 100_000_000 * 10 + Character.digit(text.charAt(at), 10);
      at++;
    }
    return at - from < least ? -1 : value;
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
}
