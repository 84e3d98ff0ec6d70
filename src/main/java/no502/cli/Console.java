package no502.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import no502.analysis.Crew;
import no502.log.LogReader;
import no502.report.Names;
import no502.text.Source;
import no502.workspace.Workspace;

/** The platform, as far as the tool needs one: streams, environment, files. Bytes in, bytes out. */
public interface Console {

  /** False when that cannot be done; a reader that has gone away, as head does, is served. */
  boolean out(byte[] bytes);

  void err(byte[] bytes);

  /** Whether nobody reads standard output any more. */
  default boolean deserted() {
    return false;
  }

  /** Who does a long run for this listener; a platform with threads has more than one do it. */
  default Crew crew(Crew listener) {
    return listener;
  }

  /** Standard input to its end, or so many bytes of it; null when it cannot be read. */
  byte[] in(int most);

  private byte[] all() {
    byte[] all = in(Integer.MAX_VALUE);
    return all == null ? new byte[0] : all;
  }

  /** A file that the user named, as a stream; null when it cannot be read. */
  default InputStream open(String path) {
    Source whole = read(path);
    return whole == null ? null : new ByteArrayInputStream(whole.bytes());
  }

  /** Standard input as it comes; a platform that cannot wait gives it whole. */
  default Pieces pieces() {
    ByteArrayInputStream packed = new ByteArrayInputStream(all());
    return new Pieces() {
      private boolean given;

      @Override
      public byte[] next(long patience) throws IOException {
        if (given) {
          return END;
        }
        given = true;
        return LogReader.unpacked(packed, GZIPInputStream::new).readAllBytes();
      }
    };
  }

  /** A stream in pieces, of any size. */
  interface Pieces {
    /** Says that nothing follows. */
    byte[] END = new byte[0];

    /**
     * The next piece; null when none has come in this many milliseconds, which never happens when
     * they are less than zero.
     */
    byte[] next(long patience) throws IOException;
  }

  /** One line of standard input, without its break; null at the end. */
  String line();

  /** An environment variable; null when it is not set. */
  String env(String name);

  /** Whether standard output goes to a terminal. */
  boolean terminal();

  /** Whether the error stream goes to a terminal. */
  default boolean errorTerminal() {
    return false;
  }

  /** Milliseconds on a clock that only goes forward; for how long something takes. */
  default long millis() {
    return 0;
  }

  /** The terminal's columns; 0 when not known. */
  int width();

  /**
   * Finds the root that holds all of these paths; null when there is none, and says why on the
   * error stream.
   */
  Place place(List<String> paths);

  /** Replaces a file of the root, atomically; false when that cannot be done. */
  boolean save(Place place, String name, byte[] bytes);

  /**
   * Writes a file that the user named, relative to the working directory; false when that cannot be
   * done.
   */
  boolean write(String path, byte[] bytes);

  /** Adds to a file that the environment named; false when that cannot be done. */
  boolean append(String path, byte[] bytes);

  /** A file that the user named; null when it cannot be read. */
  Source read(String path);

  /**
   * The analysed root and how it is seen from the working directory.
   *
   * @param folder the root as the platform calls it
   * @param inside the paths asked for, relative to the root
   */
  record Place(String folder, Workspace workspace, Names names, List<String> inside) {}
}
