package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Letters;

/**
 * The simple commands of a shell script, as far as they can be read without running it: enough for
 * {@code rm}, {@code mv}, {@code sed -i}, {@code apt-get install}.
 */
final class ShellScript {
  private static final int MOST_COMMANDS = 2_000;

  /** {@code unknown}: it depends on something that only the run knows. */
  record Word(String text, boolean unknown) {}

  /**
   * @param writes files that its output is redirected to
   * @param sure false when it runs only under a condition
   */
  record Command(List<Word> words, List<Word> writes, boolean sure) {
    String name() {
      String name = words.get(0).text();
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  private final String in;
  private final Map<String, Text> variables;
  private final List<Command> commands = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private List<Word> writes = new ArrayList<>();
  private boolean redirect;
  private boolean input;
  private boolean afterOr;
  private int conditions;
  private int at;

  private ShellScript(String in, Map<String, Text> variables) {
    this.in = in;
    this.variables = variables;
  }

  static List<Command> commands(String script, Map<String, Text> variables) {
    ShellScript reader = new ShellScript(script, variables);
    reader.read();
    return reader.commands;
  }

  private void read() {
    while (at < in.length() && commands.size() < MOST_COMMANDS) {
      char c = in.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '#') {
        int end = in.indexOf('\n', at);
        at = end < 0 ? in.length() : end;
      } else if (c == '\\' && at + 1 < in.length() && in.charAt(at + 1) == '\n') {
        at += 2;
      } else if ("\n;&|()".indexOf(c) >= 0) {
        operator(c);
      } else if (c == '<' || c == '>') {
        redirection(c);
      } else {
        take(word());
      }
    }
    end();
  }

  private void operator(char c) {
    at++;
    boolean twice = at < in.length() && in.charAt(at) == c;
    if (c == '&' && at < in.length() && in.charAt(at) == '>') {
      redirection('>');
      return;
    }
    end();
    if (c == '(') {
      conditions++;
    } else if (c == ')') {
      conditions = Math.max(0, conditions - 1);
    } else if (c == '|' && twice) {
      afterOr = true;
    } else if (c == ';' || c == '\n') {
      afterOr = false;
    }
    at += twice && (c == '&' || c == '|' || c == ';') ? 1 : 0;
  }

  private void redirection(char c) {
    int start = at;
    while (at < in.length() && (in.charAt(at) == '<' || in.charAt(at) == '>')) {
      at++;
    }
    if (in.startsWith("<<", start) && at - start == 2) {
      skipHeredoc();
      return;
    }
    if (at < in.length() && in.charAt(at) == '&') {
      at++;
      input = true;
    } else if (at < in.length() && in.charAt(at) == '|') {
      at++;
    }
    redirect = c == '>' && !input;
    input |= c == '<';
  }

  /** The body follows on the next line; whoever reads it, it is no command of ours. */
  private void skipHeredoc() {
    boolean chomp = at < in.length() && in.charAt(at) == '-';
    at += chomp ? 1 : 0;
    while (at < in.length() && in.charAt(at) == ' ') {
      at++;
    }
    String name = word().text();
    int lineEnd = in.indexOf('\n', at);
    int bodyEnd = lineEnd;
    while (bodyEnd >= 0) {
      int next = in.indexOf('\n', bodyEnd + 1);
      String line = in.substring(bodyEnd + 1, next < 0 ? in.length() : next);
      if ((chomp ? line.strip() : line).equals(name)) {
        String rest = in.substring(at, lineEnd);
        String after = next < 0 ? "" : in.substring(next);
        new ShellScript(rest, variables).mergeInto(this);
        at = in.length() - after.length();
        return;
      }
      bodyEnd = next;
    }
  }

  private void mergeInto(ShellScript outer) {
    read();
    for (Command command : commands) {
      boolean continues = outer.commands.isEmpty() || command == commands.get(0);
      if (continues) {
        outer.words.addAll(command.words());
        outer.writes.addAll(command.writes());
      } else {
        outer.commands.add(command);
      }
    }
  }

  private void take(Word word) {
    boolean number = redirectNumber(word);
    if (redirect) {
      writes.add(word);
    } else if (!input && !number) {
      reserved(word);
    }
    redirect = false;
    input = false;
  }

  private boolean redirectNumber(Word word) {
    return at < in.length()
        && (in.charAt(at) == '>' || in.charAt(at) == '<')
        && word.text().length() == 1
        && Letters.isDigit(word.text().charAt(0));
  }

  private void reserved(Word word) {
    if (words.isEmpty()) {
      switch (word.text()) {
        case "if", "for", "while", "until", "case", "select" -> conditions++;
        case "fi", "done", "esac" -> conditions = Math.max(0, conditions - 1);
        case "then", "else", "elif", "do", "{", "}", "!", "time", "exec", "sudo" -> {}
        default -> addUnlessAssignment(word);
      }
    } else {
      words.add(word);
    }
  }

  private void addUnlessAssignment(Word word) {
    int equals = word.text().indexOf('=');
    boolean assignment = equals > 0;
    for (int i = 0; i < equals; i++) {
      char c = word.text().charAt(i);
      assignment &= c == '_' || Letters.isLetterOrDigit(c);
    }
    if (!assignment) {
      words.add(word);
    }
  }

  private void end() {
    if (!words.isEmpty() || !writes.isEmpty()) {
      if (words.isEmpty()) {
        words.add(new Word(":", false));
      }
      commands.add(
          new Command(List.copyOf(words), List.copyOf(writes), conditions == 0 && !afterOr));
    }
    words = new ArrayList<>();
    writes = new ArrayList<>();
    redirect = false;
    input = false;
  }

  private Word word() {
    StringBuilder made = new StringBuilder();
    boolean unknown = false;
    char quote = 0;
    while (at < in.length()) {
      char c = in.charAt(at);
      if (quote == 0 && " \t\r\n;&|()<>".indexOf(c) >= 0) {
        break;
      }
      at++;
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == '\\' && quote != '\'' && at < in.length()) {
        if (in.charAt(at) != '\n') {
          made.append(in.charAt(at));
        }
        at++;
      } else if (c == '$' && quote != '\'') {
        String value = variable();
        unknown |= value == null;
        made.append(value == null ? "" : value);
      } else if (c == '`' && quote != '\'') {
        int close = in.indexOf('`', at);
        at = close < 0 ? in.length() : close + 1;
        unknown = true;
      } else {
        made.append(c);
      }
    }
    return new Word(made.toString(), unknown);
  }

  /** The value of a plain variable whose value is known; null for all else. */
  private String variable() {
    if (at < in.length() && (in.charAt(at) == '(' || in.charAt(at) == '{')) {
      char open = in.charAt(at);
      int close = closing(open, open == '(' ? ')' : '}');
      String inner = in.substring(at + 1, Math.max(at + 1, close));
      at = Math.min(close + 1, in.length());
      return open == '{' ? value(inner) : null;
    }
    int start = at;
    while (at < in.length() && (Letters.isLetterOrDigit(in.charAt(at)) || in.charAt(at) == '_')) {
      at++;
    }
    return start == at ? "$" : value(in.substring(start, at));
  }

  private int closing(char open, char close) {
    int depth = 0;
    for (int i = at; i < in.length(); i++) {
      depth += in.charAt(i) == open ? 1 : in.charAt(i) == close ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return in.length();
  }

  private String value(String name) {
    Text text = variables.get(name);
    return text == null || !text.known() ? null : text.text();
  }
}
