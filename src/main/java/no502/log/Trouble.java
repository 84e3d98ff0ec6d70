package no502.log;

/** What a line of nginx's error log complains about, as far as upstreams are concerned. */
public enum Trouble {
  /** connect() failed; the errno says how. */
  CONNECT("cannot connect"),
  TIMED_OUT("timed out"),
  /** The peer ended the connection without an answer. */
  CLOSED("closed without an answer"),
  /** The peer reset the connection after it had been made. */
  RESET("reset"),
  NO_LIVE("no live upstreams"),
  HOST_NOT_FOUND("host not found in upstream"),
  /** The resolver's answer; the code says which. */
  NOT_RESOLVED("could not be resolved"),
  NO_RESOLVER("no resolver defined"),
  /** The name server itself cannot be asked. */
  RESOLVER("the resolver does not answer"),
  TLS("TLS failed"),
  TOO_BIG_HEADER("too big header"),
  /** The answer is in another protocol, or broken. */
  BAD_ANSWER("answer not understood"),
  SCRIPT_UNKNOWN("Primary script unknown"),
  FASTCGI_STDERR("FastCGI sent in stderr"),
  /** What a variable in the pass holds at run time is no address. */
  BAD_TARGET("no usable address in the pass"),
  /** nginx cannot keep what it reads: permissions, or a full disk. */
  TEMPORARY_FILE("cannot write a temporary file"),
  AUTH_REQUEST("auth request unexpected status"),
  BIND("cannot bind"),
  NO_CONNECTIONS("worker_connections are not enough"),
  NO_FILES("too many open files"),
  /** nginx refuses its configuration. */
  CONFIG("nginx does not start"),
  /** A peer is skipped for a while: a consequence of another trouble. */
  DISABLED("upstream server temporarily disabled"),
  /** Any other line of the error log. */
  OTHER("something else");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** Short words for it, without the errno. */
  public String words() {
    return words;
  }

  /** Follows from another trouble of the same upstream, when there is one. */
  boolean isConsequence() {
    return this == DISABLED || this == NO_LIVE || this == AUTH_REQUEST || this == FASTCGI_STDERR;
  }

  /**
   * Says nothing of a failure by itself: a peer is skipped, a program wrote to its error output.
   */
  boolean isRemark() {
    return this == DISABLED || this == FASTCGI_STDERR;
  }

  /** nginx itself does not run. */
  public boolean keepsFromStarting() {
    return this == HOST_NOT_FOUND || this == BIND || this == CONFIG;
  }
}
