package no502.verdict;

/** What nginx would log; the number is the errno, 0 where nginx has no errno. */
public enum Symptom {
  REFUSED(111, "connect() failed (111: Connection refused)"),
  TIMED_OUT(110, "upstream timed out (110: Connection timed out)"),
  NO_ROUTE(113, "connect() failed (113: No route to host)"),
  UNREACHABLE(101, "connect() failed (101: Network is unreachable)"),
  CANNOT_ASSIGN(99, "connect() failed (99: Cannot assign requested address)"),
  RESET(104, "recv() failed (104: Connection reset by peer)"),
  NO_SOCKET(2, "connect() to unix socket failed (2: No such file or directory)"),
  NO_PERMISSION(13, "connect() to unix socket failed (13: Permission denied)"),
  HOST_NOT_FOUND(0, "host not found in upstream"),
  NOT_RESOLVED(0, "could not be resolved (3: Host not found)"),
  NO_RESOLVER(0, "no resolver defined to resolve"),
  NO_LIVE_UPSTREAMS(0, "no live upstreams while connecting to upstream"),
  LOOP(0, "worker_connections are not enough"),
  WRONG_PROTOCOL(0, "upstream sent an answer in another protocol"),
  /** nginx refuses the configuration for another reason, or its container never starts. */
  NO_START(0, "nginx does not start");

  private final int errno;
  private final String log;

  Symptom(int errno, String log) {
    this.errno = errno;
    this.log = log;
  }

  public int errno() {
    return errno;
  }

  /** The words of the log line people search for. */
  public String log() {
    return log;
  }
}
