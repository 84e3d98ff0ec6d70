package no502.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Edits of one or several files, gathered and then applied at once. What the edits do not touch
 * stays as it is, byte for byte. Edits that would overlap are refused: two repairs of the same
 * words cannot both be what the author wants.
 */
public final class Patch {
  private final Map<String, List<Edit>> edits = new TreeMap<>();
  private final Map<String, Source> sources = new TreeMap<>();

  /** One file before and after. */
  public record Change(Source before, Source after) {}

  /** Adds all of these edits or, when one overlaps another or an earlier one, none of them. */
  public boolean add(List<Edit> more) {
    Map<String, List<Edit>> tried = new TreeMap<>();
    for (Edit edit : more) {
      Source source = edit.span().source();
      Source known = sources.getOrDefault(source.name(), source);
      List<Edit> earlier = edits.getOrDefault(source.name(), List.of());
      List<Edit> own = tried.computeIfAbsent(source.name(), name -> new ArrayList<>());
      if (earlier.contains(edit) || own.contains(edit)) {
        continue;
      }
      if (known.bytes() != source.bytes()
          || !fits(source, edit)
          || collides(edit, earlier, true)
          || collides(edit, own, false)) {
        return false;
      }
      own.add(edit);
    }
    for (Edit edit : more) {
      sources.put(edit.span().source().name(), edit.span().source());
    }
    tried.forEach((name, own) -> edits.computeIfAbsent(name, n -> new ArrayList<>()).addAll(own));
    return true;
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /** Every file that really changes, by name. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Source source : sources.values()) {
      Source after = new Source(source.name(), applied(source, edits.get(source.name())));
      if (!Arrays.equals(source.bytes(), after.bytes())) {
        changes.add(new Change(source, after));
      }
    }
    return changes;
  }

  /** Every changed file with its new bytes, or null when two of the edits overlap. */
  public static Map<Source, byte[]> apply(List<Edit> edits) {
    Patch patch = new Patch();
    if (!patch.add(edits)) {
      return null;
    }
    Map<Source, byte[]> changed = new LinkedHashMap<>();
    patch.changes().forEach(change -> changed.put(change.before, change.after.bytes()));
    return changed;
  }

  private static boolean fits(Source source, Edit edit) {
    Span span = edit.span();
    return 0 <= span.start() && span.start() <= span.end() && span.end() <= source.length();
  }

  /**
   * Two insertions at one place are in order within one repair, where the author of the rule chose
   * it; of two repairs nobody did.
   */
  private static boolean collides(Edit edit, List<Edit> others, boolean ofAnotherRepair) {
    Span span = edit.span();
    for (Edit other : others) {
      Span taken = other.span();
      boolean overlap = span.start() < taken.end() && taken.start() < span.end();
      boolean inside =
          span.length() == 0 && taken.start() < span.start() && span.end() < taken.end();
      boolean around =
          taken.length() == 0 && span.start() < taken.start() && taken.end() < span.end();
      boolean samePlace =
          span.start() == taken.start() && (span.length() == 0 && taken.length() == 0);
      if (overlap || inside || around || (samePlace && ofAnotherRepair)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] applied(Source source, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    // Stable: insertions at one place keep their order, and go before a replacement there.
    sorted.sort(
        (a, b) -> {
          int start = Integer.compare(a.span().start(), b.span().start());
          return start != 0 ? start : Integer.compare(a.span().end(), b.span().end());
        });
    ByteArrayOutputStream out = new ByteArrayOutputStream(source.length() + 256);
    int at = 0;
    for (Edit edit : sorted) {
      out.write(source.bytes(), at, edit.span().start() - at);
      byte[] text = Utf8.bytes(edit.replacement());
      out.write(text, 0, text.length);
      at = edit.span().end();
    }
    out.write(source.bytes(), at, source.length() - at);
    return out.toByteArray();
  }
}
