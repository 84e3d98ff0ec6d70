package no502.log;

import java.nio.charset.StandardCharsets;

/**
 * One line of the error log, taken apart without copying: fields are offsets into the reader's
 * buffer and hold until the next line. It is reused, so that a gigabyte makes no garbage.
 */
final class LogLine {
  /** The fields a line can have. */
  enum Field {
    CONTAINER,
    TIME,
    MESSAGE,
    CLIENT,
    SERVER,
    METHOD,
    PATH,
    SUBREQUEST,
    UPSTREAM,
    HOST,
    /** The name, address or file that the message is about. */
    SUBJECT,
    /** {@code /etc/nginx/…:12}, where nginx points into its configuration. */
    PLACE
  }

  private static final int FIELDS = Field.values().length;

  byte[] bytes;
  final int[] starts = new int[FIELDS];
  final int[] ends = new int[FIELDS];
  Trouble trouble;
  Phase phase;

  /** The errno, the resolver's code, or 0. */
  int code;

  boolean emergency;

  /** Only a warning: nginx goes on as if nothing had been. */
  boolean warning;

  /** nginx says that it starts workers, which dates a start or a reload. */
  boolean begins;

  void clear(byte[] buffer) {
    bytes = buffer;
    for (int i = 0; i < FIELDS; i++) {
      starts[i] = 0;
      ends[i] = -1;
    }
    trouble = null;
    phase = Phase.NONE;
    code = 0;
    emergency = false;
    warning = false;
    begins = false;
  }

  void set(Field field, int start, int end) {
    starts[field.ordinal()] = start;
    ends[field.ordinal()] = end;
  }

  boolean has(Field field) {
    return ends[field.ordinal()] >= starts[field.ordinal()];
  }

  int start(Field field) {
    return starts[field.ordinal()];
  }

  int end(Field field) {
    return ends[field.ordinal()];
  }

  /** The field's text, null when the line has none. */
  String text(Field field) {
    int start = start(field);
    return has(field) ? new String(bytes, start, end(field) - start, StandardCharsets.UTF_8) : null;
  }
}
