package no502.log;

import no502.log.LogLine.Field;

/**
 * Takes a line of nginx's error log apart, whatever stands before it: the prefix of {@code docker
 * compose logs}, of journald or of syslog.
 */
final class LineParser {
  private static final byte[] EARLY = Scan.word("nginx: ");
  private static final byte[] CLIENT = Scan.word(", client: ");
  private static final byte[] UDP_CLIENT = Scan.word(", udp client: ");
  private static final byte[] SERVER = Scan.word(", server: ");
  private static final byte[] REQUEST = Scan.word(", request: \"");
  private static final byte[] SUBREQUEST = Scan.word(", subrequest: \"");
  private static final byte[] UPSTREAM = Scan.word(", upstream: \"");
  private static final byte[] HOST = Scan.word(", host: \"");
  private static final byte[] HTTP = Scan.word(" HTTP/");
  private static final byte[] IN_FILE = Scan.word(" in /");

  private static final byte[][] LEVELS = {
    Scan.word("emerg] "), Scan.word("alert] "), Scan.word("crit] "), Scan.word("error] "),
    Scan.word("warn] "), Scan.word("notice] "), Scan.word("info] "), Scan.word("debug] "),
  };
  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int MAX_PREFIX = 400;
  private static final int DATE = 20;

  private final Classifier classifier = new Classifier();

  /** Whether this is a line of the error log; the line then holds its parts. */
  boolean parse(byte[] bytes, int start, int end, LogLine line) {
    int limit = Math.min(end, start + MAX_PREFIX);
    for (int i = start; i < limit; i++) {
      byte b = bytes[i];
      if (b == '"') {
        return false; // an access log, whose texts are the clients'
      }
      if (b == '[') {
        int level = level(bytes, i + 1, end);
        if (level >= 0 && (isDate(bytes, i - DATE, start) || isEarly(bytes, i, start))) {
          line.clear(bytes);
          prefix(line, start, i);
          read(line, i + 1 + LEVELS[level].length, end, level);
          return true;
        }
      }
    }
    return false;
  }

  private static int level(byte[] bytes, int at, int end) {
    for (int i = 0; i < LEVELS.length; i++) {
      if (Scan.at(bytes, at, end, LEVELS[i])) {
        return i;
      }
    }
    return -1;
  }

  /** {@code 2026/11/21 09:17:42 }. */
  private static boolean isDate(byte[] bytes, int at, int start) {
    return at >= start
        && Scan.digit(bytes[at])
        && Scan.digit(bytes[at + 3])
        && bytes[at + 4] == '/'
        && bytes[at + 7] == '/'
        && bytes[at + 10] == ' '
        && bytes[at + 13] == ':'
        && bytes[at + 16] == ':'
        && Scan.digit(bytes[at + 18])
        && bytes[at + 19] == ' ';
  }

  private static boolean isEarly(byte[] bytes, int bracket, int start) {
    int at = bracket - EARLY.length;
    return at >= start && Scan.at(bytes, at, bracket, EARLY);
  }

  /** The container's name before a bar, as Compose writes it; and the date. */
  private static void prefix(LogLine line, int start, int bracket) {
    byte[] bytes = line.bytes;
    int text = bracket - EARLY.length;
    if (isDate(bytes, bracket - DATE, start)) {
      text = bracket - DATE;
      line.set(Field.TIME, text, text + DATE - 1);
    }
    int bar = Scan.find(bytes, start, text, '|');
    if (bar >= 0) {
      int end = bar;
      while (end > start && bytes[end - 1] == ' ') {
        end--;
      }
      line.set(Field.CONTAINER, start, end);
    }
  }

  private void read(LogLine line, int start, int end, int level) {
    byte[] bytes = line.bytes;
    int at = start;
    if (line.has(Field.TIME)) {
      at = afterProcess(bytes, start, end);
    }
    line.emergency = level == 0;
    line.warning = level == WARNING;
    if (level >= NOTICE) {
      line.trouble = Trouble.OTHER;
      line.begins = classifier.begins(bytes, at, end);
      return;
    }
    int message = fields(line, at, end);
    line.set(Field.MESSAGE, at, message);
    place(line, at, message);
    classifier.classify(line, at, message);
  }

  /** Past {@code 12#12: *34 }. */
  private static int afterProcess(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (Scan.digit(bytes[at]) || bytes[at] == '#')) {
      at++;
    }
    if (at == start || at + 1 >= end || bytes[at] != ':') {
      return start;
    }
    at += 2;
    if (at < end && bytes[at] == '*') {
      int space = Scan.find(bytes, at, end, ' ');
      at = space < 0 ? end : space + 1;
    }
    return Math.min(at, end);
  }

  /** Reads what nginx adds in its fixed order, and gives where the message itself ends. */
  private static int fields(LogLine line, int start, int end) {
    byte[] bytes = line.bytes;
    byte[] key = CLIENT;
    int client = Scan.find(bytes, start, end, key);
    if (client < 0) {
      key = UDP_CLIENT;
      client = Scan.find(bytes, start, end, key);
    }
    int at = client;
    int message = end;
    if (client >= 0) {
      message = client;
      int server = Scan.find(bytes, client, end, SERVER);
      int name = client + key.length;
      line.set(Field.CLIENT, name, server < 0 ? comma(bytes, name, end) : server);
      at = server < 0 ? line.end(Field.CLIENT) : server(line, server, end);
      at = request(line, at, end);
    } else {
      at = Scan.find(bytes, start, end, UPSTREAM);
      if (at < 0) {
        return end;
      }
      message = at;
    }
    if (Scan.at(bytes, at + 1, end, SUBREQUEST)) {
      at = quoted(line, Field.SUBREQUEST, SUBREQUEST, at, end);
    }
    at = quoted(line, Field.UPSTREAM, UPSTREAM, at, end);
    quoted(line, Field.HOST, HOST, at, end);
    return message;
  }

  private static int comma(byte[] bytes, int from, int end) {
    int comma = Scan.find(bytes, from, end, ',');
    return comma < 0 ? end : comma;
  }

  private static int server(LogLine line, int at, int end) {
    int start = at + SERVER.length;
    int request = Scan.find(line.bytes, at, end, REQUEST);
    int stop = request;
    if (stop < 0) {
      stop = Scan.find(line.bytes, start, end, ',');
    }
    stop = stop < 0 ? end : stop;
    line.set(Field.SERVER, start, stop);
    return stop;
  }

  private static int request(LogLine line, int at, int end) {
    byte[] bytes = line.bytes;
    if (!Scan.at(bytes, at, end, REQUEST)) {
      return at;
    }
    int start = at + REQUEST.length;
    int space = Scan.find(bytes, start, end, ' ');
    int version = Scan.find(bytes, start, end, HTTP);
    int close = Scan.find(bytes, version < 0 ? start : version, end, '"');
    int stop = close < 0 ? end : close;
    if (space < 0 || space >= stop) {
      return stop;
    }
    line.set(Field.METHOD, start, space);
    int pathEnd = version < 0 || version > stop ? stop : version;
    line.set(Field.PATH, Math.min(space + 1, pathEnd), withoutQuery(bytes, space + 1, pathEnd));
    return stop;
  }

  private static int withoutQuery(byte[] bytes, int start, int end) {
    int query = Scan.find(bytes, start, end, '?');
    return query < 0 ? Math.max(start, end) : query;
  }

  private static int quoted(LogLine line, Field field, byte[] key, int from, int end) {
    int at = Scan.find(line.bytes, from, end, key);
    if (at < 0) {
      return from;
    }
    int start = at + key.length;
    int close = Scan.find(line.bytes, start, end, '"');
    int stop = close < 0 ? end : close;
    line.set(
        field, start, field == Field.SUBREQUEST ? withoutQuery(line.bytes, start, stop) : stop);
    return stop;
  }

  /** {@code in /etc/nginx/conf.d/default.conf:12} at the end of the message. */
  private static void place(LogLine line, int start, int end) {
    if (!line.emergency) {
      return;
    }
    int at = Scan.find(line.bytes, start, end, IN_FILE);
    if (at < 0) {
      return;
    }
    int stop = Scan.find(line.bytes, at + IN_FILE.length, end, ' ');
    line.set(Field.PLACE, at + IN_FILE.length - 1, stop < 0 ? end : stop);
  }
}
