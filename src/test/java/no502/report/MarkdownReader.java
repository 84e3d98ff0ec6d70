package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as CommonMark reads it: counts findings, and bears nothing that we never write. */
final class MarkdownReader extends AbstractVisitor {
  private int findings;

  static int findings(String text) {
    MarkdownReader reader = new MarkdownReader();
    Parser.builder().build().parse(text).accept(reader);
    return reader.findings;
  }

  @Override
  public void visit(StrongEmphasis strong) {
    boolean own =
        strong.getParent() instanceof Paragraph paragraph
            && paragraph.getParent() instanceof Document
            && paragraph.getFirstChild() == strong;
    assertThat(own).as("strong text elsewhere").isTrue();
    String word = ((Text) strong.getFirstChild()).getLiteral();
    findings += word.matches("error|warning|note") ? 1 : 0;
  }

  @Override
  public void visit(HtmlInline html) {
    assertThat(html.getLiteral()).isEqualTo("<!-- -->");
  }

  @Override
  public void visit(HtmlBlock html) {
    never(html.getLiteral());
  }

  @Override
  public void visit(Link link) {
    never("a link to " + link.getDestination());
  }

  @Override
  public void visit(Image image) {
    never("an image of " + image.getDestination());
  }

  @Override
  public void visit(BlockQuote quote) {
    never("a quote");
  }

  @Override
  public void visit(OrderedList list) {
    never("a numbered list");
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    never(code.getLiteral());
  }

  @Override
  public void visit(ThematicBreak line) {
    never("a line");
  }

  private static void never(String what) {
    assertThat(what).isNull();
  }
}
