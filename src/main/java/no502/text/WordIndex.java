package no502.text;

/**
 * Finds the lines of a table by their first word. Of a table's hundreds a run needs a few, and even
 * halving its way to them would take a tenth of the run: so where each word begins is worked out
 * when the program is packed, and written down as text that every build can keep.
 */
public final class WordIndex {
  private static final int DIGITS = 3;
  private static final int BASE = 94;
  private static final char ZERO = '!';

  private final String table;
  private final char separator;
  private final String slots;

  private WordIndex(String table, char separator, String slots) {
    this.table = table;
    this.separator = separator;
    this.slots = slots;
  }

  /**
   * {@code separator} stands behind the first word, {@code slots} is what was made for this very
   * table; null when nobody has made it yet.
   */
  public static WordIndex of(String table, char separator, String slots) {
    return new WordIndex(table, separator, slots == null ? slots(table, separator) : slots);
  }

  /**
   * Where each word's first line begins, at the place of the word's hash or behind it: three digits
   * a place, counted from 1, and 0 for an empty one. Comments and lines of one word are left out.
   */
  public static String slots(String table, char separator) {
    int[] lines = new int[size(table)];
    String last = null;
    for (int line = 0; line < table.length(); line = table.indexOf('\n', line) + 1) {
      int end = table.indexOf(separator, line);
      if (table.charAt(line) != '#' && end >= 0 && end < table.indexOf('\n', line)) {
        String word = table.substring(line, end);
        if (!word.equals(last)) {
          put(line, word.hashCode(), lines);
        }
        last = word;
      }
    }
    return written(lines);
  }

  /** A power of two, and half of the places empty at least. */
  private static int size(String table) {
    int size = 2;
    while (size < 2 * Letters.count(table, '\n')) {
      size *= 2;
    }
    return size;
  }

  private static void put(int line, int hash, int[] lines) {
    int slot = hash & lines.length - 1;
    while (lines[slot] != 0) {
      slot = slot + 1 & lines.length - 1;
    }
    lines[slot] = line + 1;
  }

  private static String written(int[] lines) {
    StringBuilder slots = new StringBuilder(lines.length * DIGITS);
    for (int line : lines) {
      slots.append((char) (ZERO + line / BASE / BASE));
      slots.append((char) (ZERO + line / BASE % BASE));
      slots.append((char) (ZERO + line % BASE));
    }
    return slots.toString();
  }

  /** Where the first line of the word begins; -1 when no line begins with it. */
  public int first(String word) {
    int last = slots.length() / DIGITS - 1;
    int slot = word.hashCode() & last;
    int line = line(slot);
    while (line >= 0 && !isOf(word, line)) {
      slot = slot + 1 & last;
      line = line(slot);
    }
    return line;
  }

  private int line(int slot) {
    int line = 0;
    for (int i = slot * DIGITS; i < (slot + 1) * DIGITS; i++) {
      line = line * BASE + slots.charAt(i) - ZERO;
    }
    return line - 1;
  }

  /** Whether the word is the first of the line that begins here. */
  public boolean isOf(String word, int line) {
    return table.startsWith(word, line) && table.indexOf(separator, line) == line + word.length();
  }
}
