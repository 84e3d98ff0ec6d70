package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.DirectiveCheck;
import no502.nginx.NginxBuild;
import no502.nginx.NginxConfig;
import no502.text.Problem;
import no502.text.Seq;

/**
 * What an nginx has to say of its whole configuration: the files' syntax, and what stands where.
 */
final class NginxProblems {
  private NginxProblems() {}

  static List<Problem> of(
      Container container, NginxConfig config, Nginx.Version version, Confidence confidence) {
    boolean known = version != null && confidence == Confidence.PROVEN;
    NginxBuild build = known ? new NginxBuild(version.newest(), false) : NginxBuild.UNKNOWN;
    List<Problem> all = new ArrayList<>(config.problems());
    all.addAll(DirectiveCheck.check(config, build));
    boolean read = Seq.of(all).allMatch(problem -> problem.weight() == Problem.Weight.WARNING);
    if (container != null && read && lacksEvents(container, config)) {
      all.add(
          Problem.error(
              config.files().get(0).source().top(), "no \"events\" section in configuration"));
    }
    return List.copyOf(all);
  }

  /** nginx wants the block even when it is empty; a lone file may be meant to be included. */
  private static boolean lacksEvents(Container container, NginxConfig config) {
    boolean elsewhere =
        Seq.of(container.launch().words())
            .anyMatch(word -> word.hiddenBy() != null || word.text().contains("events"));
    return !elsewhere
        && !config.files().isEmpty()
        && Seq.of(config.hidden()).noneMatch(hidden -> hidden.context() == config.main())
        && config.main().blocks("events").isEmpty();
  }
}
