package no502.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no502.log.LogLine.Field;

/**
 * Counts lines by what they tell. It holds a bounded number of groups: when paths and hosts vary
 * without end they are given up, one after the other, and never the count.
 */
public final class Tally {
  private static final int MAX_GROUPS = 4096;
  private static final int MAX_FIELD = 256;
  private static final int MAX_STATUS = 600;
  private static final Field[] KEY = {
    Field.CONTAINER,
    Field.SERVER,
    Field.SUBJECT,
    Field.PLACE,
    Field.UPSTREAM,
    Field.METHOD,
    Field.SUBREQUEST,
    Field.PATH,
    Field.HOST,
  };

  /** How many of the key's fields are kept when there are more and more groups. */
  private static final int[] KEPT = {KEY.length, KEY.length - 2, 5, 0};

  private final Entry[] table = new Entry[MAX_GROUPS * 4];
  private final List<Entry> entries = new ArrayList<>();
  private final byte[] key = new byte[MAX_FIELD * (KEY.length + 1)];
  private final long[] statuses = new long[MAX_STATUS];
  private int keyLength;
  private int startedAt = -1;
  private byte[] firstTime;
  private final byte[] lastTime = new byte[19];
  private boolean anyTime;

  long bytes;
  long lines;
  private long understood;
  private long requests;

  /** One group while it is counted. */
  private static final class Entry {
    byte[] key;
    int hash;
    LogGroup group;
    long count;

    /** Lines without a date: nginx says a fatal complaint once more to its error output. */
    long undated;

    byte[] first;
    byte[] last;
  }

  /** Every line of the log. */
  public long lines() {
    return lines;
  }

  public long bytes() {
    return bytes;
  }

  /** Lines of the error log among them. */
  public long understood() {
    return understood;
  }

  /** Lines that are neither of an error log nor of an access log. */
  public long unknown() {
    return lines - understood - requests;
  }

  /** Requests of an access log in the same stream. */
  public long requests() {
    return requests;
  }

  /** How many of those requests ended in this status. */
  public long ended(int status) {
    return status >= 0 && status < MAX_STATUS ? statuses[status] : 0;
  }

  public String first() {
    return anyTime ? text(firstTime) : null;
  }

  public String last() {
    return anyTime ? text(lastTime) : null;
  }

  /** The groups in the order of their first lines. */
  public List<LogGroup> groups() {
    List<LogGroup> all = new ArrayList<>();
    for (Entry entry : entries) {
      LogGroup g = entry.group;
      all.add(
          new LogGroup(
              g.trouble(),
              g.code(),
              g.phase(),
              g.emergency(),
              g.container(),
              g.server(),
              g.method(),
              g.path(),
              g.subrequest(),
              g.upstream(),
              g.host(),
              g.subject(),
              g.place(),
              Math.max(entry.count, entry.undated),
              text(entry.first),
              text(entry.last),
              g.sinceStart(),
              g.sample()));
    }
    return all;
  }

  void add(LogLine line) {
    understood++;
    time(line);
    if (line.begins) {
      startedAt = seconds(line);
    }
    if (line.trouble == Trouble.OTHER) {
      return;
    }
    Entry entry = entry(line);
    if (!line.has(Field.TIME)) {
      entry.undated++;
    } else {
      entry.count++;
      int at = line.start(Field.TIME);
      if (entry.first == null) {
        entry.first = new byte[19];
        entry.last = new byte[19];
        System.arraycopy(line.bytes, at, entry.first, 0, 19);
        System.arraycopy(line.bytes, at, entry.last, 0, 19);
      } else if (compare(line.bytes, at, entry.last) > 0) {
        System.arraycopy(line.bytes, at, entry.last, 0, 19);
      } else if (compare(line.bytes, at, entry.first) < 0) {
        System.arraycopy(line.bytes, at, entry.first, 0, 19);
      }
    }
  }

  /** A line of another kind: perhaps an access log's, whose status tells what clients saw. */
  void other(byte[] bytes, int start, int end) {
    int status = AccessLine.status(bytes, start, end);
    if (status >= 0) {
      requests++;
      statuses[Math.min(status, MAX_STATUS - 1)]++;
    }
  }

  private void time(LogLine line) {
    if (!line.has(Field.TIME)) {
      return;
    }
    int at = line.start(Field.TIME);
    if (!anyTime) {
      anyTime = true;
      firstTime = new byte[19];
      System.arraycopy(line.bytes, at, firstTime, 0, 19);
    }
    if (compare(line.bytes, at, lastTime) > 0) {
      System.arraycopy(line.bytes, at, lastTime, 0, 19);
    }
    if (compare(line.bytes, at, firstTime) < 0) {
      System.arraycopy(line.bytes, at, firstTime, 0, 19);
    }
  }

  private Entry entry(LogLine line) {
    int level = entries.size() < MAX_GROUPS ? 0 : entries.size() < MAX_GROUPS + 1024 ? 1 : 2;
    level = entries.size() < MAX_GROUPS + 2048 ? level : 3;
    for (int tried = 0; tried <= level; tried++) {
      makeKey(line, KEPT[tried]);
      int hash = hash();
      int slot = hash & (table.length - 1);
      while (table[slot] != null) {
        if (table[slot].hash == hash && sameKey(table[slot].key)) {
          return table[slot];
        }
        slot = (slot + 1) & (table.length - 1);
      }
      if (tried == level) {
        return insert(slot, hash, line, KEPT[tried]);
      }
    }
    throw new IllegalStateException("no level of detail left");
  }

  private Entry insert(int slot, int hash, LogLine line, int kept) {
    Entry entry = new Entry();
    entry.key = new byte[keyLength];
    System.arraycopy(key, 0, entry.key, 0, keyLength);
    entry.hash = hash;
    entry.group = group(line, kept);
    table[slot] = entry;
    entries.add(entry);
    return entry;
  }

  private LogGroup group(LogLine line, int kept) {
    String[] values = new String[KEY.length];
    for (int i = 0; i < kept; i++) {
      values[i] = part(line, KEY[i]);
    }
    int since = startedAt >= 0 && line.has(Field.TIME) ? seconds(line) - startedAt : -1;
    return new LogGroup(
        line.trouble,
        line.code,
        line.phase,
        line.emergency,
        values[0],
        values[1],
        values[5],
        values[7],
        values[6],
        values[4],
        values[8],
        values[2],
        values[3],
        0,
        null,
        null,
        since,
        part(line, Field.MESSAGE));
  }

  private static String part(LogLine line, Field field) {
    if (!line.has(field)) {
      return null;
    }
    int start = line.start(field);
    int end = Math.min(end(line, field), start + MAX_FIELD);
    return new String(line.bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** An upstream counts without its path, which is the request's once more. */
  private static int end(LogLine line, Field field) {
    int end = line.end(field);
    return field == Field.UPSTREAM ? UpstreamText.end(line.bytes, line.start(field), end) : end;
  }

  private void makeKey(LogLine line, int kept) {
    keyLength = 0;
    key[keyLength++] = (byte) line.trouble.ordinal();
    key[keyLength++] = (byte) line.phase.ordinal();
    key[keyLength++] = (byte) (line.code >> 8);
    key[keyLength++] = (byte) line.code;
    for (int i = 0; i < kept; i++) {
      if (line.has(KEY[i])) {
        int start = line.start(KEY[i]);
        int length = Math.min(end(line, KEY[i]) - start, MAX_FIELD);
        System.arraycopy(line.bytes, start, key, keyLength, length);
        keyLength += length;
        key[keyLength++] = 1;
      } else {
        key[keyLength++] = 2;
      }
    }
  }

  private int hash() {
    int hash = 1;
    for (int i = 0; i < keyLength; i++) {
      hash = hash * 31 + key[i];
    }
    return hash ^ hash >>> 15;
  }

  private boolean sameKey(byte[] other) {
    if (other.length != keyLength) {
      return false;
    }
    for (int i = 0; i < keyLength; i++) {
      if (other[i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private static int compare(byte[] bytes, int at, byte[] time) {
    for (int i = 0; i < 19; i++) {
      if (bytes[at + i] != time[i]) {
        return bytes[at + i] - time[i];
      }
    }
    return 0;
  }

  /** Seconds since some day, good enough to tell how long after the start a line came. */
  private static int seconds(LogLine line) {
    if (!line.has(Field.TIME)) {
      return -1;
    }
    int at = line.start(Field.TIME);
    int day = two(line, at + 5) * 31 + two(line, at + 8);
    int minute = two(line, at + 11) * 60 + two(line, at + 14);
    return day * 86_400 + minute * 60 + two(line, at + 17);
  }

  private static int two(LogLine line, int at) {
    return Math.max(0, Scan.number(line.bytes, at, at + 2));
  }

  private static String text(byte[] time) {
    return time == null ? null : new String(time, StandardCharsets.US_ASCII);
  }
}
