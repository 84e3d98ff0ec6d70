package no502.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no502.text.Nearest;
import no502.text.Parts;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Confidence;

/**
 * The {@code # no502: ignore RULE -- reason} comments of one file. Such a comment speaks for the
 * statement on its own line or the next one, with the block that this opens; standing first in a
 * block, it speaks for the whole block.
 */
public final class Suppressions {
  /** What findings about the comments themselves are called. */
  public static final String RULE = "suppression";

  public static final String EXPLANATION =
      """
      suppression: a comment that silences a rule

      Write `# no502: ignore RULE -- reason` in an nginx, Compose or Docker file. Several
      rules are separated by commas. At the end of a line it speaks for that line; on a line
      of its own for the next one and the block it opens; as the first line of a block for
      the whole block. The reason is required: in half a year nobody will know it any more.
      A comment that silences nothing is reported, so that it goes when its cause goes.
      """;

  private static final String MARK = "no502:";
  private static final String VERB = "ignore";

  private final Source source;
  private final List<String> known;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Finding> faults = new ArrayList<>();

  /** One rule of one comment. */
  private static final class Entry {
    final Span span;
    final String rule;
    final int firstLine;
    final int lastLine;
    boolean used;

    Entry(Span span, String rule, int firstLine, int lastLine) {
      this.span = span;
      this.rule = rule;
      this.firstLine = firstLine;
      this.lastLine = lastLine;
    }
  }

  private Suppressions(Source source, List<String> known) {
    this.source = source;
    this.known = known;
  }

  public static Suppressions of(Source source, List<String> ruleIds) {
    Suppressions found = new Suppressions(source, ruleIds);
    if (mentioned(source.bytes())) {
      Blocks blocks = new Blocks(source);
      for (int line = 1; line <= source.lineCount(); line++) {
        found.read(line, blocks);
      }
    }
    return found;
  }

  /** Nearly no file has such a comment: look for it before cutting the file into lines. */
  private static boolean mentioned(byte[] bytes) {
    char first = MARK.charAt(0);
    int last = bytes.length - MARK.length();
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == first && isMark(bytes, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(byte[] bytes, int at) {
    for (int i = 0; i < MARK.length(); i++) {
      if (bytes[at + i] != MARK.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a comment silences this finding; the comment then counts as used. */
  public boolean covers(Finding finding) {
    if (!finding.span().source().name().equals(source.name())) {
      return false;
    }
    int line = finding.span().line();
    boolean covered = false;
    for (Entry entry : entries) {
      if (entry.rule.equals(finding.rule()) && entry.firstLine <= line && line <= entry.lastLine) {
        entry.used = true;
        covered = true;
      }
    }
    return covered;
  }

  /** What is wrong with the comments, those included that silenced nothing so far. */
  public List<Finding> complaints() {
    List<Finding> all = new ArrayList<>(faults);
    for (Entry entry : entries) {
      if (!entry.used) {
        all.add(
            finding(
                Severity.WARNING,
                entry.span,
                "nothing here breaks the rule " + entry.rule + " (any more)",
                "remove the comment"));
      }
    }
    return all;
  }

  private void read(int line, Blocks blocks) {
    String text = source.line(line);
    int hash = comment(text);
    if (hash < 0) {
      return;
    }
    Span span = span(line, text, hash);
    String said = text.substring(text.indexOf(MARK, hash) + MARK.length()).trim();
    if (!said.equals(VERB) && !said.startsWith(VERB + " ")) {
      fault(span, "this comment wants to say: # no502: ignore RULE -- reason");
      return;
    }
    String rest = said.substring(VERB.length()).trim();
    int dashes = rest.startsWith("--") ? 0 : rest.indexOf(" --");
    String rules = dashes < 0 ? rest : rest.substring(0, dashes);
    String reason = dashes < 0 ? "" : rest.substring(rest.indexOf("--", dashes) + 2).trim();
    if (reason.isEmpty()) {
      fault(span, "a reason is missing: # no502: ignore RULE -- reason");
      return;
    }
    boolean alone = text.substring(0, hash).isBlank();
    int[] range = alone ? blocks.after(line) : new int[] {line, line};
    for (String rule : Parts.filled(rules, ',')) {
      add(span, rule.trim(), range);
    }
  }

  private void add(Span span, String rule, int[] range) {
    if (rule.isEmpty()) {
      fault(span, "no rule is named: # no502: ignore RULE -- reason");
    } else if (!known.contains(rule)) {
      fault(span, "unknown rule " + rule + Nearest.hint(rule, known));
    } else {
      entries.add(new Entry(span, rule, range[0], range[1]));
    }
  }

  /** Where the comment begins, or -1; a hash inside a word begins none. */
  private static int comment(String text) {
    int hash = text.indexOf('#');
    while (hash >= 0) {
      boolean starts = hash == 0 || text.charAt(hash - 1) <= ' ' || text.charAt(hash - 1) == ';';
      int at = hash + 1;
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
      if (starts && text.startsWith(MARK, at)) {
        return hash;
      }
      hash = text.indexOf('#', hash + 1);
    }
    return -1;
  }

  private Span span(int line, String text, int hash) {
    int before = text.substring(0, hash).getBytes(StandardCharsets.UTF_8).length;
    int start = Math.min(source.lineStart(line) + before, source.lineEnd(line));
    return source.span(start, source.lineEnd(line));
  }

  private void fault(Span span, String message) {
    faults.add(finding(Severity.WARNING, span, message, null));
  }

  private static Finding finding(Severity severity, Span span, String message, String help) {
    return new Finding(
        RULE, severity, Confidence.PROVEN, span, message, List.of(), List.of(), help, null);
  }
}
