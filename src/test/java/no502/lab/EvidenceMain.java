package no502.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code repair OUT FOLDER…} writes repaired stacks; {@code tell FILE LINES…} writes the evidence
 * of the committed stacks and of these lines of {@code lab.sh run}, each {@code NAME=FILE}.
 */
final class EvidenceMain {
  private EvidenceMain() {}

  public static void main(String[] args) throws IOException {
    List<String> rest = List.of(args).subList(2, args.length);
    if (args[0].equals("repair")) {
      int written = 0;
      for (String folder : rest) {
        for (LabStack stack : LabStack.in(Path.of(folder))) {
          boolean fits = !stack.hidden() && !stack.changes() && !stack.exits();
          written += fits ? Repairs.write(stack, Path.of(args[1])) : 0;
        }
      }
      System.out.println(written + " repaired stacks");
      return;
    }
    Evidence evidence = new Evidence();
    for (LabStack stack : LabStack.committed()) {
      if (!stack.hidden() && !stack.exits()) {
        evidence.stack("committed", stack, Observation.recorded(stack));
      }
    }
    for (String named : rest) {
      String set = named.substring(0, named.indexOf('='));
      for (String line : Files.readAllLines(Path.of(named.substring(set.length() + 1)))) {
        tell(evidence, set, Json.parse(line));
      }
    }
    Files.writeString(Path.of(args[1]), HEAD + evidence.markdown());
    evidence.disagreements().forEach(System.out::println);
    System.exit(evidence.disagreements().isEmpty() ? 0 : 1);
  }

  private static void tell(Evidence evidence, String set, Map<String, Object> line) {
    if (line.containsKey("skipped") || line.containsKey("broken")) {
      System.out.println("NOT RUN: " + line);
      return;
    }
    LabStack stack = new LabStack(Path.of(Json.text(line, "stack")));
    Observation seen = Observation.live(line);
    if (!set.startsWith("repaired")) {
      evidence.stack(set + ", nginx " + Json.text(line, "nginx"), stack, seen);
      return;
    }
    List<Ruling> revived = Repairs.revived(stack, seen);
    evidence.repair(stack.about().split(" ")[0], revived);
    for (Ruling ruling : revived) {
      if (ruling.kind() == Ruling.Kind.DISAGREES) {
        System.out.println(
            "REPAIR FAILS " + stack.name() + "\n    " + ruling.said() + "\n    " + seen);
      }
    }
  }

  private static final String HEAD =
      """
      # Evidence

      Written by the lab (`src/test/lab/evidence.sh`), which runs each stack on the real nginx and holds every route's
      verdict, made from the files alone, against what nginx did. Of a rule, precision counts the routes it
      condemned that did fail that way; recall counts the routes that failed for its cause (as the analysis names it once
      it is told what each program listens on) and that it found from the files. A repair is proven when the route that failed
      answers after the fix.

      """;
}
