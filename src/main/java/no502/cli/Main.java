package no502.cli;

/** The way in on a JVM. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(args, new JvmConsole()));
  }
}
