package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Service;
import no502.nginx.NginxConfig;
import no502.nginx.NginxLoader;
import no502.text.Problem;
import no502.topology.listen.Listeners;
import no502.workspace.Workspace;

/** Joins one Compose project with its Dockerfiles and nginx configurations into a stack. */
public final class StackBuilder {
  private final Workspace workspace;
  private final Nginx.Version assumedVersion;
  private final Assumptions assumptions;

  /**
   * {@code assumedVersion} stands in where the files do not say which nginx it is; null for none.
   */
  public StackBuilder(Workspace workspace, Nginx.Version assumedVersion) {
    this(workspace, assumedVersion, Assumptions.NONE);
  }

  public StackBuilder(Workspace workspace, Nginx.Version assumedVersion, Assumptions assumptions) {
    this.workspace = workspace;
    this.assumedVersion = assumedVersion;
    this.assumptions = assumptions;
  }

  /** The stack of a project; the caller goes on to fill {@code neighbours}. */
  public Stack of(String name, Project project, Neighbours neighbours) {
    List<Problem> problems = new ArrayList<>();
    NginxLayouts layouts = new NginxLayouts();
    Containers containers = new Containers(workspace, project, layouts, problems);
    NginxFinder finder = new NginxFinder(workspace, assumedVersion);
    Map<String, Container> made = new LinkedHashMap<>();
    Map<String, Listening> listening = new LinkedHashMap<>();
    List<Nginx> nginxes = new ArrayList<>();
    for (Service service : project.services().values()) {
      Container container = containers.of(service);
      made.put(service.name(), container);
      Nginx nginx = finder.find(container, layouts.of(container.baseImage()));
      if (nginx != null) {
        nginxes.add(nginx);
      }
      Listening assumed = assumptions.listening(service.name());
      listening.put(service.name(), assumed != null ? assumed : Listeners.of(container, nginx));
    }
    return new Stack(
        name, project, made, nginxes, listening, neighbours, List.copyOf(problems), assumptions);
  }

  /** A configuration that no Compose file knows of: its namespace is unknown. */
  public Stack ofLoneConfig(String path) {
    NginxConfig config = NginxLoader.loadLone(workspace, path);
    Nginx nginx =
        new Nginx(
            null, config, assumedVersion, null, Confidence.PROVEN, List.of(), List.of(), List.of());
    return new Stack(path, null, Map.of(), List.of(nginx), Map.of(), new Neighbours(), List.of());
  }
}
