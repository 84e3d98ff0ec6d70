package no502.log;

/** Reads the status out of a line of an access log in any of the usual formats. */
final class AccessLine {
  private static final byte[] HTTP = Scan.word(" HTTP/");
  private static final byte[] REQUEST = Scan.word("\"request");
  private static final byte[] STATUS = Scan.word("\"status\":");

  private AccessLine() {}

  /** The status of a request; -1 when this is no such line. */
  static int status(byte[] bytes, int start, int end) {
    int plain = afterRequest(bytes, start, end);
    return plain >= 0 ? plain : inJson(bytes, start, end);
  }

  /**
   * {@code "status":502} or {@code "status": "502"}, beside another of nginx's variables: programs
   * behind it log a status too.
   */
  private static int inJson(byte[] bytes, int start, int end) {
    int key = Scan.find(bytes, start, end, STATUS);
    if (key < 0
        || Scan.find(bytes, start, key, '{') < 0
        || Scan.find(bytes, start, end, REQUEST) < 0) {
      return -1;
    }
    int at = key + STATUS.length;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '"')) {
      at++;
    }
    int status = Scan.number(bytes, at, end);
    return status >= 100 && status < 600 ? status : -1;
  }

  /** After the request's closing quote. */
  private static int afterRequest(byte[] bytes, int start, int end) {
    int version = Scan.find(bytes, start, end, HTTP);
    if (version < 0) {
      return -1;
    }
    int quote = Scan.find(bytes, version, Math.min(end, version + 12), '"');
    if (quote < 0 || quote + 5 > end || bytes[quote + 1] != ' ') {
      return -1;
    }
    int status = Scan.number(bytes, quote + 2, quote + 5);
    boolean ends = quote + 5 == end || bytes[quote + 5] == ' ';
    return status >= 100 && status < 600 && ends ? status : -1;
  }
}
