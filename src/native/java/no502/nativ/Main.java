package no502.nativ;

import no502.cli.Cli;
import no502.host.StreamingConsole;

/** The way in of the native build. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    NativeHost.exit(Cli.run(NativeHost.arguments(), new StreamingConsole(new NativeHost())));
  }
}
