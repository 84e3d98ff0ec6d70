package no502.log;

/** What nginx was about, in its own words: {@code while connecting to upstream}. */
final class Phases {
  private static final byte[][] WORDS = {
    Scan.word(" while connecting to upstream"),
    Scan.word(" while SSL handshaking to upstream"),
    Scan.word(" while sending request"),
    Scan.word(" while sending PROXY protocol header"),
    Scan.word(" while reading response"),
    Scan.word(" while reading upstream"),
    Scan.word(" while proxying and reading from client"),
    Scan.word(" while proxying and sending to client"),
    Scan.word(" while proxying"),
  };

  /** One each, in the same order; none where the client is meant and not the upstream. */
  private static final Phase[] MEANT = {
    Phase.CONNECTING,
    Phase.HANDSHAKING,
    Phase.SENDING,
    Phase.SENDING,
    Phase.READING,
    Phase.READING_ON,
    Phase.NONE,
    Phase.NONE,
    Phase.PROXYING,
  };

  private Phases() {}

  /** The last one counts: a library's own words stand before it, and may hold a "while" too. */
  static Phase last(byte[] bytes, int start, int end) {
    Phase phase = Phase.NONE;
    int at = Scan.find(bytes, start, end, Scan.WHILE);
    while (at >= 0) {
      int known = 0;
      while (known < WORDS.length && !Scan.at(bytes, at, end, WORDS[known])) {
        known++;
      }
      phase = known < WORDS.length ? MEANT[known] : phase;
      at = Scan.find(bytes, at + 1, end, Scan.WHILE);
    }
    return phase;
  }
}
