package no502.analysis;

import java.util.List;
import java.util.Map;
import no502.topology.Assumptions;
import no502.topology.Nginx;

/**
 * What a caller may set about an analysis.
 *
 * @param workdir the folder the command is given in, relative to the root: composeFiles and
 *     envFiles are seen from there
 * @param composeFiles as with {@code docker compose -f}; empty to find the stacks
 * @param profiles as with {@code --profile}
 * @param environment variables known to be set for Compose
 * @param nginxVersion assumed where the files do not say; null for none
 */
public record Options(
    String workdir,
    List<String> composeFiles,
    List<String> profiles,
    List<String> envFiles,
    Map<String, String> environment,
    Nginx.Version nginxVersion,
    boolean linux,
    Assumptions assumptions) {

  /** Options under which nothing is assumed. */
  public Options(
      String workdir,
      List<String> composeFiles,
      List<String> profiles,
      List<String> envFiles,
      Map<String, String> environment,
      Nginx.Version nginxVersion,
      boolean linux) {
    this(
        workdir,
        composeFiles,
        profiles,
        envFiles,
        environment,
        nginxVersion,
        linux,
        Assumptions.NONE);
  }

  public Options with(Assumptions others) {
    return new Options(
        workdir, composeFiles, profiles, envFiles, environment, nginxVersion, linux, others);
  }

  public static final Options DEFAULT =
      new Options("", List.of(), List.of(), List.of(), Map.of(), null, true);
}
