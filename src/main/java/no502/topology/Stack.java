package no502.topology;

import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.text.Problem;

/**
 * One Compose project (or a lone nginx configuration, then {@code project} is null) with everything
 * joined.
 *
 * @param name how reports call it: the folder of its Compose file, or the path of the lone
 *     configuration
 * @param containers by service name, inactive ones included
 * @param problems what the Dockerfiles' reader complains about
 * @param assumptions what the user vouches for
 * @param neighbours other projects of the same workspace, which external networks may join with
 *     this one
 */
public record Stack(
    String name,
    Project project,
    Map<String, Container> containers,
    List<Nginx> nginxes,
    Map<String, Listening> listening,
    Neighbours neighbours,
    List<Problem> problems,
    Assumptions assumptions) {

  /** A stack about which nothing is assumed. */
  public Stack(
      String name,
      Project project,
      Map<String, Container> containers,
      List<Nginx> nginxes,
      Map<String, Listening> listening,
      Neighbours neighbours,
      List<Problem> problems) {
    this(name, project, containers, nginxes, listening, neighbours, problems, Assumptions.NONE);
  }

  public Container container(String service) {
    return containers.get(service);
  }

  public Listening listening(Container container) {
    return listening.get(container.name());
  }

  /** Cheap on purpose: the whole tree below would be hashed else. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
