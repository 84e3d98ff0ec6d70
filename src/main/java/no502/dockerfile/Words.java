package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** The ways in which Docker cuts an instruction's text into words. */
final class Words {
  private Words() {}

  /** A word as it stands in the instruction's text, quotes and escapes included. */
  record Word(String text, int start, int end) {
    Word part(int from) {
      return new Word(text.substring(from), start + from, end);
    }
  }

  /** At blanks, whatever is quoted: FROM, COPY, EXPOSE. */
  static List<Word> atBlanks(String text, int from, int to) {
    List<Word> words = new ArrayList<>();
    int at = from;
    while (at < to) {
      while (at < to && Bytes.blank(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < to && !Bytes.blank(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(new Word(text.substring(start, at), start, at));
      }
    }
    return words;
  }

  /** At blanks outside quotes, quotes and escapes kept: ENV, ARG, LABEL. */
  static List<Word> quoted(String text, int from, int to, char escape) {
    List<Word> words = new ArrayList<>();
    int at = from;
    while (at < to) {
      if (Bytes.space(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      char quote = 0;
      while (at < to) {
        char c = text.charAt(at);
        if (c == escape && quote != '\'') {
          at = Math.min(at + 2, to);
        } else if (quote == 0 && Bytes.space(c)) {
          break;
        } else {
          quote = quote == 0 && (c == '"' || c == '\'') ? c : c == quote ? 0 : quote;
          at++;
        }
      }
      // An escape with nothing after it goes.
      boolean dangling = at == to && oddEscapes(text, start, to, escape) && quote != '\'';
      String word = text.substring(start, dangling ? to - 1 : at);
      if (!word.isEmpty()) {
        words.add(new Word(word, start, dangling ? to - 1 : at));
      }
    }
    return words;
  }

  private static boolean oddEscapes(String text, int from, int to, char escape) {
    int count = 0;
    while (to - count > from && text.charAt(to - 1 - count) == escape) {
      count++;
    }
    return count % 2 == 1;
  }

  static int skipSpace(String text, int from, int to) {
    int at = from;
    while (at < to && Bytes.space(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int endOfText(String text) {
    int end = text.length();
    while (end > 0 && Bytes.space(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static String lower(String text) {
    StringBuilder made = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      made.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return made.toString();
  }

  static String upper(String text) {
    StringBuilder made = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      made.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
    }
    return made.toString();
  }
}
