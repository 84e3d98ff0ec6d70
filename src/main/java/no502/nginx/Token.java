package no502.nginx;

/** What kind of piece of the file the {@link Lexer} stands on. */
enum Token {
  SPACE,
  COMMENT,
  WORD,
  SEMICOLON,
  OPEN,
  CLOSE,
  /** The body of a {@code *_by_lua_block}: not nginx's language, kept as it is. */
  RAW,
  END
}
