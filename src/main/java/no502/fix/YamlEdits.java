package no502.fix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no502.compose.Origin;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Source;
import no502.text.Span;
import no502.yaml.YamlNode;
import no502.yaml.YamlNode.Mapping;
import no502.yaml.YamlNode.Pair;
import no502.yaml.YamlNode.Scalar;
import no502.yaml.YamlNode.Sequence;
import no502.yaml.YamlNode.Style;
import no502.yaml.YamlReader;

/**
 * Exact changes to a YAML file in the style it is written in. Every method answers null where the
 * place cannot be edited without touching what others share, such as a body behind an alias.
 */
public final class YamlEdits {
  private final Source source;
  private final List<YamlNode> documents;

  /** All pairs by where their keys stand, gathered when one is first asked for: many will be. */
  private Map<Span, Pair> byKey;

  /** What aliases stand for, gathered when it is first asked. */
  private Set<Span> shared;

  private YamlEdits(Source source) {
    this.source = source;
    this.documents = YamlReader.read(source).documents();
  }

  /** Kept with the source: the rules ask for one file as often as they find something in it. */
  public static YamlEdits of(Source source) {
    if (source.kept() instanceof YamlEdits edits) {
      return edits;
    }
    YamlEdits edits = new YamlEdits(source);
    source.keep(edits);
    return edits;
  }

  /** The pair whose key was written at this span; null when there is none. */
  public Pair pair(Span key) {
    if (byKey == null) {
      byKey = byKey();
    }
    return byKey.get(key);
  }

  private Map<Span, Pair> byKey() {
    Map<Span, Pair> pairs = new HashMap<>();
    for (YamlNode node : nodes(pair -> true)) {
      if (node instanceof Mapping mapping) {
        mapping.pairs().forEach(pair -> pairs.putIfAbsent(pair.key().span(), pair));
      }
    }
    return pairs;
  }

  /** All nodes, the outer ones first; those under a pair only if it is to be entered. */
  private List<YamlNode> nodes(Predicate<Pair> enter) {
    List<YamlNode> nodes = new ArrayList<>(documents);
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Mapping mapping) {
        Seq.of(mapping.pairs()).filter(enter).forEach(pair -> nodes.add(pair.value()));
      } else if (nodes.get(i) instanceof Sequence sequence) {
        nodes.addAll(sequence.items());
      }
    }
    return nodes;
  }

  /** The innermost pair of this name whose value holds the span; null when there is none. */
  Pair holder(String name, Span inside) {
    Pair found = null;
    for (YamlNode node : nodes(pair -> pair.value().span().contains(inside))) {
      if (node instanceof Mapping mapping) {
        for (Pair pair : mapping.pairs()) {
          boolean named = pair.key() instanceof Scalar key && key.text().equals(name);
          found = named && pair.value().span().contains(inside) ? pair : found;
        }
      }
    }
    return found;
  }

  /**
   * Adds an entry to the body that stands under a key: {@code services.web} gains {@code restart:
   * …}.
   */
  public static List<Edit> addEntry(Origin owner, String key, YamlText value) {
    if (owner.key() == null) {
      return null;
    }
    YamlEdits edits = of(owner.key().source());
    Pair pair = edits.pair(owner.key());
    return pair == null ? null : edits.addTo(pair, key, value);
  }

  /** Puts another entry in the place of one that stands in block style on a line of its own. */
  public static List<Edit> replaceEntry(Origin owner, String old, String key, YamlText value) {
    Pair pair = child(owner, old);
    if (pair == null || child(owner, key) != null || !(pair.value() instanceof Scalar)) {
      return null;
    }
    YamlEdits file = of(owner.key().source());
    Pair body = file.pair(owner.key());
    if (((Mapping) body.value()).style() == Style.FLOW) {
      return null;
    }
    Span whole = pair.key().span().to(pair.value().span());
    String indent = file.indentOf(whole.start());
    String unit = file.unit(body, indent);
    return List.of(Edit.replace(whole, value.block(key, indent, unit, file.source.lineBreak())));
  }

  /** The pair of that name in the body under a key; null when it is not written there. */
  public static Pair child(Origin owner, String key) {
    if (owner.key() == null) {
      return null;
    }
    Pair pair = of(owner.key().source()).pair(owner.key());
    if (pair != null && pair.value() instanceof Mapping mapping) {
      for (Pair inner : mapping.pairs()) {
        if (inner.key() instanceof Scalar name && name.text().equals(key)) {
          return inner;
        }
      }
    }
    return null;
  }

  /** Adds an entry to the mapping (or the empty place) that is a pair's value. */
  public List<Edit> addTo(Pair owner, String key, YamlText value) {
    return addAll(owner, Map.of(key, value));
  }

  /** Adds entries, in order, to the mapping (or the empty place) that is a pair's value. */
  List<Edit> addAll(Pair owner, Map<String, YamlText> entries) {
    if (owner.value() instanceof Mapping mapping && !isShared(mapping)) {
      if (mapping.style() == Style.FLOW) {
        List<String> texts = new ArrayList<>();
        entries.forEach((key, value) -> texts.add(entry(key, value)));
        return List.of(intoFlow(mapping.span(), lastOf(mapping), String.join(", ", texts)));
      }
      String indent = indentOf(mapping.pairs().get(0).key().span().start());
      String text = lines(entries, indent, unit(owner, indent));
      return List.of(afterLine(lastByte(mapping), text));
    }
    if (owner.value() instanceof Scalar scalar && scalar.span().length() == 0) {
      String indent = indentOf(owner.key().span().start()) + "  ";
      return List.of(afterLine(owner.key().span().end() - 1, lines(entries, indent, "  ")));
    }
    return null;
  }

  /** Whether other places of the file use this node too, so that they would change with it. */
  boolean isShared(YamlNode node) {
    if (shared == null) {
      shared = shared();
    }
    return shared.contains(node.span());
  }

  private Set<Span> shared() {
    Set<Span> targets = new HashSet<>();
    for (YamlNode node : nodes(pair -> true)) {
      if (node instanceof YamlNode.Alias alias) {
        targets.add(alias.target().span());
      }
    }
    return targets;
  }

  /** Entries in block style, each on lines of its own. */
  String lines(Map<String, YamlText> entries, String indent, String unit) {
    List<String> lines = new ArrayList<>();
    entries.forEach(
        (key, value) -> lines.add(indent + value.block(key, indent, unit, source.lineBreak())));
    return String.join(source.lineBreak(), lines);
  }

  /** Where the last entry of a flow collection ends; -1 when it has none. */
  private int lastOf(Mapping mapping) {
    if (mapping.pairs().isEmpty()) {
      return -1;
    }
    Pair last = mapping.pairs().get(mapping.pairs().size() - 1);
    if (last.value().span().length() > 0) {
      return last.value().span().end();
    }
    int end = last.key().span().end();
    int colon = end;
    while (colon < source.length() && isBlank(source.bytes()[colon])) {
      colon++;
    }
    return colon < source.length() && source.bytes()[colon] == ':' ? colon + 1 : end;
  }

  /** Adds an item to the sequence that is a pair's value. */
  public List<Edit> addItem(Pair owner, YamlText item) {
    if (!(owner.value() instanceof Sequence sequence) || isShared(sequence)) {
      return null;
    }
    List<YamlNode> items = sequence.items();
    if (sequence.style() == Style.FLOW) {
      int last = items.isEmpty() ? -1 : items.get(items.size() - 1).span().end();
      return List.of(intoFlow(sequence.span(), last, item.flow()));
    }
    if (items.isEmpty()) {
      return null;
    }
    int first = dashBefore(items.get(0).span().start());
    return List.of(afterLine(lastByte(sequence), indentOf(first) + "- " + item.flow()));
  }

  /**
   * Puts a text on one line in the place of a pair's value; null when there is nothing to replace.
   */
  List<Edit> replaceValue(Pair owner, YamlText value) {
    Span span = owner.value().span();
    int start = span.start();
    if (span.length() == 0 || owner.value() instanceof YamlNode.Alias) {
      return null;
    }
    boolean below = source.lineAt(start) != source.lineAt(owner.key().span().end());
    if (owner.value() instanceof Sequence list && list.style() == Style.BLOCK) {
      start = dashBefore(start);
    }
    int colon = owner.key().span().end();
    while (source.bytes()[colon] != ':') {
      colon++;
    }
    int from = below ? colon + 1 : start;
    if (source.slice(from, start).indexOf('#') >= 0 || holdsComment(owner.value())) {
      return null;
    }
    return List.of(
        below
            ? Edit.replace(source.span(colon + 1, span.end()), " " + value.flow())
            : Edit.replace(source.span(start, span.end()), value.flow()));
  }

  /** A comment between the lines of a collection would be lost with it. */
  private static boolean holdsComment(YamlNode node) {
    boolean collection = node instanceof Sequence || node instanceof Mapping;
    String text = collection ? node.span().text() : "";
    return text.indexOf('\n') >= 0 && text.indexOf(" #") >= 0;
  }

  /** Replaces a scalar, keeping the quotes it is written in. */
  public static Edit replaceScalar(Span span, String text) {
    String old = span.text();
    if (old.startsWith("\"")) {
      return Edit.replace(span, YamlText.doubleQuoted(text));
    }
    if (old.startsWith("'")) {
      return Edit.replace(span, "'" + text.replace("'", "''") + "'");
    }
    return Edit.replace(span, YamlText.quoted(text));
  }

  private static String entry(String key, YamlText value) {
    return YamlText.quoted(key) + ": " + value.flow();
  }

  /** After the last entry, so that a comment or a comma behind it stays where it is. */
  private Edit intoFlow(Span span, int lastEnd, String text) {
    return lastEnd < 0
        ? Edit.insert(source, span.start() + 1, text)
        : Edit.insert(source, lastEnd, ", " + text);
  }

  /** Inserts a line after the one that holds this byte. */
  Edit afterLine(int offset, String text) {
    int line = source.lineAt(offset);
    int at = source.lineEndWithBreak(line);
    boolean hasBreak = source.lineEnd(line) != at;
    return hasBreak
        ? Edit.insert(source, at, text + source.lineBreak())
        : Edit.insert(source, at, source.lineBreak() + text);
  }

  /** The last byte of a node that is no blank: block scalars end after their line breaks. */
  int lastByte(YamlNode node) {
    int end = node.span().end();
    while (end > node.span().start() + 1 && isBlank(source.bytes()[end - 1])) {
      end--;
    }
    return end - 1;
  }

  int dashBefore(int offset) {
    int at = offset;
    while (at > 0 && source.bytes()[at] != '-') {
      at--;
    }
    return at;
  }

  /**
   * Blanks as wide as what stands before this byte on its line: keys after a dash are indented too.
   */
  String indentOf(int offset) {
    int start = source.lineStart(source.lineAt(offset));
    return " ".repeat(offset - start - (start == 0 && source.hasBom() ? 3 : 0));
  }

  private String unit(Pair owner, String indent) {
    int outer = indentOf(owner.key().span().start()).length();
    return " ".repeat(Math.max(1, Math.min(8, indent.length() - outer)));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
