package no502.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.text.Span;

/**
 * Finds what a word with variables can turn into: {@code set} in the order nginx runs it, the
 * values of {@code map}, {@code geo} and {@code split_clients}. What the request decides is
 * unknown.
 */
public final class Variables {
  private static final int MAX_DEPTH = 20;

  private final DefinedVariables defined;
  private final Map<Block, Map<String, List<Directive>>> sets = new HashMap<>();

  public Variables(NginxConfig config) {
    this.defined = new DefinedVariables(config.main());
  }

  /** What the whole word turns into in this block. */
  public Possible resolve(Word word, Block where) {
    return Text.toPossible(texts(word.value(), word.span(), where));
  }

  /**
   * What the word turns into as far as it names an address: in {@code http://app:80$request_uri}
   * the unknown path does not matter, and is left out.
   */
  public Possible address(Word word, Block where) {
    List<Text> found = new ArrayList<>();
    for (Text text : texts(word.value(), word.span(), where)) {
      found.add(pathMayBeUnknown(text));
    }
    return Text.toPossible(Text.union(List.of(), found));
  }

  private static Text pathMayBeUnknown(Text text) {
    if (text.unknown() == null) {
      return text;
    }
    int scheme = text.known().indexOf("://");
    int authority = scheme < 0 ? 0 : scheme + 3;
    boolean unix = text.known().startsWith("unix:", authority);
    boolean inPath = !unix && text.known().indexOf('/', authority) >= 0;
    boolean pathFollows =
        scheme >= 0
            && text.known().length() > authority
            && startsWithSlash(text.unknown().variable());
    return inPath || pathFollows ? new Text(text.known(), null, "", text.evidence()) : text;
  }

  /** Variables whose value begins with a slash, or with a question mark, or is empty. */
  private static boolean startsWithSlash(String variable) {
    return switch (variable) {
      case "request_uri", "uri", "document_uri", "fastcgi_script_name", "is_args" -> true;
      default -> false;
    };
  }

  private List<Text> texts(String value, Span span, Block where) {
    if (!Template.hasVariables(value)) {
      return List.of(Text.of(value, span));
    }
    return evaluate(value, span, scope(where), 0);
  }

  /** The value of every variable that {@code set} gives, when nginx comes to use this block. */
  private Scope scope(Block where) {
    Block server = where.enclosing("server");
    Scope scope = new Scope(this, where);
    if (server != null) {
      scope.run(server, where.enclosing("location"));
    }
    return scope;
  }

  /** The {@code set} lines in a server's locations, by variable. */
  Map<String, List<Directive>> setsIn(Block server) {
    Map<String, List<Directive>> known = sets.get(server);
    if (known == null) {
      known = DefinedVariables.sets(server);
      sets.put(server, known);
    }
    return known;
  }

  /** All ways the value can come out in this scope. */
  List<Text> evaluate(String value, Span span, Scope scope, int depth) {
    List<Text> ways = List.of(Text.of("", span));
    for (Template.Piece piece : Template.pieces(value)) {
      List<Text> next =
          piece.variable() == null
              ? List.of(Text.of(piece.text()))
              : lookup(piece.variable(), scope, depth + 1);
      ways = Text.join(ways, next, piece.variable());
    }
    return ways;
  }

  private List<Text> lookup(String written, Scope scope, int depth) {
    if (depth > MAX_DEPTH || scope.exhausted()) {
      return List.of(Text.unknown(written, "its definitions go in a circle or too deep"));
    }
    String variable = Template.lower(written);
    List<Text> set = scope.get(variable, depth);
    if (set != null) {
      return set;
    }
    Block table = defined.table(variable, scope.where());
    if (table != null) {
      return table(table, variable, scope, depth);
    }
    List<Text> listener = ListenerVariables.values(variable, scope.where());
    return listener.isEmpty()
        ? List.of(Text.unknown(written, defined.whyUnknown(variable, written)))
        : listener;
  }

  private List<Text> table(Block table, String variable, Scope scope, int depth) {
    List<Directive> chosen = null;
    if (table.name().equals("map")) {
      Word source = table.header().args().get(0);
      List<Text> sources = evaluate(source.value(), source.span(), scope, depth);
      if (sources.size() == 1 && sources.get(0).unknown() == null) {
        chosen = ValueTable.chosen(table, sources.get(0).known());
      }
    }
    List<Text> values = new ArrayList<>();
    for (Directive entry : chosen == null ? ValueTable.entries(table) : chosen) {
      Word value = entry.args().get(0);
      List<Text> one =
          table.name().equals("map")
              ? evaluate(value.value(), entry.span(), scope, depth)
              : List.of(Text.of(value.value(), entry.span()));
      values = Text.union(values, one);
    }
    if (chosen == null && !ValueTable.hasDefault(table) || values.isEmpty()) {
      values = Text.union(values, List.of(Text.of("", table.header().name().span())));
    }
    return values.size() > Text.MAX_WAYS ? List.of(Text.unknown(variable, Text.TOO_MANY)) : values;
  }
}
