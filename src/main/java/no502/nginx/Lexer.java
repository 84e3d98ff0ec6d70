package no502.nginx;

import java.util.List;
import no502.text.Problem;
import no502.text.Source;

/**
 * Cuts a file into tokens exactly as nginx does, byte by byte, and loses nothing: the tokens put
 * together are the file. It goes on after an error, as if the least possible repair had been made;
 * nginx would have stopped, so only the first error is certain.
 */
final class Lexer {
  /** nginx reads through a buffer of this size, and a token has to fit into it. */
  static final int BUFFER = 4096;

  private static final int MAX_PROBLEMS = 100;

  private static final byte PLAIN = 0;
  private static final byte BLANK = 1;
  private static final byte TERMINATOR = 2;
  private static final byte ESCAPE = 3;
  private static final byte DOLLAR = 4;
  private static final byte[] KIND = kinds();

  private final Source source;
  private final byte[] bytes;
  private final int length;
  private final List<Problem> problems;

  /** The token: where it begins and (after reading) ends. */
  private int from;

  private int pos;

  /** Where nginx's buffer ends, and the byte it would keep when it fills the buffer again. */
  private int limit;

  private int kept;

  /** The current word: where its text begins, and how it is written. */
  private int textFrom;

  private char quote;
  private boolean closed;
  private boolean escaped;

  private int words;
  private boolean afterWord;
  private boolean afterQuote;
  private boolean luaName;
  private boolean luaNext;

  /** The quote of the word being read, until it is closed or given up. */
  private char openQuote;

  private boolean endReported;

  /** The token that has been called too long already. */
  private int tooLongFrom = -1;

  Lexer(Source source, List<Problem> problems) {
    this.source = source;
    this.bytes = source.bytes();
    this.length = bytes.length;
    this.problems = problems;
    this.limit = Math.min(BUFFER, length);
  }

  /** Moves to the next token. */
  Token next() {
    from = pos;
    if (luaNext) {
      return lua();
    }
    if (!more()) {
      if (words > 0) {
        fileEnded();
        words = 0;
      }
      return Token.END;
    }
    byte first = bytes[pos];
    if (KIND[first & 0xFF] == BLANK) {
      return space();
    }
    if (afterQuote) {
      afterQuote = false;
      if (first != ';' && first != '{' && first != ')') {
        error(pos, pos + 1, "unexpected \"" + source.slice(pos, pos + 1) + "\"");
      }
    }
    kept = pos;
    afterWord = false;
    return switch (first) {
      case ';' -> end(Token.SEMICOLON);
      case '}' -> end(Token.CLOSE);
      case '{' -> open();
      case '#' -> comment();
      case '"', '\'' -> quoted((char) first);
      default -> unquoted();
    };
  }

  int start() {
    return from;
  }

  int end() {
    return pos;
  }

  /** How many words stand before this token since the last {@code ;}, opening or closing brace. */
  int words() {
    return words;
  }

  /** The word just read. */
  Word word() {
    return new Word(source, from, pos, quote, closed);
  }

  /** Keeps the first hundred: a file that is something else entirely has millions. */
  void error(int start, int end, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(Problem.error(source.span(start, end), message));
    } else if (problems.size() == MAX_PROBLEMS) {
      problems.add(
          Problem.incomplete(
              source.span(start, end),
              "more than " + MAX_PROBLEMS + " errors in one file: the others are not told"));
    }
  }

  /** The file is over and a block still open. */
  void blockEnded() {
    if (!endReported) {
      error(length, length, "unexpected end of file, expecting \"}\"");
    }
  }

  private Token space() {
    if (afterWord) {
      // nginx takes the blank that ends a word as part of reading that word.
      pos++;
      afterWord = false;
      afterQuote = false;
    }
    while (more() && KIND[bytes[pos] & 0xFF] == BLANK) {
      kept = pos++;
    }
    return Token.SPACE;
  }

  private Token comment() {
    while (more() && bytes[pos] != '\n') {
      pos++;
    }
    return Token.COMMENT;
  }

  private Token end(Token kind) {
    pos++;
    kept = pos;
    words = 0;
    return kind;
  }

  private Token open() {
    luaNext = words > 0 && luaName;
    return end(Token.OPEN);
  }

  private Token lua() {
    luaNext = false;
    LuaBlock block = new LuaBlock(source, pos, limit);
    block.read();
    pos = block.end();
    limit = block.limit();
    kept = pos;
    if (block.error() != null) {
      endReported = true;
      error(block.errorAt(), block.errorAt(), block.error());
    }
    return Token.RAW;
  }

  private Token unquoted() {
    begin((char) 0, pos);
    boolean inside = true;
    while (inside && more()) {
      int i = pos;
      byte kind = PLAIN;
      while (i < limit && (kind = KIND[bytes[i] & 0xFF]) == PLAIN) {
        i++;
      }
      pos = i;
      if (i < limit) {
        switch (kind) {
          case ESCAPE -> escape();
          case DOLLAR -> dollar();
          default -> inside = false;
        }
      }
    }
    if (inside) {
      fileEnded();
    }
    return finish(pos);
  }

  private Token quoted(char mark) {
    pos++;
    kept = pos;
    begin(mark, pos);
    openQuote = mark;
    while (more()) {
      if (openQuote == 0) {
        // Too long: most likely the closing quote is missing.
        return finishAtLine();
      }
      byte b = bytes[pos];
      if (b == '\\') {
        escape();
      } else if (b == mark) {
        return closeQuote();
      } else {
        pos++;
      }
    }
    openQuote = 0;
    fileEnded();
    return finishAtLine();
  }

  private Token closeQuote() {
    openQuote = 0;
    closed = true;
    afterQuote = true;
    return finish(pos++);
  }

  private void begin(char mark, int text) {
    quote = mark;
    closed = false;
    textFrom = text;
    escaped = false;
  }

  private Token finishAtLine() {
    pos = Escapes.likelyEnd(bytes, textFrom);
    kept = pos;
    limit = Math.min(pos + BUFFER, length);
    return finish(pos);
  }

  private Token finish(int textEnd) {
    if (words == 0) {
      luaName = LuaBlock.isName(bytes, textFrom, textEnd, escaped);
    }
    words++;
    afterWord = true;
    return Token.WORD;
  }

  /** A backslash and the byte it makes ordinary; the file may end in between. */
  private void escape() {
    escaped = true;
    pos++;
    if (more()) {
      pos++;
    }
  }

  /** A brace straight after a dollar sign belongs to the word. */
  private void dollar() {
    pos++;
    while (more() && bytes[pos] == '{') {
      pos++;
    }
  }

  /**
   * Whether there is a byte to read; fills the buffer as nginx does, and complains as nginx does.
   */
  private boolean more() {
    return pos < limit || refill();
  }

  private boolean refill() {
    if (limit >= length) {
      return false;
    }
    if (pos - kept >= BUFFER) {
      tooLong();
      kept = pos;
    }
    limit = Math.min(kept + BUFFER, length);
    return true;
  }

  private void tooLong() {
    if (from != tooLongFrom) {
      error(
          kept,
          kept,
          openQuote != 0
              ? "too long parameter, probably missing terminating \"" + openQuote + "\" character"
              : "too long parameter \"" + source.slice(kept, kept + 10) + "...\" started");
    }
    tooLongFrom = from;
    openQuote = 0;
  }

  private void fileEnded() {
    if (!endReported) {
      error(length, length, "unexpected end of file, expecting \";\" or \"}\"");
    }
    endReported = true;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    kinds[' '] = BLANK;
    kinds['\t'] = BLANK;
    kinds['\r'] = BLANK;
    kinds['\n'] = BLANK;
    kinds[';'] = TERMINATOR;
    kinds['{'] = TERMINATOR;
    kinds['\\'] = ESCAPE;
    kinds['$'] = DOLLAR;
    return kinds;
  }
}
