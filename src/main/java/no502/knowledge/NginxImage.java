package no502.knowledge;

import java.util.Map;
import no502.knowledge.ImageFacts.Libc;

/**
 * An image that runs nginx: which one, and what its configuration looks like before anybody adds to
 * it.
 *
 * @param version as far as the tag says it ({@code 1.27.3}, {@code 1.27}); null when it does not
 * @param mainPath the file nginx starts to read
 * @param stock texts that behave as the files it ships, by absolute path
 * @param links paths that are symbolic links to others: what is put at the target shows here too
 * @param completeBelow the folder in which the stock files are all there is; null when there is
 *     more that we do not know
 * @param generatedBy what writes configuration when the container starts, in words; null for
 *     nothing
 * @param rendersTemplates whether the entrypoint fills {@code /etc/nginx/templates/*.template} into
 *     {@code conf.d}
 * @param workdir the folder relative COPY targets follow
 */
public record NginxImage(
    Kind kind,
    String version,
    Libc libc,
    String mainPath,
    Map<String, String> stock,
    Map<String, String> links,
    String completeBelow,
    String generatedBy,
    boolean rendersTemplates,
    String workdir,
    boolean verified) {

  /** Whose build of nginx, with its own places for files. */
  public enum Kind {
    OFFICIAL,
    UNPRIVILEGED,
    OPENRESTY,
    ANGIE,
    BITNAMI,
    LINUXSERVER,
    NGINX_PROXY,
    PROXY_MANAGER,
    BUNKERWEB,
    DEBIAN_PACKAGE,
    ALPINE_PACKAGE;

    /** Without the reflection that {@code valueOf} wakes in the JVM. */
    static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.name().equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(word);
    }
  }
}
