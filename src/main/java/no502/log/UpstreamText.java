package no502.log;

/** Where the address ends in what nginx logs as upstream: {@code http://10.0.0.1:80/path?query}. */
final class UpstreamText {
  private static final byte[] SCHEME = Scan.word("://");
  private static final byte[] UNIX = Scan.word("unix:");

  private UpstreamText() {}

  static int end(byte[] bytes, int start, int end) {
    int scheme = Scan.find(bytes, start, Math.min(end, start + 16), SCHEME);
    int at = scheme < 0 ? start : scheme + SCHEME.length;
    if (Scan.at(bytes, at, end, UNIX)) {
      int colon = Scan.find(bytes, at + UNIX.length, end, ':');
      return colon < 0 ? end : colon;
    }
    int slash = Scan.find(bytes, at, end, '/');
    return slash < 0 ? end : slash;
  }
}
