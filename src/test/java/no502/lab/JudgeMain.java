package no502.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Judges the lines of {@code lab.sh run} as they come in. Exits with 1 when a route disagrees. */
final class JudgeMain {
  private JudgeMain() {}

  public static void main(String[] args) throws IOException {
    Tally tally = new Tally();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      judge(tally, Json.parse(line));
    }
    System.out.println(tally);
    System.exit(tally.disagreements().isEmpty() ? 0 : 1);
  }

  private static void judge(Tally tally, Map<String, Object> line) {
    if (line.containsKey("skipped") || line.containsKey("broken")) {
      System.out.println("NOT RUN: " + line);
      return;
    }
    LabStack stack = new LabStack(Path.of(Json.text(line, "stack")));
    Observation seen = Observation.live(line);
    if (!tally.count(stack, seen, Judge.rule(stack, seen, stack.stack().build()))) {
      System.out.println("DISAGREES " + stack.name());
    }
  }
}
