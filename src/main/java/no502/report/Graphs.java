package no502.report;

import java.util.List;
import no502.analysis.Outcome;
import no502.text.Letters;

/** Draws the topology with its routes, the failing ones marked. */
public final class Graphs {
  public static final List<String> FORMATS = List.of("text", "mermaid", "dot", "svg");

  private Graphs() {}

  public static String draw(String format, Outcome outcome, ReportContext context) {
    List<Graph> graphs = Graph.of(outcome, context);
    return switch (format) {
      case "mermaid" -> mermaid(graphs);
      case "dot" -> dot(graphs);
      case "svg" -> new SvgGraph().draw(graphs);
      default -> text(graphs, context);
    };
  }

  private static String text(List<Graph> graphs, ReportContext context) {
    Palette palette = context.palette();
    StringBuilder out = new StringBuilder();
    for (Graph graph : graphs) {
      out.append(palette.paint(palette.strong(), graph.stack)).append('\n');
      if (graph.ways.isEmpty()) {
        out.append("  no routes\n");
      }
      for (String source : graph.sources()) {
        out.append("  ").append(source).append('\n');
        String last = "";
        for (Graph.Way way : graph.ways) {
          if (!way.from().equals(source)) {
            continue;
          }
          String head = way.location() + ": " + way.pass() + "  [" + way.place() + "]";
          if (!head.equals(last)) {
            out.append("    ").append(head).append('\n');
            last = head;
          }
          target(way, palette, out);
        }
      }
    }
    return out.toString();
  }

  private static void target(Graph.Way way, Palette palette, StringBuilder out) {
    String colour =
        switch (way.verdict()) {
          case "fails" -> palette.error();
          case "unknown" -> palette.warning();
          default -> palette.add();
        };
    out.append("      -> ").append(way.address());
    if (!way.to().equals(way.address())) {
      out.append(" (").append(way.to()).append(')');
    }
    out.append(": ").append(palette.paint(colour, way.verdict()));
    out.append(way.detail().isEmpty() ? "" : ": " + way.detail()).append('\n');
  }

  private static String mermaid(List<Graph> graphs) {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    StringBuilder styles = new StringBuilder();
    int link = 0;
    for (int g = 0; g < graphs.size(); g++) {
      Graph graph = graphs.get(g);
      String id = "s" + g;
      out.append("  subgraph ").append(id).append("[\"").append(mermaid(graph.stack));
      out.append("\"]\n");
      nodes(graph, id, out);
      for (Graph.Way way : graph.ways) {
        out.append("    ").append(source(graph, way, id));
        out.append(way.verdict().equals("reaches") ? " -->" : " -.->");
        out.append("|\"").append(mermaid(way.location() + " " + way.mark())).append("\"| ");
        out.append(target(graph, way, id)).append('\n');
        if (way.verdict().equals("fails")) {
          styles.append("  linkStyle ").append(link).append(" stroke:#c00,color:#c00\n");
        }
        link++;
      }
      out.append("  end\n");
    }
    return out.append(styles).toString();
  }

  private static void nodes(Graph graph, String id, StringBuilder out) {
    List<String> sources = graph.sources();
    for (int i = 0; i < sources.size(); i++) {
      out.append("    ").append(id).append('n').append(i).append("([\"");
      out.append(mermaid(sources.get(i))).append("\"])\n");
    }
    List<String> targets = graph.targets();
    for (int i = 0; i < targets.size(); i++) {
      if (!sources.contains(targets.get(i))) {
        out.append("    ").append(id).append('p').append(i).append("[\"");
        out.append(mermaid(targets.get(i))).append("\"]\n");
      }
    }
  }

  private static String source(Graph graph, Graph.Way way, String id) {
    return id + "n" + graph.sources().indexOf(way.from());
  }

  private static String target(Graph graph, Graph.Way way, String id) {
    int asSource = graph.sources().indexOf(way.to());
    return asSource >= 0 ? id + "n" + asSource : id + "p" + graph.targets().indexOf(way.to());
  }

  /** Whatever Mermaid or the HTML around it could read goes as a character code. */
  private static String mermaid(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c >= 0x80 || Letters.isLetterOrDigit((char) c) || " /.:-_,".indexOf(c) >= 0) {
        out.appendCodePoint(c);
      } else {
        out.append('#').append(c).append(';');
      }
    }
    return out.toString();
  }

  private static String dot(List<Graph> graphs) {
    StringBuilder out = new StringBuilder("digraph no502 {\n  rankdir=LR;\n  node [shape=box];\n");
    for (int g = 0; g < graphs.size(); g++) {
      Graph graph = graphs.get(g);
      String id = "s" + g;
      out.append("  subgraph cluster_").append(id).append(" {\n    label=");
      out.append(quoted(graph.stack)).append(";\n");
      List<String> sources = graph.sources();
      for (int i = 0; i < sources.size(); i++) {
        out.append("    ").append(id).append('n').append(i).append(" [shape=oval, label=");
        out.append(quoted(sources.get(i))).append("];\n");
      }
      List<String> targets = graph.targets();
      for (int i = 0; i < targets.size(); i++) {
        if (!sources.contains(targets.get(i))) {
          out.append("    ").append(id).append('p').append(i).append(" [label=");
          out.append(quoted(targets.get(i))).append("];\n");
        }
      }
      for (Graph.Way way : graph.ways) {
        out.append("    ").append(source(graph, way, id)).append(" -> ");
        out.append(target(graph, way, id)).append(" [label=");
        out.append(quoted(way.location() + " " + way.mark()));
        out.append(way.verdict().equals("fails") ? ", color=red, fontcolor=red" : "");
        out.append(way.verdict().equals("reaches") ? "" : ", style=dashed").append("];\n");
      }
      out.append("  }\n");
    }
    return out.append("}\n").toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
