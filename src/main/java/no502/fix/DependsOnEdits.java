package no502.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Origin;
import no502.compose.Service;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Span;
import no502.yaml.YamlNode;
import no502.yaml.YamlNode.Mapping;
import no502.yaml.YamlNode.Pair;
import no502.yaml.YamlNode.Scalar;
import no502.yaml.YamlNode.Sequence;
import no502.yaml.YamlNode.Style;

/**
 * Lets a service wait for others under a condition. Only a mapping can carry conditions: a list of
 * names becomes one, each name keeping its place, its quotes and its comment.
 */
public final class DependsOnEdits {
  private static final String KEY = "depends_on";
  private static final String CONDITION = "condition";

  private final YamlEdits yaml;
  private final Map<String, String> wanted;
  private final List<Edit> edits = new ArrayList<>();

  private DependsOnEdits(YamlEdits yaml, Map<String, String> wanted) {
    this.yaml = yaml;
    this.wanted = new LinkedHashMap<>(wanted);
  }

  /**
   * @param conditions by service name, in the order in which new ones are added
   * @return null when what is written cannot be edited without changing other services too
   */
  public static List<Edit> require(Service waiting, Map<String, String> conditions) {
    Pair written = YamlEdits.child(waiting.origin(), KEY);
    if (written == null) {
      Service.Dependency explicit = explicit(waiting);
      if (explicit == null) {
        return YamlEdits.addEntry(waiting.origin(), KEY, YamlText.entries(texts(conditions)));
      }
      written = elsewhere(explicit.origin());
    }
    if (written == null) {
      return null;
    }
    YamlEdits yaml = YamlEdits.of(written.key().span().source());
    return new DependsOnEdits(yaml, conditions).change(written);
  }

  private static Service.Dependency explicit(Service waiting) {
    return Seq.of(waiting.dependsOn().values()).filter(d -> !d.implied()).first();
  }

  /** The list or mapping in another file (an override's base) that holds a dependency. */
  private static Pair elsewhere(Origin origin) {
    if (!origin.via().isEmpty()) {
      return null;
    }
    Span inside = origin.key() != null ? origin.key() : origin.span();
    return YamlEdits.of(inside.source()).holder(KEY, inside);
  }

  private List<Edit> change(Pair pair) {
    boolean changed =
        pair.value() instanceof Sequence list
            ? convert(pair, list)
            : pair.value() instanceof Mapping map ? set(pair, map) : add(pair);
    return changed ? List.copyOf(edits) : null;
  }

  private static Map<String, YamlText> texts(Map<String, String> conditions) {
    Map<String, YamlText> texts = new LinkedHashMap<>();
    conditions.forEach(
        (name, condition) -> texts.put(name, YamlText.entries(CONDITION, condition)));
    return texts;
  }

  private boolean add(Pair pair) {
    List<Edit> added = wanted.isEmpty() ? List.of() : yaml.addAll(pair, texts(wanted));
    if (added != null) {
      edits.addAll(added);
    }
    return added != null;
  }

  /** Conditions that are written give way, missing ones are added. */
  private boolean set(Pair pair, Mapping map) {
    if (yaml.isShared(map)) {
      return false;
    }
    for (Pair entry : map.pairs()) {
      String condition = entry.key() instanceof Scalar key ? wanted.remove(key.text()) : null;
      if (condition != null && !setOne(entry, condition)) {
        return false;
      }
    }
    return add(pair);
  }

  private boolean setOne(Pair entry, String condition) {
    if (entry.value() instanceof Mapping body && !yaml.isShared(body)) {
      for (Pair inner : body.pairs()) {
        if (inner.key() instanceof Scalar key && key.text().equals(CONDITION)) {
          boolean plain = inner.value() instanceof Scalar && inner.value().span().length() > 0;
          if (plain) {
            edits.add(YamlEdits.replaceScalar(inner.value().span(), condition));
          }
          return plain;
        }
      }
    }
    List<Edit> added = yaml.addTo(entry, CONDITION, YamlText.word(condition));
    if (added != null) {
      edits.addAll(added);
    }
    return added != null;
  }

  private boolean convert(Pair pair, Sequence list) {
    for (YamlNode item : list.items()) {
      boolean name =
          item instanceof Scalar scalar && scalar.anchor() == null && scalar.tag() == null;
      if (!name || item.span().length() == 0) {
        return false;
      }
    }
    if (yaml.isShared(list) || list.style() == Style.BLOCK && list.items().isEmpty()) {
      return false;
    }
    if (list.style() == Style.FLOW) {
      flow(list);
    } else {
      block(pair, list);
    }
    return true;
  }

  private void flow(Sequence list) {
    Span span = list.span();
    edits.add(Edit.replace(span.source().span(span.start(), span.start() + 1), "{"));
    int end = span.start() + 1;
    for (YamlNode item : list.items()) {
      end = item.span().end();
      edits.add(
          Edit.replace(item.span(), item.span().text() + ": {condition: " + take(item) + "}"));
    }
    List<String> more = new ArrayList<>();
    wanted.forEach((name, condition) -> more.add(name + ": {condition: " + condition + "}"));
    if (!more.isEmpty()) {
      String text = (list.items().isEmpty() ? "" : ", ") + String.join(", ", more);
      edits.add(Edit.insert(span.source(), end, text));
    }
    edits.add(Edit.replace(span.source().span(span.end() - 1, span.end()), "}"));
  }

  private void block(Pair pair, Sequence list) {
    String outer = yaml.indentOf(pair.key().span().start());
    String dashes = yaml.indentOf(yaml.dashBefore(list.items().get(0).span().start()));
    String pad = dashes.length() <= outer.length() ? "  " : "";
    String indent = dashes + pad;
    for (int i = 0; i < list.items().size(); i++) {
      YamlNode item = list.items().get(i);
      Span span = item.span();
      int dash = yaml.dashBefore(span.start());
      String condition = indent + "  " + CONDITION + ": " + take(item);
      edits.add(Edit.replace(span.source().span(dash, span.end()), pad + span.text() + ":"));
      boolean last = i == list.items().size() - 1;
      String more = last && !wanted.isEmpty() ? yaml.lines(texts(wanted), indent, "  ") : "";
      String lineBreak = more.isEmpty() ? "" : span.source().lineBreak();
      edits.add(yaml.afterLine(span.end() - 1, condition + lineBreak + more));
    }
  }

  private String take(YamlNode item) {
    String condition = wanted.remove(((Scalar) item).text());
    return condition == null ? "service_started" : condition;
  }
}
