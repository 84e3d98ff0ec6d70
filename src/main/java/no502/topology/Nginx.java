package no502.topology;

import java.util.List;
import no502.nginx.ConfigFiles;
import no502.nginx.NginxConfig;
import no502.text.Letters;
import no502.text.Problem;
import no502.text.Seq;
import no502.text.Span;

/**
 * One nginx process: the container it runs in and the configuration it loads there.
 *
 * @param container null when a lone nginx.conf is analysed without a Compose file
 * @param version null when the files do not say; then what depends on it is likely at most
 * @param confidence likely when that this is nginx, or where its configuration lies, is only
 *     assumed
 * @param wiped variables that a start-up substitution replaced by nothing, nginx's own among them
 * @param unloaded files that look like nginx configuration, are mounted or copied into this
 *     container, and never read
 * @param problems what nginx would complain about if this is the configuration that it reads
 */
public record Nginx(
    Container container,
    NginxConfig config,
    Version version,
    ConfigFiles files,
    Confidence confidence,
    List<Wiped> wiped,
    List<Unloaded> unloaded,
    List<Evidence> evidence,
    List<Problem> problems) {

  public Nginx(
      Container container,
      NginxConfig config,
      Version version,
      ConfigFiles files,
      Confidence confidence,
      List<Wiped> wiped,
      List<Unloaded> unloaded,
      List<Evidence> evidence) {
    this(
        container,
        config,
        version,
        files,
        confidence,
        wiped,
        unloaded,
        evidence,
        NginxProblems.of(container, config, version, confidence));
  }

  /** Whether it surely does not start; what its configuration says of ports is void then. */
  public boolean refusesItsConfiguration() {
    return confidence == Confidence.PROVEN
        && Seq.of(problems).anyMatch(problem -> problem.weight() == Problem.Weight.ERROR);
  }

  /**
   * A variable that envsubst replaced by nothing.
   *
   * @param span the variable in the template
   * @param command where envsubst is called
   */
  public record Wiped(String variable, Span span, Span command) {

    /** nginx's own variables are all in lower case, and nobody's environment. */
    public boolean isNginxOwn() {
      return isNginxOwn(variable);
    }

    static boolean isNginxOwn(String variable) {
      return variable.equals(Letters.lower(variable));
    }
  }

  /** A version such as 1.27.3. */
  public record Version(int major, int minor, int patch) {
    /** The patch of a tag that names only the line, such as 1.27: whatever is newest in it. */
    public static final int NEWEST = Integer.MAX_VALUE;

    public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
      if (major != otherMajor) {
        return major > otherMajor;
      }
      return minor != otherMinor ? minor > otherMinor : patch >= otherPatch;
    }

    /** With a patch number in any case: the newest imaginable where the tag leaves it open. */
    public String newest() {
      return major + "." + minor + "." + (patch == NEWEST ? 99 : patch);
    }

    @Override
    public String toString() {
      return major + "." + minor + (patch == NEWEST ? "" : "." + patch);
    }
  }

  /** A configuration that lands at a path nginx does not include, or as a folder. */
  public record Unloaded(String path, Reason reason, Span span, String explanation) {}

  /** Why a configuration is not read. */
  public enum Reason {
    NOT_INCLUDED,
    MOUNTED_AS_FOLDER
  }

  /** Cheap on purpose: the whole tree below would be hashed else. */
  @Override
  public int hashCode() {
    return container == null ? 0 : container.hashCode();
  }
}
