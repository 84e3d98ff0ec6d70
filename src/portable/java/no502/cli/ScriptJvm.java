package no502.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs many command lines in one JVM, for the suite that compares the builds. */
final class ScriptJvm {
  private ScriptJvm() {}

  public static void main(String[] args) throws IOException {
    JvmConsole console = new JvmConsole();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      int code = Cli.run(line.split(" "), console);
      console.out(("== " + line + " => " + code + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
