package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;

/** Reads one configuration file as nginx reads it; includes are followed by NginxLoader. */
public final class NginxParser {
  private NginxParser() {}

  /** Reads the whole file, past its errors. */
  public static Parsed parse(Source source) {
    return new Parser(source, false).parse();
  }

  /** What nginx says about the file's syntax: its first complaint, or null when it has none. */
  public static Problem strict(Source source) {
    List<Problem> problems = new Parser(source, true).parse().problems();
    return problems.isEmpty() ? null : problems.get(0);
  }

  /** The comments, each from its {@code #} to the end of the line. */
  public static List<Span> comments(Source source) {
    List<Span> comments = new ArrayList<>();
    Lexer lexer = new Lexer(source, new ArrayList<>());
    for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
      if (token == Token.COMMENT) {
        comments.add(source.span(lexer.start(), lexer.end()));
      }
    }
    return comments;
  }
}
