package no502.compose;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;

/**
 * Splits a command as Docker does: quotes and backslashes count, operators do not exist. Everything
 * from an unquoted {@code ; & | < >} on is dropped without a word.
 */
final class ShellWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private boolean escaped;
  private char quote;

  /** The words; null when Docker refuses the text. */
  static List<String> split(String text) {
    ShellWords splitter = new ShellWords();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (splitter.quote == 0 && !splitter.escaped && ";&|<>".indexOf(c) >= 0) {
        splitter.cutOff(c);
        break;
      }
      if (!splitter.take(c)) {
        return null;
      }
    }
    splitter.finishWord();
    return splitter.quote != 0 || splitter.escaped ? null : splitter.words;
  }

  /** A file number before {@code >} is dropped with it. */
  private void cutOff(char operator) {
    if (operator == '>' && word.length() > 0 && Letters.isDigit(word.charAt(0))) {
      started = false;
    }
  }

  private boolean take(char c) {
    if (escaped) {
      append(c);
      escaped = false;
      return true;
    }
    switch (c) {
      case '\\':
        if (quote == '\'') {
          word.append(c);
        } else {
          escaped = true;
        }
        return true;
      case ' ', '\t', '\r', '\n':
        if (quote != 0) {
          word.append(c);
        } else {
          finishWord();
        }
        return true;
      case '"', '\'':
        return quotation(c);
      case '`':
        if (quote == 0 || quote == '`') {
          quote = quote == 0 ? c : 0;
        }
        append(c);
        return true;
      case '(', ')':
        return parenthesis(c);
      default:
        append(c);
        return true;
    }
  }

  private boolean quotation(char c) {
    if (quote == 0) {
      quote = c;
    } else if (quote == c) {
      quote = 0;
      started = true;
    } else {
      append(c);
    }
    return true;
  }

  /** {@code $(…)} is kept as text; any other parenthesis outside quotes is an error. */
  private boolean parenthesis(char c) {
    if (quote == '"' || quote == '\'' || quote == '`') {
      append(c);
      return true;
    }
    if (c == '(') {
      if (quote == '(' || word.length() == 0 || word.charAt(word.length() - 1) != '$') {
        return false;
      }
      quote = '(';
      word.append(c);
      return true;
    }
    quote = quote == '(' ? 0 : '(';
    append(c);
    return true;
  }

  private void append(char c) {
    word.append(c);
    started = true;
  }

  private void finishWord() {
    if (started) {
      words.add(word.toString());
      word.setLength(0);
      started = false;
    }
  }
}
