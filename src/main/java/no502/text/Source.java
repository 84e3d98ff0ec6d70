package no502.text;

import java.util.Arrays;

/**
 * One file's bytes exactly as given, with the way from a byte offset to what people and editors
 * call a position. Offsets are bytes everywhere: only they survive invalid UTF-8, a BOM and CRLF
 * unchanged.
 */
public final class Source {
  /** How many bytes a byte order mark takes in UTF-8. */
  public static final int BOM_LENGTH = 3;

  private static final int FEW_LINES = 64;

  private final String name;
  private final byte[] bytes;
  private final Source original;
  private final int[] toOriginal;
  private int[] lineStarts;
  private volatile Object kept;

  /**
   * The name is the path below the analysed root, with {@code /}; the bytes are not copied and must
   * not change.
   */
  public Source(String name, byte[] bytes) {
    this(name, bytes, null, null);
  }

  private Source(String name, byte[] bytes, Source original, int[] toOriginal) {
    this.name = name;
    this.bytes = bytes;
    this.original = original;
    this.toOriginal = toOriginal;
  }

  /**
   * A text made from a file, such as a rendered template or a configuration inside a Compose file.
   * Its spans lead to what the author wrote: {@code toOriginal} gives for every byte, and for the
   * end, the offset in the original it stems from.
   */
  public static Source derived(byte[] bytes, Source original, int[] toOriginal) {
    return new Source(original.name, bytes, original, toOriginal);
  }

  public static Source of(String name, String text) {
    return new Source(name, Utf8.bytes(text));
  }

  /** The file the author wrote: the original of a derived text, else this one. */
  public Source written() {
    return original == null ? this : original.written();
  }

  /** What somebody made of these bytes and will want again soon; null when there is nothing. */
  public Object kept() {
    return kept;
  }

  /** Keeps that until it is replaced; null lets it go. */
  public void keep(Object made) {
    kept = made;
  }

  public String name() {
    return name;
  }

  /** The bytes themselves, not a copy: read only. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  public String text() {
    return slice(0, bytes.length);
  }

  /**
   * The text between two offsets; bytes that are not UTF-8 become U+FFFD, so this is for showing,
   * not for writing.
   */
  public String slice(int start, int end) {
    return Utf8.text(bytes, start, end);
  }

  /** The span to report for these bytes: in the file they were written in. */
  public Span span(int start, int end) {
    return original == null
        ? new Span(this, start, end)
        : original.span(toOriginal[start], Math.max(toOriginal[start], toOriginal[end]));
  }

  /** The empty span at the very beginning: where a finding about the whole file goes. */
  public Span top() {
    return span(0, 0);
  }

  public int lineCount() {
    return starts().length;
  }

  /** The 1-based line that holds the byte at this offset (or the end of the file). */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(starts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public int lineStart(int line) {
    return starts()[line - 1];
  }

  /** Where the line's text ends: before its line break. */
  public int lineEnd(int line) {
    int end = line < lineCount() ? starts()[line] - 1 : bytes.length;
    return end > lineStart(line) && line < lineCount() && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /** Where the next line begins, or the end of the file. */
  public int lineEndWithBreak(int line) {
    return line < lineCount() ? starts()[line] : bytes.length;
  }

  public String line(int line) {
    return slice(lineStart(line), lineEnd(line));
  }

  /** 1-based column in code points; a BOM has no width. */
  public int columnAt(int offset) {
    return 1 + count(offset, false);
  }

  /** 1-based column in UTF-16 units, as the language server protocol and browsers count. */
  public int utf16ColumnAt(int offset) {
    return 1 + count(offset, true);
  }

  public boolean hasBom() {
    return bytes.length >= BOM_LENGTH
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** The line break this file uses: that of its first line. */
  public String lineBreak() {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i > 0 && bytes[i - 1] == '\r' ? "\r\n" : "\n";
      }
    }
    return "\n";
  }

  private int count(int offset, boolean utf16) {
    int start = lineStart(lineAt(offset));
    int units = 0;
    for (int i = start == 0 && hasBom() ? 3 : start; i < offset; i++) {
      int b = bytes[i] & 0xFF;
      if ((b & 0xC0) != 0x80) {
        units += utf16 && b >= 0xF0 ? 2 : 1;
      }
    }
    return units;
  }

  private int[] starts() {
    if (lineStarts == null) {
      int[] found = new int[FEW_LINES];
      int lines = 1;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          if (lines == found.length) {
            found = Arrays.copyOf(found, 2 * lines);
          }
          found[lines++] = i + 1;
        }
      }
      lineStarts = Arrays.copyOf(found, lines);
    }
    return lineStarts;
  }

  @Override
  public String toString() {
    return name;
  }
}
