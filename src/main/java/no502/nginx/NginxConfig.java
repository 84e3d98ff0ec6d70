package no502.nginx;

import java.util.List;
import no502.text.Problem;
import no502.text.Source;

/**
 * The configuration one nginx process loads: the main file with every {@code include} followed, as
 * one tree of contexts.
 *
 * @param main the outermost context
 * @param files every file read, in the order nginx opens them, with the path the process opened it
 *     by
 * @param hidden includes whose target the files at hand do not show: what they hold is unknown
 * @param problems what nginx would refuse or what we could not read
 */
public record NginxConfig(
    Block main, List<Loaded> files, List<Hidden> hidden, List<Problem> problems) {

  /** One file as opened: the include that asked for it is null for the main file. */
  public record Loaded(String path, Source source, Directive include, List<Directive> tree) {}

  /** An include that may bring in more than we see, and why. */
  public record Hidden(Directive include, Block context, String why) {}
}
