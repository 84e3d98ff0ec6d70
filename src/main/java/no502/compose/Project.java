package no502.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.text.Problem;
import no502.text.Source;

/**
 * A Compose project as Docker would run it. Services holds all services, the inactive ones
 * included: {@link #active} says which are on.
 *
 * @param name the project's name; {@code hiddenBy} set when the environment could change it
 * @param folder the project directory, relative to the root
 * @param model the effective model in Docker's canonical form, every node with its origin
 * @param files the Compose files read, base first
 * @param profiles the profiles that are on in this reading
 * @param read the names of all that was looked at, {@code .env} and other variables included
 */
public record Project(
    Value name,
    String folder,
    Node.Mapping model,
    Map<String, Service> services,
    Map<String, Network> networks,
    Map<String, Volume> volumes,
    Map<String, FileObject> configs,
    Map<String, FileObject> secrets,
    List<Source> files,
    List<String> profiles,
    List<Problem> problems,
    Set<String> read) {

  /** The same project started with other profiles. */
  public Project with(List<String> others) {
    return new Project(
        name, folder, model, services, networks, volumes, configs, secrets, files, others, problems,
        read);
  }

  /** Whether the service runs with the profiles of this reading and a scale above zero. */
  public boolean active(Service service) {
    return service.enabledBy(profiles);
  }

  /**
   * A network; {@code realName} is what Docker calls it, by which two projects meet.
   *
   * @param origin where it is declared; for the implicit default the services key
   */
  public record Network(
      String key,
      Value realName,
      boolean external,
      boolean internal,
      boolean ipv6,
      boolean ipv4,
      Value driver,
      Map<String, Value> driverOpts,
      List<Value> subnets,
      boolean implicit,
      Origin origin) {}

  /** A named volume; {@code device} is set when it is a bind in disguise (driver_opts o=bind). */
  public record Volume(String key, Value realName, boolean external, Value device, Origin origin) {}

  /** A config or secret: exactly one of file, content, environment, or external. */
  public record FileObject(
      String key, Value file, Value content, Value environment, boolean external, Origin origin) {}
}
