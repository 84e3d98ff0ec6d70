package no502.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Draws what a terminal shows as an SVG: reads the tool's coloured output on standard input and
 * writes the picture to standard output. CONTRIBUTING.md has the command that makes the README's
 * picture with it.
 */
public final class Picture {
  private static final int LINE = 18;
  private static final double CELL = 7.85;
  private static final String ESCAPE = "\u001b[";

  private Picture() {}

  public static void main(String[] args) throws IOException {
    String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    System.out.write(draw(text).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  static String draw(String text) {
    String[] lines = text.stripTrailing().split("\n");
    int widest = 0;
    for (String line : lines) {
      widest = Math.max(widest, line.replaceAll("\u001b\\[[0-9;]*m", "").length());
    }
    int width = (int) (widest * CELL) + 40;
    int height = lines.length * LINE + 40;
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
    out.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width).append(' ');
    out.append(height).append("\" role=\"img\" aria-label=\"A finding of no502 in a terminal\">\n");
    out.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n");
    out.append(
        "<g font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\"");
    out.append(" font-size=\"13\" fill=\"#c9d1d9\" xml:space=\"preserve\">\n");
    for (int i = 0; i < lines.length; i++) {
      out.append("<text x=\"20\" y=\"").append(30 + i * LINE).append("\">");
      line(lines[i], out);
      out.append("</text>\n");
    }
    return out.append("</g>\n</svg>\n").toString();
  }

  private static void line(String line, StringBuilder out) {
    String style = "";
    int at = 0;
    while (at < line.length()) {
      int escape = line.indexOf(ESCAPE, at);
      int end = escape < 0 ? line.length() : escape;
      if (end > at) {
        out.append("<tspan").append(style).append('>');
        out.append(escaped(line.substring(at, end))).append("</tspan>");
      }
      if (escape < 0) {
        return;
      }
      int letter = line.indexOf('m', escape);
      style = style(line.substring(escape + 2, letter));
      at = letter + 1;
    }
  }

  private static String style(String code) {
    return switch (code) {
      case "1;31" -> " fill=\"#ff7b72\" font-weight=\"bold\"";
      case "1;33" -> " fill=\"#e3b341\" font-weight=\"bold\"";
      case "1;36" -> " fill=\"#76e3ea\" font-weight=\"bold\"";
      case "1;34" -> " fill=\"#79c0ff\" font-weight=\"bold\"";
      case "1" -> " fill=\"#f0f6fc\" font-weight=\"bold\"";
      case "32" -> " fill=\"#7ee787\"";
      case "31" -> " fill=\"#ffa198\"";
      default -> "";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
