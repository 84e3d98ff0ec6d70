package no502.cli;

/** The way in on a JVM. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    JvmConsole console = new JvmConsole();
    int code = Cli.run(args, console);
    console.over(code);
    System.exit(code);
  }
}
