package no502.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;

/**
 * The first pass over a Dockerfile: parser directives, comments, continuation lines and heredocs,
 * cut into {@link Line}s as BuildKit cuts them.
 */
final class LineReader {
  private static final int LONGEST_LINE = 65_535;

  private final Source source;
  private final byte[] bytes;
  private final List<Problem> problems;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> directives = new HashSet<>();
  private boolean directivesOver;
  private char escape = '\\';
  private int next;
  private int start;
  private int end;

  LineReader(Source source, List<Problem> problems) {
    this.source = source;
    this.bytes = source.bytes();
    this.problems = problems;
    this.next = source.hasBom() ? 3 : 0;
  }

  char escape() {
    return escape;
  }

  List<Line> read() {
    while (readLine()) {
      int first = skipSpace();
      directive(first);
      if (first < end && bytes[first] != '#') {
        instruction(first);
      }
    }
    return lines;
  }

  /** Moves to the next line: {@code start} to {@code end}, its line break not included. */
  private boolean readLine() {
    if (next >= bytes.length) {
      return false;
    }
    start = next;
    int stop = start;
    while (stop < bytes.length && bytes[stop] != '\n') {
      stop++;
    }
    next = Math.min(stop + 1, bytes.length);
    if (next - start > LONGEST_LINE) {
      problems.add(
          Problem.error(
              source.span(start, start),
              "dockerfile line greater than max allowed size of " + LONGEST_LINE));
      next = bytes.length;
      return false;
    }
    end = stop;
    while (end > start && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) {
      end--;
    }
    return true;
  }

  private int skipSpace() {
    int first = start;
    while (first < end && Bytes.blank((char) (bytes[first] & 0xFF))) {
      first++;
    }
    return first;
  }

  private void instruction(int first) {
    Joined text = new Joined(source);
    boolean more = add(text, first);
    boolean emptyLine = false;
    int last = end;
    while (more && readLine()) {
      int begin = skipSpace();
      directive(start);
      if (begin < end && bytes[begin] == '#') {
        continue;
      }
      if (begin == end) {
        emptyLine = true;
        continue;
      }
      more = add(text, start);
      last = end;
    }
    if (text.text().isEmpty() && !more) {
      return;
    }
    Span span = source.span(first, last);
    if (emptyLine) {
      problems.add(
          Problem.warning(
              span,
              "an empty line inside this instruction: Docker skips it today and warns that it will"
                  + " be an error"));
    }
    List<Line.Body> bodies = new ArrayList<>();
    if (Heredocs.mayFollow(text.text(), escape)) {
      for (Heredocs.Mark mark : Heredocs.announcedBy(text.text())) {
        Line.Body body = body(mark, span);
        if (body == null) {
          return;
        }
        bodies.add(body);
      }
    }
    Span all = bodies.isEmpty() ? span : source.span(first, end);
    lines.add(new Line(text, bodies, all));
  }

  /** Adds the line without its continuation mark; says whether the next line belongs to it. */
  private boolean add(Joined text, int from) {
    int to = end;
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
      to--;
    }
    boolean continued =
        to > from && bytes[to - 1] == escape && (to - 1 == from || bytes[to - 2] != escape);
    text.add(from, continued ? to - 1 : end);
    return continued;
  }

  private Line.Body body(Heredocs.Mark mark, Span announced) {
    int from = next;
    while (readLine()) {
      int begin = start;
      while (mark.chomp() && begin < end && bytes[begin] == '\t') {
        begin++;
      }
      if (Bytes.in(bytes, begin, end).equals(mark.name())) {
        return new Line.Body(mark.name(), mark.expand(), mark.chomp(), source.span(from, start));
      }
    }
    problems.add(
        Problem.error(announced, "unterminated heredoc: no line reads " + Bytes.out(mark.name())));
    return null;
  }

  private void directive(int from) {
    if (directivesOver) {
      return;
    }
    directivesOver = true;
    if (from >= end || bytes[from] != '#') {
      return;
    }
    String line = Bytes.in(bytes, from + 1, end).strip();
    int equals = line.indexOf('=');
    if (equals < 1 || equals == line.length() - 1) {
      return;
    }
    String name = Words.lower(line.substring(0, equals).strip());
    if (!name.equals("escape") && !name.equals("syntax") && !name.equals("check")) {
      return;
    }
    directivesOver = false;
    Span span = source.span(from, end);
    if (!directives.add(name)) {
      problems.add(Problem.error(span, "only one " + name + " parser directive can be used"));
    } else if (name.equals("escape")) {
      String value = line.substring(equals + 1).strip();
      if (value.equals("\\") || value.equals("`")) {
        escape = value.charAt(0);
      } else {
        problems.add(
            Problem.error(
                span, "invalid escape token '" + Bytes.out(value) + "' does not match ` or \\"));
      }
    }
  }
}
