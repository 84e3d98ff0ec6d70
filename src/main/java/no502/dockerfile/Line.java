package no502.dockerfile;

import java.util.List;
import no502.text.Span;

/**
 * One instruction as the first pass finds it: its joined text, the heredocs that follow, and the
 * lines of the file it takes.
 */
record Line(Joined text, List<Body> heredocs, Span span) {

  /**
   * A heredoc's announcement and what stands between it and its end.
   *
   * @param expand variables in it are replaced, since the name is not quoted
   * @param chomp leading tabs go ({@code <<-})
   */
  record Body(String name, boolean expand, boolean chomp, Span content) {}
}
