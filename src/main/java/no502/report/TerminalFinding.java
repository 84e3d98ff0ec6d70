package no502.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.lint.Finding;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;

/** Draws one finding: headline, the frames of both files, the chain of evidence, the repair. */
final class TerminalFinding {
  private static final int MOST_FRAMES = 3;

  private final Finding finding;
  private final ReportContext context;
  private final Palette palette;
  private final StringBuilder out;
  private int gutter = 1;

  TerminalFinding(Finding finding, ReportContext context, StringBuilder out) {
    this.finding = finding;
    this.context = context;
    this.palette = context.palette();
    this.out = out;
  }

  void printLine() {
    Span span = finding.span();
    out.append(Plain.text(context.names().shown(span.source().name())));
    out.append(':').append(span.line()).append(':').append(span.column()).append(": ");
    String tag = finding.severity().word() + "[" + finding.rule() + "]";
    out.append(palette.paint(palette.of(finding.severity()), tag)).append(": ");
    out.append(Plain.text(finding.message())).append('\n');
  }

  void print() {
    headline();
    List<Frame> frames = frames();
    int count = 0;
    for (Frame frame : frames) {
      if (++count <= MOST_FRAMES || context.verbose()) {
        frame.print(out);
      }
    }
    if (count > MOST_FRAMES && !context.verbose()) {
      remark("", "and " + (count - MOST_FRAMES) + " more files; --verbose shows them", "");
    }
    path();
    if (finding.help() != null) {
      remark("help: ", finding.help(), palette.strong());
    }
    if (finding.fix() != null) {
      String kind = finding.fix().safe() ? "fix (safe): " : "fix (suggested): ";
      remark(kind, finding.fix().title(), palette.strong());
      SmallDiff.print(finding.fix(), context, gutter, out);
    }
  }

  private void headline() {
    String tag = finding.severity().word() + "[" + finding.rule() + "]";
    String message = finding.message();
    if (finding.confidence() == Confidence.LIKELY) {
      message += " (likely)";
    }
    List<String> lines = Wrap.lines(tag + ": " + message, context.width() - 4);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i == 0 && line.startsWith(tag + ":")) {
        out.append(palette.paint(palette.of(finding.severity()), tag));
        out.append(palette.paint(palette.strong(), line.substring(tag.length())));
      } else {
        out.append(palette.paint(palette.strong(), "    " + line));
      }
      out.append('\n');
    }
  }

  /** The finding's own file first, then the others in the order of the chain. */
  private List<Frame> frames() {
    Map<Source, List<Finding.Related>> byFile = new LinkedHashMap<>();
    byFile.put(finding.span().source(), new ArrayList<>());
    gutter = Frame.gutter(finding.span().line());
    if (finding.fix() != null) {
      gutter = Math.max(gutter, SmallDiff.gutter(finding.fix()));
    }
    for (Finding.Related related : finding.related()) {
      if (!related.span().source().name().isEmpty()) {
        byFile.computeIfAbsent(related.span().source(), s -> new ArrayList<>()).add(related);
        gutter = Math.max(gutter, Frame.gutter(related.span().line()));
      }
    }
    List<Frame> frames = new ArrayList<>();
    for (Map.Entry<Source, List<Finding.Related>> file : byFile.entrySet()) {
      Frame frame = new Frame(file.getKey(), context, gutter);
      if (frames.isEmpty()) {
        frame.mark(finding.span(), number(finding.span()), true, palette.of(finding.severity()));
      }
      for (Finding.Related related : file.getValue()) {
        frame.mark(related.span(), label(related), false, palette.frame());
      }
      frames.add(frame);
    }
    return frames;
  }

  /** A sentence that the chain of evidence has anyway is not said twice: its number is enough. */
  private String label(Finding.Related related) {
    if (finding.path().size() > 1) {
      for (int i = 0; i < finding.path().size(); i++) {
        if (finding.path().get(i).sentence().equals(related.message())) {
          return "(" + (i + 1) + ")";
        }
      }
    }
    return related.message();
  }

  /** The link of the chain that speaks of this very place, if there is a chain. */
  private String number(Span span) {
    for (int i = 0; finding.path().size() > 1 && i < finding.path().size(); i++) {
      if (span.equals(finding.path().get(i).span())) {
        return "(" + (i + 1) + ")";
      }
    }
    return "";
  }

  private void path() {
    if (finding.path().size() < 2) {
      return;
    }
    int number = 1;
    for (Evidence evidence : finding.path()) {
      String lead = number == 1 ? "why: " : "     ";
      String place = "";
      Span span = evidence.span();
      if (span != null && !span.source().name().isEmpty()) {
        place = " [" + context.names().shown(span.source().name()) + ":" + span.line() + "]";
      }
      String mark = number == 1 ? "= " : "  ";
      remark(mark, lead, "(" + number + ") ", evidence.sentence() + place, palette.strong());
      number++;
    }
  }

  private void remark(String title, String text, String colour) {
    remark("= ", title, "", text, colour);
  }

  private void remark(String mark, String title, String number, String text, String colour) {
    int indent = gutter + 1 + mark.length() + title.length() + number.length();
    List<String> lines = Wrap.lines(text, context.width() - indent);
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        Frame.blanks(gutter + 1, out).append(palette.paint(palette.frame(), mark));
        out.append(palette.paint(colour, title)).append(number);
      } else {
        Frame.blanks(indent, out);
      }
      out.append(lines.get(i)).append('\n');
    }
  }
}
