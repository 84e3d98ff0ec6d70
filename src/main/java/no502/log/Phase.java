package no502.log;

/** What nginx was about when it failed. */
public enum Phase {
  NONE(""),
  CONNECTING("while connecting"),
  HANDSHAKING("while SSL handshaking"),
  SENDING("while sending the request"),
  READING("while reading the answer"),
  /** The client has its header already. */
  READING_ON("while reading the rest of the answer"),
  PROXYING("while proxying");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
