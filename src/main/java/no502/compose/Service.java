package no502.compose;

import java.util.List;
import java.util.Map;
import no502.text.Seq;

/**
 * One service as Docker would run it. A list that the file leaves out is empty; a value that it
 * leaves out is null. Where the difference between "left out" and "emptied" matters ({@link
 * #command}, {@link #entrypoint}), null and an empty list differ.
 *
 * @param origin the service's key and body
 * @param environment after env_file; a null {@link Value#text} means "taken from the environment,
 *     unset here"
 */
public record Service(
    String name,
    Origin origin,
    Value image,
    Build build,
    Words command,
    Words entrypoint,
    Map<String, Value> environment,
    List<EnvFile> envFiles,
    Map<String, Attachment> networks,
    Value networkMode,
    List<Port> ports,
    List<Value> expose,
    List<Mount> volumes,
    List<Injected> configs,
    List<Injected> secrets,
    Map<String, Dependency> dependsOn,
    List<Link> links,
    List<Link> externalLinks,
    List<HostEntry> extraHosts,
    Value hostname,
    Value containerName,
    Healthcheck healthcheck,
    Value restart,
    List<Value> profiles,
    Value scale,
    Value user,
    Value workingDir,
    Value platform,
    List<Value> dns,
    Map<String, Value> sysctls,
    Map<String, Value> labels,
    Node.Mapping model) {

  /** Whether it runs when these profiles are on ({@code *} means all). */
  public boolean enabledBy(List<String> on) {
    if (profiles.isEmpty() || on.contains("*")) {
      return true;
    }
    for (Value profile : profiles) {
      if (on.contains(profile.text())) {
        return true;
      }
    }
    return false;
  }

  /** How many containers it gets; 1 when the file does not say; -1 when hidden. */
  public int replicas() {
    if (scale == null) {
      return 1;
    }
    return scale.known() ? Integer.parseInt(scale.text()) : -1;
  }

  /** Command or entrypoint, already split; {@code shellForm} when the file has one string. */
  public record Words(List<Value> words, boolean shellForm, Origin origin) {
    public boolean known() {
      return Seq.of(words).allMatch(Value::known);
    }
  }

  /**
   * @param context the folder relative to the root; hiddenBy set when remote or outside the root
   * @param dockerfile the Dockerfile's path relative to the root; null when inline
   */
  public record Build(
      Value context,
      Value dockerfile,
      Value dockerfileInline,
      Value target,
      Map<String, Value> args,
      Map<String, Value> additionalContexts,
      Origin origin) {}

  /** One network a service is on; {@code implicit} for the default network nobody wrote. */
  public record Attachment(
      String network,
      List<Value> aliases,
      Value ipv4,
      Value ipv6,
      boolean implicit,
      Origin origin) {}

  /**
   * @param published the host port or range as text ({@code "8000-8005"}), null for an ephemeral
   *     one
   * @param target the container's port; 0 when a variable hides it, see {@code targetValue}
   * @param publishedValue where the host side is written, may equal {@code origin}
   */
  public record Port(
      String hostIp,
      String published,
      int target,
      String protocol,
      Value publishedValue,
      Value targetValue,
      Origin origin) {

    /** Whether the host side, a port or a range, holds this TCP port. */
    public boolean publishes(int port) {
      if (published == null || !"tcp".equals(protocol)) {
        return false;
      }
      int dash = published.indexOf('-');
      int first = number(dash < 0 ? published : published.substring(0, dash));
      int last = dash < 0 ? first : number(published.substring(dash + 1));
      return first <= port && port <= last && first >= 0;
    }

    private static int number(String digits) {
      int value = 0;
      for (int i = 0; i < digits.length(); i++) {
        char c = digits.charAt(i);
        if (c < '0' || c > '9' || value > 65535) {
          return -1;
        }
        value = value * 10 + c - '0';
      }
      return digits.isEmpty() ? -1 : value;
    }
  }

  /** Kind of a mount; NAMED with a null source is an anonymous volume. */
  public enum MountKind {
    BIND,
    NAMED,
    TMPFS,
    OTHER
  }

  /**
   * @param source for a bind the path relative to the root (hiddenBy set when outside); for NAMED
   *     the volume's key
   * @param target absolute path in the container
   */
  public record Mount(
      MountKind kind,
      Value source,
      Value target,
      boolean readOnly,
      boolean createHostPath,
      Value subpath,
      Origin origin) {}

  /** A config or secret as one service sees it. */
  public record Injected(String source, Value target, Origin origin) {}

  public record EnvFile(Value path, boolean required, Origin origin) {}

  /** Condition is service_started, service_healthy or service_completed_successfully. */
  public record Dependency(
      String service,
      Value condition,
      boolean required,
      boolean restart,
      boolean implied,
      Origin origin) {}

  public record Link(String service, String alias, Origin origin) {}

  public record HostEntry(String host, Value address, Origin origin) {}

  /**
   * @param test in canonical form, first word CMD, CMD-SHELL or NONE; empty to inherit the image's
   * @param disabled {@code disable: true} or NONE
   */
  public record Healthcheck(
      List<Value> test,
      boolean disabled,
      Value interval,
      Value timeout,
      Value retries,
      Value startPeriod,
      Value startInterval,
      Origin origin) {}
}
