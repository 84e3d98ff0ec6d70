package no502.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import no502.analysis.Crew;
import no502.host.HostConsole;
import no502.workspace.Workspace;

/** The JVM as a platform: with threads, and streams of its own. */
final class JvmConsole extends HostConsole {
  private static final int PATIENCE_MS = 10_000;

  private final JvmHost host;

  JvmConsole() {
    this(new JvmHost());
  }

  private JvmConsole(JvmHost host) {
    super(host);
    this.host = host;
  }

  @Override
  public Crew crew(Crew listener) {
    return new Threads(listener);
  }

  @Override
  public boolean deserted() {
    return host.deserted();
  }

  @Override
  public byte[] in(int most) {
    try {
      return System.in.readNBytes(most);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  public InputStream open(String path) {
    String file = absolute(path);
    return file == null || host.kind(file) == 'd' ? null : host.open(file);
  }

  @Override
  public Pieces pieces() {
    JvmPieces pieces = new JvmPieces(new FileInputStream(FileDescriptor.in));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pieces), "ending"));
    return pieces;
  }

  /**
   * Told to stop (Ctrl-C, a signal), a run brings what it has read to its end first; it leaves with
   * its own exit code, in the midst of this patience.
   */
  private static void stop(JvmPieces pieces) {
    pieces.stop();
    try {
      Thread.sleep(PATIENCE_MS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public long millis() {
    return System.nanoTime() / 1_000_000;
  }

  /** Looked at by all threads. */
  @Override
  protected Workspace files(String folder) {
    return new OneAtATime(super.files(folder));
  }
}
