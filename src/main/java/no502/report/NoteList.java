package no502.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Seq;
import no502.text.Span;

/**
 * The advice of one stack, a line each and grouped by place: several thoughts about one upstream
 * read as one story, and never bury an error or a warning.
 */
final class NoteList {
  private static final int MOST_LINES = 20;

  private final List<Finding> notes;
  private final ReportContext context;
  private final Palette palette;

  NoteList(List<Finding> findings, ReportContext context) {
    this.notes = Seq.of(findings).filter(NoteList::holds).toList();
    this.context = context;
    this.palette = context.palette();
  }

  static boolean holds(Finding finding) {
    return finding.severity() == Severity.NOTE;
  }

  void print(StringBuilder out) {
    String title = Totals.plural(notes.size(), "note");
    String more = title + "; --verbose shows them in full, with their repairs";
    List<String> lines = Wrap.lines(more, context.width());
    out.append(palette.paint(palette.of(Severity.NOTE), title));
    out.append(lines.get(0).substring(title.length())).append('\n');
    lines.subList(1, lines.size()).forEach(line -> out.append(line).append('\n'));
    Map<String, List<Finding>> byPlace = new LinkedHashMap<>();
    notes.forEach(note -> byPlace.computeIfAbsent(place(note), p -> new ArrayList<>()).add(note));
    int seen = 0;
    int rest = 0;
    for (Map.Entry<String, List<Finding>> place : byPlace.entrySet()) {
      if (seen < MOST_LINES) {
        out.append("  ").append(palette.paint(palette.frame(), place.getKey())).append('\n');
        place.getValue().forEach(note -> thought(note, out));
      } else {
        rest += place.getValue().size();
      }
      seen += place.getValue().size();
    }
    if (rest > 0) {
      out.append("  and ").append(rest).append(" more\n");
    }
    out.append('\n');
  }

  private void thought(Finding note, StringBuilder out) {
    String text = Plain.text(gist(note.message())) + " [" + note.rule() + "]";
    String lead = "    ";
    for (String line : Wrap.lines(text, context.width() - 6)) {
      out.append(lead).append(line).append('\n');
      lead = "      ";
    }
  }

  /** What is missing, without what comes of it. */
  private static String gist(String message) {
    int end = message.indexOf(": ");
    return end < 0 ? message : message.substring(0, end);
  }

  private String place(Finding note) {
    Span span = note.span();
    return Plain.text(context.names().shown(span.source().name())) + ":" + span.line();
  }
}
