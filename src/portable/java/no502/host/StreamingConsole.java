package no502.host;

import java.io.InputStream;

/** A host as the tool's platform, with files and standard input as streams. */
public final class StreamingConsole extends HostConsole {
  private final StreamingHost host;

  public StreamingConsole(StreamingHost host) {
    super(host);
    this.host = host;
  }

  @Override
  public InputStream open(String path) {
    String file = absolute(path);
    int open = file == null || host.kind(file) == 'd' ? -1 : host.open(file);
    return open < 0 ? null : new HostStream(host, open, new byte[0]);
  }

  @Override
  public Pieces pieces() {
    return new HostPieces(host);
  }
}
