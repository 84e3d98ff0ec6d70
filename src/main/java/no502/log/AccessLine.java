package no502.log;

/** Reads the status out of a line of an access log in any of the usual formats. */
final class AccessLine {
  private static final byte[] HTTP = Scan.word(" HTTP/");

  private AccessLine() {}

  /** The status after the request's closing quote; -1 when this is no such line. */
  static int status(byte[] bytes, int start, int end) {
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
