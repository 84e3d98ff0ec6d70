package no502.fix;

import no502.nginx.Directive;
import no502.nginx.Word;
import no502.text.Edit;
import no502.text.Source;
import no502.text.Span;

/** Exact changes to an nginx configuration in the style it is written in. */
public final class NginxEdits {
  private NginxEdits() {}

  /** Puts another value for a word, in the quotes it has. */
  public static Edit replace(Word word, String value) {
    if (!word.quoted()) {
      return Edit.replace(word.span(), value);
    }
    String quote = String.valueOf(word.quote());
    return Edit.replace(word.span(), quote + value + quote);
  }

  /**
   * Puts another text for a part of a word, such as the host of a URL; null when the word is not
   * written as it reads (escapes, or a template's variable), so that the place cannot be told.
   */
  public static Edit replacePart(Word word, int from, int to, String text) {
    Span inner =
        word.quoted()
            ? word.span().source().span(word.span().start() + 1, word.span().end() - 1)
            : word.span();
    if (!inner.text().equals(word.value()) || !isAscii(word.value())) {
      return null;
    }
    return Edit.replace(inner.source().span(inner.start() + from, inner.start() + to), text);
  }

  /**
   * Adds a line after a directive, indented as it is; on the same line when another directive
   * follows there.
   */
  public static Edit insertAfter(Directive directive, String text) {
    Span span = directive.span();
    Source source = span.source();
    int line = source.lineAt(span.end());
    if (restIsBlank(source, span.end(), source.lineEnd(line))) {
      String indent = indentOf(source, span.start());
      return Edit.insert(
          source, source.lineEnd(line), source.lineBreak() + indent + lines(source, indent, text));
    }
    return Edit.insert(source, span.end(), " " + text.replace("\n", " "));
  }

  /** Adds a line before a directive, indented as it is. */
  public static Edit insertBefore(Directive directive, String text) {
    Span span = directive.span();
    Source source = span.source();
    int start = source.lineStart(source.lineAt(span.start()));
    if (restIsBlank(source, start, span.start())) {
      String indent = indentOf(source, span.start());
      return Edit.insert(
          source, span.start(), lines(source, indent, text) + source.lineBreak() + indent);
    }
    return Edit.insert(source, span.start(), text.replace("\n", " ") + " ");
  }

  /** Adds a line as the first of a block. */
  public static Edit insertInto(Directive block, String text) {
    if (!block.block().isEmpty() && sameFile(block, block.block().get(0))) {
      return insertBefore(block.block().get(0), text);
    }
    Source source = block.span().source();
    int close = block.span().end() - 1;
    String outer = indentOf(source, block.span().start());
    String indent = outer + "    ";
    String lineBreak = source.lineBreak();
    int blank = close;
    while (blank > 0 && isBlank(source.bytes()[blank - 1])) {
      blank--;
    }
    return Edit.replace(
        source.span(blank, close),
        lineBreak + indent + lines(source, indent, text) + lineBreak + outer);
  }

  private static boolean sameFile(Directive block, Directive child) {
    return block.span().source() == child.span().source();
  }

  private static String lines(Source source, String indent, String text) {
    return text.replace("\n", source.lineBreak() + indent);
  }

  /** The blanks at the beginning of the line that holds this byte. */
  private static String indentOf(Source source, int offset) {
    int start = source.lineStart(source.lineAt(offset));
    int end = start;
    while (end < offset && (source.bytes()[end] == ' ' || source.bytes()[end] == '\t')) {
      end++;
    }
    return source.slice(start, end);
  }

  /** Nothing but blanks and a comment up to the end. */
  private static boolean restIsBlank(Source source, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = source.bytes()[i];
      if (b == '#') {
        return true;
      }
      if (!isBlank(b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
