package no502.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.lab.Evidence.Judged;

/**
 * {@code repair OUT FOLDER…} writes repaired stacks; {@code tell FILE LINES…} writes the evidence
 * of the committed stacks and of these lines of {@code lab.sh run}, each {@code NAME=FILE}.
 */
final class EvidenceMain {
  private EvidenceMain() {}

  public static void main(String[] args) throws IOException {
    List<String> rest = List.of(args).subList(2, args.length);
    if (args[0].equals("repair")) {
      List<LabStack> all = new ArrayList<>();
      rest.forEach(folder -> all.addAll(LabStack.in(Path.of(folder))));
      int written =
          all.parallelStream()
              .filter(stack -> !stack.hidden() && !stack.exits())
              .mapToInt(stack -> Repairs.write(stack, Path.of(args[1])))
              .sum();
      System.out.println(written + " repaired stacks");
      return;
    }
    Evidence evidence = new Evidence();
    LabStack.committed().parallelStream()
        .filter(stack -> !stack.hidden() && !stack.exits())
        .map(stack -> Judged.of(stack, Observation.recorded(stack)))
        .toList()
        .forEach(judged -> evidence.add("committed", judged));
    for (String named : rest) {
      String set = named.substring(0, named.indexOf('='));
      tell(evidence, set, lines(Path.of(named.substring(set.length() + 1))));
    }
    Files.writeString(
        Path.of(args[1]),
        HEAD + evidence.sets() + RULES + evidence.rules() + RESILIENCE + resilience());
    evidence.disagreements().forEach(System.out::println);
    System.exit(evidence.disagreements().isEmpty() && !evidence.aRepairFails() ? 0 : 1);
  }

  /** What ran; what did not is said aloud. */
  private static List<Map<String, Object>> lines(Path file) throws IOException {
    List<Map<String, Object>> ran = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      Map<String, Object> line = Json.parse(text);
      if (line.containsKey("skipped") || line.containsKey("broken")) {
        System.out.println("NOT RUN: " + line);
      } else {
        ran.add(line);
      }
    }
    return ran;
  }

  private static void tell(Evidence evidence, String set, List<Map<String, Object>> lines) {
    if (set.equals("repaired")) {
      lines.forEach(line -> repaired(evidence, stack(line), Observation.live(line)));
      return;
    }
    List<Judged> judged =
        lines.parallelStream().map(line -> Judged.of(stack(line), Observation.live(line))).toList();
    String version = lines.isEmpty() ? "" : ", nginx " + Json.text(lines.get(0), "nginx");
    judged.forEach(one -> evidence.add(set + version, one));
  }

  private static LabStack stack(Map<String, Object> line) {
    return new LabStack(Path.of(Json.text(line, "stack")));
  }

  private static void repaired(Evidence evidence, LabStack stack, Observation seen) {
    List<Ruling> revived = Repairs.revived(stack, seen);
    evidence.repair(stack.about().split(" ")[0], revived);
    for (Ruling ruling : revived) {
      if (ruling.kind() == Ruling.Kind.DISAGREES) {
        System.out.println(
            "REPAIR FAILS " + stack.name() + "\n    " + ruling.said() + "\n    " + seen);
      }
    }
  }

  private static String resilience() {
    StringBuilder text = new StringBuilder();
    Resilience.committed().forEach(pair -> text.append(pair.row()));
    return text.toString();
  }

  private static final String RESILIENCE =
      """

      What advice is worth to the client, without and with it, by the stacks `testdata/lab/z*`:

      | rule | what happens | requests that failed | with the advice |
      | --- | --- | --- | --- |
      """;

  private static final String HEAD =
      """
      # Evidence

      Written by the lab (`src/test/lab/evidence.sh SEED COUNT`), which runs each stack on the real nginx and holds every
      route's verdict, made from the files alone, against what nginx did: "fails" must fail with that symptom, "reaches"
      must answer. `.ci/run` does so with 2,000 random stacks (seed 502), and a disagreement fails the build.

      "Unknown" is in per cent of the routes that were judged or unknown; its reasons stand below. "Not asked" are routes
      that no request comes to, such as a fallback nobody needed. Left out are stacks whose outcome rests on what no file
      tells (a firewall, another hosts file), and those with a program that ends at once.

      """;

  private static final String RULES =
      """

      Of a rule, precision counts the routes it condemned that did fail that way; recall counts the routes that failed for
      its cause (as the analysis names it once it is told what each program listens on) and that it found from the files.
      A repair is proven when the route that failed answers after the fix, on nginx again. Where the fix lets a program
      listen elsewhere, the lab derives that from the repaired command line by a reading of its own
      (`src/test/lab/programs.py`); the backends are small servers that listen there, not the programs themselves.

      """;
}
