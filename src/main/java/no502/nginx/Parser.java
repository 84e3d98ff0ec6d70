package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.text.Problem;
import no502.text.Source;

/**
 * Builds the tree from tokens, without recursion. After an error it repairs as little as it can: a
 * missing {@code ;} before a closing brace is put in, a stray token is skipped.
 */
final class Parser {
  /** Far beyond any real configuration, and safe for everyone who walks the tree by recursion. */
  static final int MAX_DEPTH = 200;

  /** Bounds the memory that a hostile file can take. */
  static final int MAX_WORDS = 2_000_000;

  private final Source source;
  private final boolean firstErrorOnly;
  private final List<Problem> problems = new ArrayList<>();
  private final Lexer lexer;
  private final List<Open> stack = new ArrayList<>();

  /** The children of the innermost open block. */
  private List<Directive> directives = new ArrayList<>();

  private Word name;

  /** The words after the name, used again for each directive. */
  private final List<Word> args = new ArrayList<>();

  private int wordsRead;
  private int tooDeep;

  /** A block whose closing brace has not come yet, and the list it will be added to. */
  private record Open(Word name, List<Word> args, List<Directive> outer) {}

  Parser(Source source, boolean firstErrorOnly) {
    this.source = source;
    this.firstErrorOnly = firstErrorOnly;
    this.lexer = new Lexer(source, problems);
  }

  Parsed parse() {
    Token token = lexer.next();
    while (token != Token.END && !stop()) {
      switch (token) {
        case WORD -> word();
        case SEMICOLON -> semicolon();
        case OPEN -> open();
        case CLOSE -> close();
        default -> {}
      }
      token = stop() ? Token.END : lexer.next();
    }
    return finish();
  }

  private boolean stop() {
    return wordsRead > MAX_WORDS || firstErrorOnly && !problems.isEmpty();
  }

  private void word() {
    if (++wordsRead > MAX_WORDS) {
      problems.add(
          Problem.incomplete(
              source.span(lexer.start(), lexer.end()),
              "more than " + MAX_WORDS + " words in one file: the rest was not read"));
    } else if (tooDeep > 0) {
      name = null;
    } else if (name == null) {
      name = lexer.word();
    } else {
      args.add(lexer.word());
    }
  }

  private void semicolon() {
    if (name != null) {
      simple(lexer.end());
    } else if (tooDeep == 0) {
      lexer.error(lexer.start(), lexer.end(), "unexpected \";\"");
    }
  }

  private void simple(int end) {
    directives.add(new Directive(name, taken(), null, end));
    name = null;
  }

  private List<Word> taken() {
    List<Word> taken = List.copyOf(args);
    args.clear();
    return taken;
  }

  private void open() {
    if (tooDeep > 0) {
      tooDeep++;
      return;
    }
    if (name == null || insideTable()) {
      lexer.error(lexer.start(), lexer.end(), "unexpected \"{\"");
    }
    if (stack.size() >= MAX_DEPTH) {
      problems.add(
          Problem.incomplete(
              source.span(lexer.start(), lexer.end()),
              "blocks nested deeper than " + MAX_DEPTH + " levels are not read"));
      tooDeep = 1;
    } else {
      Word opener = name != null ? name : nameless();
      stack.add(new Open(opener, taken(), directives));
      directives = new ArrayList<>();
    }
    name = null;
    args.clear();
  }

  private Word nameless() {
    return new Word(source, lexer.start(), lexer.start(), (char) 0, false);
  }

  /** Blocks that hold pairs of words, and in which nginx knows no further block. */
  private boolean insideTable() {
    if (stack.isEmpty()) {
      return false;
    }
    return switch (stack.get(stack.size() - 1).name.value()) {
      case "types", "map", "geo", "split_clients", "charset_map" -> true;
      default -> false;
    };
  }

  private void close() {
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    if (name != null || stack.isEmpty()) {
      lexer.error(lexer.start(), lexer.end(), "unexpected \"}\"");
    }
    if (name != null) {
      Word last = args.isEmpty() ? name : args.get(args.size() - 1);
      simple(last.end());
    }
    if (!stack.isEmpty()) {
      closeBlock(lexer.end());
    }
  }

  private void closeBlock(int end) {
    Open block = stack.remove(stack.size() - 1);
    block.outer.add(new Directive(block.name, block.args, directives, end));
    directives = block.outer;
  }

  private Parsed finish() {
    if (name != null) {
      Word last = args.isEmpty() ? name : args.get(args.size() - 1);
      simple(last.end());
    }
    if (!stack.isEmpty() && !stop()) {
      lexer.blockEnded();
    }
    while (!stack.isEmpty()) {
      closeBlock(lexer.end());
    }
    return new Parsed(directives, problems);
  }
}
