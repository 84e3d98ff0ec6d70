package no502.cli;

/** The way in on a JVM. */
public final class Main {
  private Main() {}

  /**
   * Leaves by halt: all is written by then, and from JDK 21 on exit looks for a logger first, which
   * costs as much as a quarter of the run.
   */
  public static void main(String[] args) {
    Runtime.getRuntime().halt(Cli.run(args, new JvmConsole()));
  }
}
