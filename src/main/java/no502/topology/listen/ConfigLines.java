package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;
import no502.text.Parts;
import no502.text.Source;
import no502.text.Span;

/** A configuration of one directive a line, such as httpd.conf, haproxy.cfg or redis.conf. */
final class ConfigLines {
  private ConfigLines() {}

  /** The words of one line, comments gone; never empty. */
  record Line(List<String> words, Span span) {
    boolean is(String directive) {
      return Letters.same(words.get(0), directive);
    }

    String word(int index) {
      return index < words.size() ? words.get(index) : "";
    }
  }

  static List<Line> read(Source source) {
    Located located = Located.of(source);
    String text = located.text();
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (String line : Parts.of(text, '\n')) {
      String clean = Parts.of(line, '#').get(0).trim();
      if (!clean.isEmpty()) {
        int start = from + line.indexOf(clean);
        List<String> words = Words.split(clean.replace('\t', ' '), ' ');
        lines.add(new Line(words, located.span(start, start + clean.length())));
      }
      from += line.length() + 1;
    }
    return lines;
  }
}
