package no502.log;

import no502.log.LogLine.Field;

/** Says which trouble a message tells of. The errno decides, never its text: musl words differ. */
final class Classifier {
  private static final byte[] UPSTREAM = Scan.word("upstream");
  private static final byte[] UPSTREAM_SPACE = Scan.word("upstream ");
  private static final byte[] TIMED_OUT = Scan.word("timed out");
  private static final byte[] DISABLED = Scan.word("server temporarily disabled");
  private static final byte[] TOO_BIG = Scan.word("sent too big header");
  private static final byte[] SENT = Scan.word("sent ");
  private static final byte[] REJECTED = Scan.word("rejected ");
  private static final byte[] VIOLATED = Scan.word("violated ");
  private static final byte[] EARLY = Scan.word("prematurely sent ");
  private static final byte[] MEMCACHED = Scan.word("memcached sent ");
  private static final byte[] SSL = Scan.word("SSL");
  private static final byte[] END_OF_FILE = Scan.word("unexpected eof");
  private static final byte[] CLOSED = Scan.word("closed");
  private static final byte[] NO_LIVE = Scan.word("no live upstreams");
  private static final byte[] NO_RESOLVER = Scan.word("no resolver defined to resolve ");
  private static final byte[] NOT_RESOLVED = Scan.word(" could not be resolved (");
  private static final byte[] NOT_FOUND_IN = Scan.word("host not found in ");
  private static final byte[] BIND = Scan.word("bind() to ");
  private static final byte[] GAVE_UP_BINDING = Scan.word("still could not bind()");
  private static final byte[][] NO_ADDRESS = {
    Scan.word("no port in upstream "),
    Scan.word("no host in upstream "),
    Scan.word("invalid host in upstream "),
    Scan.word("invalid port in upstream "),
    Scan.word("invalid URL prefix in "),
  };
  private static final byte[] CERTIFICATE = Scan.word(" while requesting certificate status");
  private static final byte[] FAILED = Scan.word("failed (");
  private static final byte[] CONNECT = Scan.word("connect() ");
  private static final byte[] RESOLVING = Scan.word("while resolving");
  private static final byte[] FASTCGI = Scan.word("FastCGI sent in stderr");
  private static final byte[] SCRIPT = Scan.word("Primary script unknown");
  private static final byte[] SCRIPT_SHUT = Scan.word("Unable to open primary script");
  private static final byte[] AUTH = Scan.word("auth request unexpected status: ");
  private static final byte[] CONNECTIONS = Scan.word("worker_connections are not enough");
  private static final byte[] START = Scan.word("start worker process");
  private static final byte[] RELOAD = Scan.word("reconfiguring");

  private static final int TOO_MANY_FILES = 24;
  private static final int RESET = 104;
  private static final int BROKEN_PIPE = 32;
  private static final int TIMEOUT = 110;

  boolean begins(byte[] bytes, int start, int end) {
    return Scan.at(bytes, start, end, START) || Scan.at(bytes, start, end, RELOAD);
  }

  void classify(LogLine line, int start, int end) {
    byte[] bytes = line.bytes;
    int own = afterQuotes(bytes, start, end);
    line.phase = Phases.last(bytes, own, end);
    if (line.warning) {
      boolean disabled = Scan.find(bytes, start, end, DISABLED) >= 0;
      line.trouble = disabled ? Trouble.DISABLED : Trouble.OTHER;
    } else if (line.phase == Phase.CONNECTING && Scan.at(bytes, start, end, CONNECT)) {
      line.trouble = Trouble.CONNECT;
      line.code = errno(bytes, start, end);
    } else if (!line.emergency && Scan.at(bytes, start, end, UPSTREAM_SPACE)) {
      upstream(line, start + UPSTREAM_SPACE.length, end);
    } else if (Scan.at(bytes, start, end, NO_LIVE)) {
      line.trouble = Trouble.NO_LIVE;
    } else if (Scan.at(bytes, start, end, NO_RESOLVER)) {
      line.trouble = Trouble.NO_RESOLVER;
      subject(line, start + NO_RESOLVER.length, end);
    } else if (Scan.at(bytes, start, end, NOT_FOUND_IN)) {
      hostNotFound(line, start, end);
    } else if (Scan.at(bytes, start, end, BIND)) {
      bind(line, start, end);
    } else if (Scan.at(bytes, start, end, FASTCGI)) {
      boolean script =
          Scan.find(bytes, start, end, SCRIPT) >= 0
              || Scan.find(bytes, start, end, SCRIPT_SHUT) >= 0;
      line.trouble = script ? Trouble.SCRIPT_UNKNOWN : Trouble.FASTCGI_STDERR;
    } else if (Scan.at(bytes, start, end, AUTH)) {
      line.trouble = Trouble.AUTH_REQUEST;
      line.code = Math.max(0, Scan.number(bytes, start + AUTH.length, end));
    } else {
      others(line, start, own, end);
    }
  }

  /** What stands in quotes can be a client's; nginx's own words about a failure come after it. */
  private static int afterQuotes(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start && bytes[at - 1] != '"') {
      at--;
    }
    return at;
  }

  /** Messages that begin with "upstream". */
  private static void upstream(LogLine line, int start, int end) {
    byte[] bytes = line.bytes;
    if (Scan.at(bytes, start, end, TIMED_OUT)) {
      line.trouble = Trouble.TIMED_OUT;
      line.code = TIMEOUT;
    } else if (Scan.at(bytes, start, end, DISABLED)) {
      line.trouble = Trouble.DISABLED;
    } else if (Scan.at(bytes, start, end, TOO_BIG)) {
      line.trouble = Trouble.TOO_BIG_HEADER;
    } else if (isBadAnswer(bytes, start, end)) {
      line.trouble = Trouble.BAD_ANSWER;
    } else if (Scan.at(bytes, start, end, SSL)) {
      line.trouble = Trouble.TLS;
    } else {
      boolean closed = Scan.find(bytes, start, end, CLOSED) >= 0;
      line.trouble = closed ? Trouble.CLOSED : Trouble.OTHER;
    }
  }

  private static boolean isBadAnswer(byte[] bytes, int start, int end) {
    return Scan.at(bytes, start, end, SENT)
        || Scan.at(bytes, start, end, REJECTED)
        || Scan.at(bytes, start, end, VIOLATED)
        || Scan.at(bytes, start, end, EARLY);
  }

  private static void hostNotFound(LogLine line, int start, int end) {
    int from = start + NOT_FOUND_IN.length;
    boolean upstream = Scan.at(line.bytes, from, end, UPSTREAM);
    line.trouble = upstream ? Trouble.HOST_NOT_FOUND : Trouble.CONFIG;
    quoted(line, from, end);
  }

  private static void bind(LogLine line, int start, int end) {
    line.trouble = Trouble.BIND;
    subject(line, start + BIND.length, end);
    line.code = errno(line.bytes, start, end);
  }

  private static void others(LogLine line, int start, int own, int end) {
    byte[] bytes = line.bytes;
    int resolved = Scan.find(bytes, start, end, NOT_RESOLVED);
    if (resolved >= 0 && Scan.find(bytes, start, resolved, ' ') < 0) {
      boolean upstreams = Scan.find(bytes, resolved, end, CERTIFICATE) < 0;
      line.trouble = upstreams ? Trouble.NOT_RESOLVED : Trouble.OTHER;
      line.set(Field.SUBJECT, start, resolved);
      line.code = Math.max(0, Scan.number(bytes, resolved + NOT_RESOLVED.length, end));
    } else if (line.emergency) {
      boolean repeats = Scan.at(bytes, start, end, GAVE_UP_BINDING);
      line.trouble = repeats ? Trouble.BIND : Trouble.CONFIG;
    } else if (Scan.at(bytes, afterNumber(bytes, start, end), end, CONNECTIONS)) {
      line.trouble = Trouble.NO_CONNECTIONS;
    } else if (Scan.at(bytes, start, end, MEMCACHED)) {
      line.trouble = Trouble.BAD_ANSWER;
    } else if (!badTarget(line, start, end)) {
      systemCall(line, start, own, end);
    }
  }

  private static int afterNumber(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (Scan.digit(bytes[at]) || bytes[at] == ' ')) {
      at++;
    }
    return at;
  }

  /** What a variable held at run time is no address: {@code no port in upstream "php"}. */
  private static boolean badTarget(LogLine line, int start, int end) {
    for (byte[] words : NO_ADDRESS) {
      if (Scan.at(line.bytes, start, end, words)) {
        line.trouble = Trouble.BAD_TARGET;
        quoted(line, start + words.length, end);
        return true;
      }
    }
    return false;
  }

  private static void quoted(LogLine line, int start, int end) {
    int quote = Scan.find(line.bytes, start, end, '"');
    int close = quote < 0 ? -1 : Scan.find(line.bytes, quote + 1, end, '"');
    if (close >= 0) {
      line.set(Field.SUBJECT, quote + 1, close);
    }
  }

  private static void systemCall(LogLine line, int start, int own, int end) {
    byte[] bytes = line.bytes;
    int errno = errno(bytes, own, end);
    line.code = errno;
    line.trouble = Trouble.OTHER;
    if (errno == TOO_MANY_FILES) {
      line.trouble = Trouble.NO_FILES;
    } else if (Scan.find(bytes, own, end, RESOLVING) >= 0) {
      line.trouble = Trouble.RESOLVER;
    } else if (line.phase == Phase.HANDSHAKING) {
      line.trouble = Trouble.TLS;
    } else if (!isUpstream(line)) {
      line.code = 0;
    } else if (Scan.at(bytes, start, end, SSL)) {
      boolean gone = Scan.find(bytes, start, end, END_OF_FILE) >= 0;
      line.trouble = gone ? Trouble.CLOSED : Trouble.TLS;
    } else if (own > start) {
      line.trouble = errno > 0 ? Trouble.TEMPORARY_FILE : Trouble.OTHER;
      quoted(line, start, end);
    } else if (Scan.at(bytes, start, end, CONNECT)) {
      line.trouble = Trouble.CONNECT;
    } else if (errno == RESET || errno == BROKEN_PIPE) {
      line.trouble = Trouble.RESET;
    } else if (errno == TIMEOUT) {
      line.trouble = Trouble.TIMED_OUT;
    } else if (errno > 0) {
      line.trouble = Trouble.CONNECT;
    }
  }

  /** Told of an upstream, not of a client. */
  private static boolean isUpstream(LogLine line) {
    return line.phase == Phase.CONNECTING || line.has(Field.UPSTREAM) && line.phase != Phase.NONE;
  }

  private static int errno(byte[] bytes, int start, int end) {
    int at = Scan.find(bytes, start, end, FAILED);
    return at < 0 ? 0 : Math.max(0, Scan.number(bytes, at + FAILED.length, end));
  }

  /** One word, up to white space or a comma. */
  private static void subject(LogLine line, int start, int end) {
    int stop = start;
    while (stop < end && line.bytes[stop] != ' ' && line.bytes[stop] != ',') {
      stop++;
    }
    line.set(Field.SUBJECT, start, stop);
  }
}
