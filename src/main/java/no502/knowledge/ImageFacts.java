package no502.knowledge;

import java.util.List;

/**
 * What is known of a public image: one row of the images table.
 *
 * @param ports what it listens on when nothing changes that; empty when that depends on its command
 * @param healthcheck whether the image brings its own; null when not known
 * @param tools probe programs inside ({@code curl}, {@code wget}, {@code busybox-wget}, {@code nc},
 *     {@code node}, {@code python}, {@code php}, {@code bash} …); null when not known
 * @param workdir the folder its processes start in; null when not known
 * @param verified false when the row was never checked at the source: what rests on it is likely,
 *     not proven
 */
public record ImageFacts(
    String image,
    List<ListenFact> ports,
    Boolean healthcheck,
    List<String> tools,
    Libc libc,
    String workdir,
    boolean verified,
    String evidence) {

  public enum Libc {
    GLIBC,
    MUSL,
    NONE,
    UNKNOWN
  }

  /**
   * {@code protocol} is http, https, fastcgi, uwsgi, grpc, tcp …; {@code bind} is all, loopback,
   * all4, all6.
   */
  public record ListenFact(int port, String protocol, String bind) {}
}
