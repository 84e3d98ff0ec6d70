package no502.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The topology as a picture: nginx at the left, its locations in the middle, the peers at the
 * right. Colour never stands alone: every line says its verdict in words.
 */
final class SvgGraph {
  private static final int WIDTH = 1000;
  private static final int ROW = 66;
  private static final int HEAD = 44;
  private static final int BOX = 34;
  private static final int NGINX_X = 20;
  private static final int NGINX_WIDTH = 150;
  private static final int ROW_X = 230;
  private static final int ROW_WIDTH = 490;
  private static final int PEER_X = 780;
  private static final int PEER_WIDTH = 200;

  private final StringBuilder out = new StringBuilder();

  String draw(List<Graph> graphs) {
    int height = 10;
    for (Graph graph : graphs) {
      height += height(graph);
    }
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(WIDTH);
    out.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(WIDTH);
    out.append(' ')
        .append(height)
        .append("\" font-family=\"ui-monospace, DejaVu Sans Mono, monospace\"");
    out.append(" font-size=\"13\">\n");
    rectangle(0, 0, WIDTH, height, "#ffffff", "none", 0);
    int top = 0;
    for (Graph graph : graphs) {
      graph(graph, top);
      top += height(graph);
    }
    return out.append("</svg>\n").toString();
  }

  private static int height(Graph graph) {
    return HEAD + Math.max(1, graph.ways.size()) * ROW + 16;
  }

  private void graph(Graph graph, int top) {
    text(NGINX_X, top + 28, graph.stack, 120, "#1f2328", "font-weight=\"bold\"");
    if (graph.ways.isEmpty()) {
      text(NGINX_X, top + HEAD + 20, "no routes", 60, "#57606a", "");
      return;
    }
    Map<String, Integer> sources = places(graph, true, top);
    Map<String, Integer> targets = places(graph, false, top);
    for (int i = 0; i < graph.ways.size(); i++) {
      way(graph.ways.get(i), top + HEAD + i * ROW, sources, targets);
    }
    sources.forEach((name, y) -> box(NGINX_X, y, NGINX_WIDTH, name, "#0969da", BOX / 2));
    targets.forEach((name, y) -> box(PEER_X, y, PEER_WIDTH, name, "#57606a", 4));
  }

  /** Each box in the middle of its rows, in the order of those, and below the one before. */
  private static Map<String, Integer> places(Graph graph, boolean left, int top) {
    Map<String, Integer> wished = new LinkedHashMap<>();
    for (String name : left ? graph.sources() : graph.targets()) {
      wished.put(name, middle(graph, left, name));
    }
    List<String> names = new ArrayList<>(wished.keySet());
    names.sort((a, b) -> Integer.compare(wished.get(a), wished.get(b)));
    Map<String, Integer> places = new LinkedHashMap<>();
    int free = top + HEAD;
    for (String name : names) {
      int y = Math.max(free, top + HEAD + wished.get(name));
      places.put(name, y);
      free = y + BOX + 8;
    }
    return places;
  }

  private static int middle(Graph graph, boolean left, String name) {
    int sum = 0;
    int count = 0;
    for (int i = 0; i < graph.ways.size(); i++) {
      Graph.Way way = graph.ways.get(i);
      if ((left ? way.from() : way.to()).equals(name)) {
        sum += i * ROW + ROW / 2 - BOX / 2;
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private void way(
      Graph.Way way, int y, Map<String, Integer> sources, Map<String, Integer> targets) {
    String colour =
        switch (way.verdict()) {
          case "fails" -> "#cf222e";
          case "unknown" -> "#9a6700";
          default -> "#1a7f37";
        };
    boolean sure = way.verdict().equals("reaches");
    int middle = y + ROW / 2;
    curve(NGINX_X + NGINX_WIDTH, sources.get(way.from()) + BOX / 2, ROW_X, middle, colour, sure);
    curve(ROW_X + ROW_WIDTH, middle, PEER_X, targets.get(way.to()) + BOX / 2, colour, sure);
    rectangle(ROW_X, y + 3, ROW_WIDTH, ROW - 6, "#f6f8fa", colour, 4);
    text(ROW_X + 10, y + 20, way.location(), 57, "#1f2328", "font-weight=\"bold\"");
    text(
        ROW_X + 10,
        y + 37,
        way.pass() + "  (" + way.place() + ")",
        70,
        "#57606a",
        "font-size=\"11\"");
    String said =
        way.address() + " " + way.verdict() + (way.detail().isEmpty() ? "" : ": " + way.detail());
    text(ROW_X + 10, y + 53, said, 70, colour, "font-size=\"11\"");
  }

  private void box(int x, int y, int width, String name, String colour, int round) {
    rectangle(x, y, width, BOX, "#ffffff", colour, round);
    text(x + 12, y + 22, name, (width - 20) / 8, "#1f2328", "");
  }

  private void rectangle(
      int x, int y, int width, int height, String fill, String stroke, int round) {
    out.append("<rect x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"");
    out.append(width).append("\" height=\"").append(height).append("\" rx=\"").append(round);
    out.append("\" fill=\"").append(fill).append("\" stroke=\"").append(stroke).append("\"/>\n");
  }

  private void curve(int x1, int y1, int x2, int y2, String colour, boolean solid) {
    int bend = (x1 + x2) / 2;
    out.append("<path d=\"M").append(x1).append(' ').append(y1).append(" C").append(bend);
    out.append(' ').append(y1).append(' ').append(bend).append(' ').append(y2).append(' ');
    out.append(x2).append(' ').append(y2).append("\" fill=\"none\" stroke=\"").append(colour);
    out.append("\" stroke-width=\"2\"").append(solid ? "" : " stroke-dasharray=\"6 4\"");
    out.append("/>\n");
  }

  /** Long texts are cut to what fits; a title keeps them whole for who points at them. */
  private void text(int x, int y, String text, int columns, String colour, String more) {
    Cells cells = new Cells();
    cells.append(text);
    int to = cells.count();
    if (cells.width() > columns) {
      to = 0;
      while (cells.width(0, to + 1) < columns - 2) {
        to++;
      }
    }
    out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" fill=\"");
    out.append(colour).append('"').append(more.isEmpty() ? "" : " " + more).append('>');
    if (to < cells.count()) {
      out.append("<title>").append(Xml.escape(cells.text(0, cells.count()))).append("</title>");
    }
    out.append(Xml.escape(cells.text(0, to))).append(to < cells.count() ? "..." : "");
    out.append("</text>\n");
  }
}
