package no502.nginx;

import no502.text.Source;

/**
 * Finds the end of a {@code *_by_lua_block} as the lua module's own lexer does: braces count,
 * except in one-line strings, comments and long brackets. It sees the file through the same buffer
 * as nginx, so that what the module cannot read is refused here too.
 */
final class LuaBlock {
  private static final String SUFFIX = "_by_lua_block";
  private static final String TOO_LONG =
      "too long lua code block, probably missing terminating characters";

  private final Source source;
  private final byte[] bytes;
  private int pos;
  private int limit;

  /** The latest find: its start and end, and which character stands for it. */
  private int foundFrom;

  private int foundTo;
  private String error;
  private int errorAt;

  LuaBlock(Source source, int pos, int limit) {
    this.source = source;
    this.bytes = source.bytes();
    this.pos = pos;
    this.limit = limit;
  }

  /** Whether a directive of this name has a raw block. */
  static boolean isName(byte[] bytes, int start, int end, boolean escaped) {
    if (escaped) {
      String name = Escapes.decode(bytes, start, end);
      return name.endsWith(SUFFIX) && name.length() > SUFFIX.length();
    }
    int from = end - SUFFIX.length();
    if (from <= start || bytes[end - 1] != 'k') {
      return false;
    }
    for (int i = 0; i < SUFFIX.length(); i++) {
      if (bytes[from + i] != SUFFIX.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads up to the closing brace (not over it), or to the file's end when there is none. */
  void read() {
    int level = 1;
    int opened = pos - 1;
    while (true) {
      char found = token(opened);
      if (found == 0) {
        pos = bytes.length;
        limit = bytes.length;
        return;
      }
      if (found == '{') {
        level++;
        opened = pos - 1;
      } else if (found == '}' && --level == 0) {
        pos--;
        return;
      }
    }
  }

  int end() {
    return pos;
  }

  int limit() {
    return limit;
  }

  /** The lua module's complaint, or null. */
  String error() {
    return error;
  }

  int errorAt() {
    return errorAt;
  }

  /**
   * Reads on to the next thing that matters. Like the module it goes on behind what it has searched
   * in vain, and gives up when nothing was found in a buffer full.
   */
  private char token(int opened) {
    int line = pos;
    int start = pos;
    while (true) {
      if (pos >= limit || (limit - pos < Lexer.BUFFER / 2 && limit < bytes.length)) {
        if (limit >= bytes.length) {
          return unfinished(opened);
        }
        if (limit - start == Lexer.BUFFER) {
          return fail(line, TOO_LONG);
        }
        limit = Math.min(start + Lexer.BUFFER, bytes.length);
      }
      char found = find();
      if (found != 0) {
        return found == '[' ? longBracket() : moveTo(foundTo, found);
      }
      if (limit >= bytes.length) {
        return unfinished(opened);
      }
      if (limit - pos == Lexer.BUFFER) {
        return fail(line, TOO_LONG);
      }
      start = pos;
      pos = limit;
      limit = Math.min(start + Lexer.BUFFER, bytes.length);
    }
  }

  private char moveTo(int end, char found) {
    pos = end;
    return found;
  }

  private char unfinished(int opened) {
    return fail(
        opened, "unexpected end of file, expecting terminating characters for lua code block");
  }

  private char fail(int at, String message) {
    error = message;
    errorAt = at;
    return 0;
  }

  private char longBracket() {
    int bracket = bytes[foundFrom] == '-' ? foundFrom + 2 : foundFrom;
    int size = foundTo - bracket;
    for (int i = foundTo; i + size <= limit; i++) {
      if (bytes[i] == ']' && bytes[i + size - 1] == ']' && equalsSigns(i + 1, size - 2)) {
        return moveTo(i + size, '[');
      }
    }
    return fail(
        foundFrom,
        "Lua code block missing the closing long bracket \"]"
            + source.slice(bracket + 1, foundTo - 1)
            + "]\", the inlined Lua code may be too long");
  }

  private boolean equalsSigns(int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (bytes[i] != '=') {
        return false;
      }
    }
    return true;
  }

  /** The next thing that matters between {@code pos} and {@code limit}; 0 when there is none. */
  private char find() {
    for (int i = pos; i < limit; i++) {
      int end =
          switch (bytes[i]) {
            case '{', '}' -> i + 1;
            case '[' -> bracketEnd(i, '[');
            case ']' -> bracketEnd(i, ']');
            case '-' -> commentEnd(i);
            case '"', '\'' -> stringEnd(i);
            default -> -1;
          };
      if (end > 0) {
        foundFrom = i;
        foundTo = end;
        boolean longComment = bytes[i] == '-' && i + 2 < end && bytes[end - 1] == '[';
        return longComment && bracketEnd(i + 2, '[') == end ? '[' : (char) bytes[i];
      }
    }
    return 0;
  }

  private int bracketEnd(int at, char bracket) {
    if (at >= limit || bytes[at] != bracket) {
      return -1;
    }
    int i = at + 1;
    while (i < limit && bytes[i] == '=') {
      i++;
    }
    return i < limit && bytes[i] == bracket ? i + 1 : -1;
  }

  private int commentEnd(int at) {
    if (at + 1 >= limit || bytes[at + 1] != '-') {
      return -1;
    }
    int i = bracketEnd(at + 2, '[');
    if (i > 0) {
      return i;
    }
    i = at + 2;
    while (i < limit && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  private int stringEnd(int at) {
    for (int i = at + 1; i < limit && bytes[i] != '\n'; i++) {
      if (bytes[i] == bytes[at]) {
        return i + 1;
      }
      if (bytes[i] == '\\' && (++i >= limit || bytes[i] == '\n')) {
        return -1;
      }
    }
    return -1;
  }
}
