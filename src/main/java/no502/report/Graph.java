package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Outcome;
import no502.nginx.Block;
import no502.nginx.Word;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** One stack as a drawing has it: every way from an nginx through a location to a peer. */
final class Graph {
  final String stack;
  final List<Way> ways = new ArrayList<>();

  /**
   * One way.
   *
   * @param from the nginx
   * @param location where in its configuration
   * @param pass the directive with its target, and the place in the file
   * @param to the service, or the address when it is nobody's
   * @param verdict reaches, fails or unknown
   * @param detail the symptom, or what hides the answer; empty for reaches
   */
  record Way(
      String from,
      String location,
      String pass,
      String place,
      String to,
      String address,
      String verdict,
      String detail) {
    String mark() {
      return verdict.equals("reaches") ? "ok" : verdict.equals("fails") ? "FAILS" : "?";
    }
  }

  private Graph(String stack) {
    this.stack = stack;
  }

  static List<Graph> of(Outcome outcome, ReportContext context) {
    List<Graph> graphs = new ArrayList<>();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      Graph graph = new Graph(Plain.text(context.names().stack(stack.stack().name())));
      stack.routes().forEach(route -> graph.add(route, context));
      graphs.add(graph);
    }
    return graphs;
  }

  private void add(RouteVerdict route, ReportContext context) {
    if (route.peers().isEmpty()) {
      String target = Routes.target(route);
      ways.add(way(route, target, target, route.verdict(), context));
    }
    for (RouteVerdict.PeerVerdict peer : route.peers()) {
      String to = peer.container() == null ? peer.address() : peer.container().name();
      ways.add(way(route, to, peer.address(), peer.verdict(), context));
    }
  }

  private static Way way(
      RouteVerdict route, String to, String address, Verdict verdict, ReportContext context) {
    String nginx = Routes.nginx(route);
    String pass = route.route().pass().name().value() + " " + Routes.target(route);
    String detail = "";
    if (verdict instanceof Verdict.Fails fails) {
      detail = fails.symptom().log();
    } else if (verdict instanceof Verdict.Unknown unknown) {
      detail = unknown.hiddenBy();
    }
    return new Way(
        Plain.text(nginx.isEmpty() ? "nginx" : nginx),
        Plain.text(location(route.route().context())),
        Plain.text(pass),
        Plain.text(Routes.place(route, context)),
        Plain.text(to),
        Plain.text(address),
        Totals.word(verdict),
        Plain.text(detail));
  }

  /** The location's own words, or the kind of block. */
  private static String location(Block context) {
    Block block = context.enclosing("location");
    if (block == null || block.header() == null) {
      return context.name();
    }
    StringBuilder out = new StringBuilder("location");
    for (Word word : block.header().args()) {
      out.append(' ').append(word.value());
    }
    return out.toString();
  }

  /** The nginx services, in the order of their first way. */
  List<String> sources() {
    List<String> sources = new ArrayList<>();
    for (Way way : ways) {
      if (!sources.contains(way.from)) {
        sources.add(way.from);
      }
    }
    return sources;
  }

  /** What the ways lead to, in the order of the first way there. */
  List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (Way way : ways) {
      if (!targets.contains(way.to)) {
        targets.add(way.to);
      }
    }
    return targets;
  }
}
