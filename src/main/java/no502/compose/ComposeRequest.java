package no502.compose;

import java.util.List;
import java.util.Map;

/**
 * What a user would say to {@code docker compose}.
 *
 * @param workdir the folder the command is given in, relative to the root
 * @param files Compose files relative to workdir, in order; empty to look for them
 * @param profiles the profiles that are on; {@code *} for all
 * @param environment the variables that are known to be set
 * @param envFiles what {@code --env-file} names, relative to workdir; empty for {@code .env}
 * @param projectName what {@code -p} says; null when not given
 * @param projectDirectory what {@code --project-directory} says, relative to workdir; null when not
 *     given
 * @param rootName what the root folder is called, for the default project name; null when not known
 * @param environmentComplete true when no variable can be set beyond {@code environment}: then an
 *     unset one is blank as Docker has it; else it is unknown
 */
public record ComposeRequest(
    String workdir,
    List<String> files,
    List<String> profiles,
    Map<String, String> environment,
    List<String> envFiles,
    String projectName,
    String projectDirectory,
    String rootName,
    boolean environmentComplete) {

  public ComposeRequest(
      String workdir,
      List<String> files,
      List<String> profiles,
      Map<String, String> environment,
      List<String> envFiles,
      String projectName,
      String projectDirectory) {
    this(
        workdir,
        files,
        profiles,
        environment,
        envFiles,
        projectName,
        projectDirectory,
        null,
        false);
  }

  /** What {@code docker compose config} reads in this folder when nothing else is said. */
  public static ComposeRequest in(String workdir) {
    return new ComposeRequest(workdir, List.of(), List.of(), Map.of(), List.of(), null, null);
  }

  public ComposeRequest withFiles(List<String> names) {
    return new ComposeRequest(
        workdir,
        names,
        profiles,
        environment,
        envFiles,
        projectName,
        projectDirectory,
        rootName,
        environmentComplete);
  }

  public ComposeRequest withProfiles(List<String> on) {
    return new ComposeRequest(
        workdir,
        files,
        on,
        environment,
        envFiles,
        projectName,
        projectDirectory,
        rootName,
        environmentComplete);
  }

  public ComposeRequest withRootName(String name) {
    return new ComposeRequest(
        workdir,
        files,
        profiles,
        environment,
        envFiles,
        projectName,
        projectDirectory,
        name,
        environmentComplete);
  }
}
