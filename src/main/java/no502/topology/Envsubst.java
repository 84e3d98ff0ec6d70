package no502.topology;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no502.compose.Value;
import no502.text.Source;
import no502.text.Span;
import no502.text.Utf8;

/**
 * GNU envsubst on a template: {@code $NAME} and {@code ${NAME}} give way to the variable's value,
 * nothing else is special ({@code ${NAME:-x}} is left as it stands). The result's spans lead to the
 * template.
 */
final class Envsubst {
  private final Source template;
  private final Map<String, Value> environment;
  private final Set<String> only;
  private final Predicate<String> maySetElsewhere;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> origins = new ArrayList<>();
  private final List<Wiped> wiped = new ArrayList<>();

  /** A variable that became nothing, because the container's environment does not have it. */
  record Wiped(String variable, Span span) {}

  record Result(Source rendered, List<Wiped> wiped) {}

  private Envsubst(
      Source template,
      Map<String, Value> environment,
      Set<String> only,
      Predicate<String> maySetElsewhere) {
    this.template = template;
    this.environment = environment;
    this.only = only;
    this.maySetElsewhere = maySetElsewhere;
  }

  /**
   * Replaces the variables named in {@code only}, or all when it is null; {@code maySetElsewhere}
   * knows those whose value the environment at hand may lack.
   */
  static Result render(
      Source template,
      Map<String, Value> environment,
      Set<String> only,
      Predicate<String> maySetElsewhere) {
    Envsubst run = new Envsubst(template, environment, only, maySetElsewhere);
    run.copy();
    int[] map = new int[run.origins.size() + 1];
    for (int i = 0; i < map.length - 1; i++) {
      map[i] = run.origins.get(i);
    }
    map[map.length - 1] = template.length();
    Source rendered = Source.derived(run.out.toByteArray(), template, map);
    return new Result(rendered, run.wiped);
  }

  private void copy() {
    byte[] in = template.bytes();
    int at = 0;
    while (at < in.length) {
      int next = in[at] == '$' ? variable(in, at) : at;
      if (next == at) {
        put(in[at], at);
        at++;
      } else {
        at = next;
      }
    }
  }

  /** Handles a variable at this dollar; gives where to go on, or the same place when it is none. */
  private int variable(byte[] in, int dollar) {
    boolean braced = dollar + 1 < in.length && in[dollar + 1] == '{';
    int from = dollar + (braced ? 2 : 1);
    int to = from;
    while (to < in.length && isNameByte(in[to], to > from)) {
      to++;
    }
    if (to == from || braced && (to == in.length || in[to] != '}')) {
      return dollar;
    }
    String name = new String(in, from, to - from, StandardCharsets.US_ASCII);
    int end = braced ? to + 1 : to;
    if (only != null && !only.contains(name)) {
      return dollar;
    }
    substitute(name, dollar, end);
    return end;
  }

  private void substitute(String name, int dollar, int end) {
    Value value = environment.get(name);
    // Without a value in the file it is whatever the one who starts it has.
    boolean open =
        value == null ? maySetElsewhere.test(name) : !value.known() || value.text() == null;
    if (value == null && !open) {
      wiped.add(new Wiped(name, template.span(dollar, end)));
      return;
    }
    if (open) {
      // The reference stays: nginx's reader then sees a variable it cannot know, which is the
      // truth.
      for (int i = dollar; i < end; i++) {
        put(template.bytes()[i], i);
      }
      return;
    }
    for (byte b : Utf8.bytes(value.text())) {
      put(b, dollar);
    }
  }

  private void put(byte b, int origin) {
    out.write(b);
    origins.add(origin);
  }

  private static boolean isNameByte(byte b, boolean notFirst) {
    return b == '_'
        || b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || notFirst && b >= '0' && b <= '9';
  }
}
