package no502.log;

/**
 * Lines that tell of one and the same trouble, with their number and time. A text that the lines do
 * not have is null.
 *
 * @param container as {@code docker compose logs} names it
 * @param server the server block's first name, as nginx logs it
 * @param path without its query; null when too many different ones came
 * @param upstream as logged, without the path
 * @param subject the name, address or file that the message is about
 * @param place where nginx points into its configuration, as {@code /etc/nginx/…:12}
 * @param sinceStart seconds between nginx's start and the first of these lines; -1 when the log
 *     does not show the start
 * @param sample the message of the first line
 */
public record LogGroup(
    Trouble trouble,
    int code,
    Phase phase,
    boolean emergency,
    String container,
    String server,
    String method,
    String path,
    String subrequest,
    String upstream,
    String host,
    String subject,
    String place,
    long count,
    String first,
    String last,
    int sinceStart,
    String sample) {

  LogGroup with(String otherPath, String otherSubrequest, String otherSample) {
    return new LogGroup(
        trouble,
        code,
        phase,
        emergency,
        container,
        server,
        method,
        otherPath,
        otherSubrequest,
        upstream,
        host,
        subject,
        place,
        count,
        first,
        last,
        sinceStart,
        otherSample);
  }

  /** nginx itself does not run, or keeps its old configuration. */
  public boolean keepsFromStarting() {
    return emergency || trouble.keepsFromStarting();
  }

  /** The path that a location was chosen for: the subrequest's when there is one. */
  public String asked() {
    return subrequest != null ? subrequest : path;
  }
}
