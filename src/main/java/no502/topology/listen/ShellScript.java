package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;

/**
 * Splits a shell script into its simple commands: enough of the shell to see which programs it
 * starts, in which order, and which of them in the background or under a condition.
 */
final class ShellScript {
  /** More commands than this are not looked at. */
  private static final int MAX_STEPS = 2_000;

  /** What {@link #open} holds while a case's pattern is read, or what is done for it. */
  private static final char PATTERN = 'p';

  private static final char BODY = 'c';

  private final String text;
  private final int lastArithmetic;
  private final List<Step> steps = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private List<Piece> words = new ArrayList<>();
  private String heredoc;

  /** Between {@code [[} and {@code ]]} nothing is an operator. */
  private boolean test;

  private int at;

  /** Where one word stands. */
  record Piece(int from, int to) {}

  /**
   * One simple command, its words not yet expanded.
   *
   * @param end what ends it: {@code &&}, {@code ||}, {@code |}, {@code &} or {@code ;}
   * @param conditional inside if, case, a loop or a function, so that it may not run
   */
  record Step(List<Piece> words, String end, boolean conditional) {}

  private ShellScript(String text) {
    this.text = text;
    this.lastArithmetic = text.lastIndexOf("))");
  }

  static List<Step> parse(String text) {
    ShellScript run = new ShellScript(text);
    while (run.at < text.length() && run.steps.size() < MAX_STEPS) {
      run.next(text.charAt(run.at));
    }
    run.end(";");
    return run.steps;
  }

  private void next(char c) {
    if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (c == '\\' && text.startsWith("\n", at + 1)) {
      at += 2;
    } else if (c == '\\' && text.startsWith("\r\n", at + 1)) {
      at += 3;
    } else if (c == '#') {
      at = lineEnd(at);
    } else if (c == '\n') {
      at++;
      end(";");
      skipHeredoc();
    } else if (test && "<>&|()".indexOf(c) >= 0) {
      at++;
    } else if (c == '<' || c == '>' || text.startsWith("&>", at)) {
      redirection();
    } else if (c == ';' || c == '&' || c == '|') {
      operator(c);
    } else if (c == '(' || c == ')') {
      parenthesis(c);
    } else {
      word();
    }
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private void operator(char c) {
    boolean doubled = text.startsWith("" + c, at + 1);
    at++;
    if (top() == PATTERN) {
      words = new ArrayList<>();
    } else {
      end(doubled ? "" + c + c : "" + c);
    }
    if (doubled && c == ';' && top() == BODY) {
      top(PATTERN);
    }
  }

  private void parenthesis(char c) {
    at++;
    if (c == '(' && text.startsWith("(", at) && at < lastArithmetic) {
      at = text.indexOf("))", at) + 2;
    } else if (c == '(' && words.size() == 1 && text.startsWith(")", at)) {
      words = new ArrayList<>();
      at++;
      open.append('f');
      skipBlanks();
      at += text.startsWith("{", at) ? 1 : 0;
    } else if (top() == PATTERN) {
      words = new ArrayList<>();
      if (c == ')') {
        top(BODY);
      }
    } else {
      end(";");
    }
  }

  private char top() {
    return open.length() == 0 ? 0 : open.charAt(open.length() - 1);
  }

  private void top(char state) {
    open.setCharAt(open.length() - 1, state);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void redirection() {
    boolean here = text.startsWith("<<", at) && !text.startsWith("<<<", at);
    while (at < text.length() && "<>&|-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    int from = at;
    at = ShellWord.end(text, at);
    if (here) {
      heredoc = text.substring(from, at).replace("'", "").replace("\"", "").replace("\\", "");
    }
  }

  private void skipHeredoc() {
    while (heredoc != null && at < text.length()) {
      int end = lineEnd(at);
      if (text.substring(at, end).trim().equals(heredoc)) {
        heredoc = null;
      }
      at = Math.min(text.length(), end + 1);
    }
    heredoc = null;
  }

  private void word() {
    int end = ShellWord.end(text, at);
    String raw = text.substring(at, end);
    boolean descriptor =
        Letters.isNumber(raw) && end < text.length() && "<>".indexOf(text.charAt(end)) >= 0;
    if (!descriptor && !(words.isEmpty() && keyword(raw))) {
      test |= words.isEmpty() && raw.equals("[[");
      test &= !raw.equals("]]");
      words.add(new Piece(at, end));
    }
    at = end;
  }

  private boolean keyword(String raw) {
    switch (raw) {
      case "if" -> open.append('i');
      case "while", "until" -> open.append('l');
      case "{" -> open.append('g');
      case "fi", "done", "esac", "}" -> open.setLength(Math.max(0, open.length() - 1));
      case "then", "else", "elif", "do", "!", "time" -> {}
      case "for", "select", "case" -> {
        open.append(raw.equals("case") ? PATTERN : 'l');
        words.add(new Piece(at, at));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void end(String how) {
    // An empty first word marks the head of a for or case, which runs nothing.
    boolean head = !words.isEmpty() && words.get(0).from() == words.get(0).to();
    if (!words.isEmpty() && !head) {
      steps.add(new Step(List.copyOf(words), how, conditional()));
    }
    words = new ArrayList<>();
  }

  private boolean conditional() {
    for (int i = 0; i < open.length(); i++) {
      if (open.charAt(i) != 'g') {
        return true;
      }
    }
    return false;
  }
}
