package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.DirectiveCheck;
import no502.nginx.NginxBuild;
import no502.nginx.NginxConfig;
import no502.text.Problem;

/**
 * What an nginx has to say of its whole configuration: the files' syntax, and what stands where.
 */
final class NginxProblems {
  private NginxProblems() {}

  static List<Problem> of(NginxConfig config, Nginx.Version version, Confidence confidence) {
    boolean known = version != null && confidence == Confidence.PROVEN;
    NginxBuild build = known ? new NginxBuild(version.newest(), false) : NginxBuild.UNKNOWN;
    List<Problem> all = new ArrayList<>(config.problems());
    all.addAll(DirectiveCheck.check(config, build));
    return List.copyOf(all);
  }
}
