package no502.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import no502.analysis.LogDiagnosis;
import no502.lint.Finding;
import no502.report.DiagnosisJson;
import no502.report.DiagnosisMarkdown;
import no502.report.DiagnosisSchema;
import no502.report.DiagnosisTerminal;
import no502.report.ReportContext;
import no502.topology.AStack;
import no502.topology.Stack;
import no502.verdict.Verdicts;
import org.junit.jupiter.api.Test;

/**
 * Gives each failing scenario of the lab its own log back, with its stack beside it: the true cause
 * must come first, and where the files cannot know, among the first three.
 */
class LabLogsTest {
  private static final Path LOGS = Path.of("testdata/log");
  private static final Path STACKS = Path.of("testdata/lab");
  private static final Path TRUTH =
      Path.of(System.getProperty("no502.truth", "../shared/lab/TRUTH.txt"));
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Their lines name no line of the configuration, no upstream and no request. */
  private static final List<String> WITHOUT_PLACE = List.of("m3", "n9");

  /** nginx logs no trouble there: a backend answered by itself, or no pass took the request. */
  private static final List<String> NO_TROUBLE_OF_AN_UPSTREAM = List.of("file-not-found");

  /** One cause a row, never a choice of several: where a log has more than one, one an answer. */
  @Test
  void theTrueCauseComesFirst() throws IOException {
    List<String> missed = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    List<String> unplaced = new ArrayList<>();
    List<String> rows = Files.readAllLines(LOGS.resolve("causes.tsv"));
    for (String row : rows) {
      String[] parts = row.split("\t");
      List<Answer> answers = diagnose(parts[0]).answers();
      boolean placed = !answers.isEmpty() && !answers.get(0).places().isEmpty();
      if (!placed && !WITHOUT_PLACE.contains(parts[0].replaceFirst("-.*", ""))) {
        unplaced.add(parts[0] + " " + told(answers));
      }
      int rank = rank(answers, List.of(parts[1].split(",")));
      if (rank != 1) {
        (rank >= 2 && rank <= 3 ? lower : missed).add(row + " <- " + rank + " " + told(answers));
      }
    }
    int first = rows.size() - missed.size() - lower.size();
    String tally = first + " of " + rows.size() + " first, " + lower.size() + " second or third";
    tally += "\n" + String.join("\n", lower) + "\nMISSED\n" + String.join("\n", missed);
    System.out.println(tally);
    assertThat(unplaced).isEmpty();
    assertThat(missed).as(tally).isEmpty();
    assertThat(first * 100).as(tally).isGreaterThanOrEqualTo(rows.size() * 95);
    assertThat(Files.readString(Path.of("docs/diagnose.md")).replace('\n', ' '))
        .contains("the lab's " + rows.size() + " failing stacks")
        .contains("the true cause comes first in " + first + ", ");
  }

  @Test
  void everyStackInWhichAnUpstreamFailsHasItsLog() throws IOException {
    List<String> rows = scenarios();
    List<String> forgotten = new ArrayList<>();
    try (Stream<Path> stacks = Files.list(STACKS)) {
      for (Path stack : stacks.filter(Files::isDirectory).sorted().toList()) {
        JsonNode lab = JSON.readTree(stack.resolve("lab.json").toFile());
        JsonNode symptoms = JSON.readTree(stack.resolve("observed.json").toFile()).get("symptoms");
        boolean trouble = false;
        for (JsonNode symptom : symptoms) {
          trouble |= !NO_TROUBLE_OF_AN_UPSTREAM.contains(symptom.get("symptom").asText());
        }
        if (trouble && lab.has("truth") && !rows.contains(stack.getFileName().toString())) {
          forgotten.add(stack.getFileName().toString());
        }
      }
    }
    assertThat(forgotten).isEmpty();
  }

  /** Where the reference lab's record is at hand: each scenario that it saw fail is among ours. */
  @Test
  void everyFailingScenarioOfTheTruthHasItsLog() throws IOException {
    assumeTrue(Files.exists(TRUTH), "the truth is not here");
    List<String> told = new ArrayList<>();
    for (String row : scenarios()) {
      told.add(
          JSON.readTree(STACKS.resolve(row).resolve("lab.json").toFile()).at("/truth").asText());
    }
    Set<String> failing = new LinkedHashSet<>();
    String scenario = "";
    for (String line : Files.readAllLines(TRUTH)) {
      if (line.startsWith("## ")) {
        scenario =
            line.substring(3).replaceFirst("^y1\\.\\d", "y1.0"); // one and the same, eight times
      } else if (line.matches(" +\\d+x \\[(emerg|alert|crit|error)].*")
          && !line.contains("index.html\" is not found")) {
        failing.add(scenario);
      }
    }
    assertThat(failing).hasSizeGreaterThan(200);
    assertThat(told).containsAll(failing);
  }

  /** What is broken on its way still gives answers, and no exception in any format. */
  @Test
  void brokenLogsAreAnsweredToo() throws IOException {
    Random random = new Random(7);
    List<String> rows = Files.readAllLines(LOGS.resolve("causes.tsv"));
    for (int i = 0; i < rows.size(); i += 4) {
      String scenario = rows.get(i).split("\t")[0];
      byte[] log = Files.readAllBytes(LOGS.resolve(scenario + ".log"));
      List<Judged> judged = judged(scenario);
      for (int round = 0; round < 20; round++) {
        byte[] broken = log.clone();
        for (int hits = random.nextInt(40); hits > 0; hits--) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        LogReader reader = new LogReader();
        reader.feed(broken, random.nextInt(broken.length + 1));
        reader.finish();
        Diagnosis diagnosis = Diagnosis.of(reader.tally(), judged);
        List<Finding> none = new ArrayList<>();
        diagnosis.answers().forEach(answer -> none.add(null));
        LogDiagnosis told = new LogDiagnosis(diagnosis, none);
        ReportContext context = ReportContext.plain("0");
        assertThat(DiagnosisTerminal.render(told, context)).contains("Read ");
        assertThat(DiagnosisMarkdown.render(told, context)).contains("Read ");
        DiagnosisSchema.checked(DiagnosisJson.render(told, context));
      }
    }
  }

  private static List<String> scenarios() throws IOException {
    List<String> names = new ArrayList<>();
    for (String row : Files.readAllLines(LOGS.resolve("causes.tsv"))) {
      names.add(row.substring(0, row.indexOf('\t')));
    }
    return names;
  }

  /**
   * Where in the first answer the first cause stands, from 1; 0 when it does not, or when another
   * cause of the log leads no answer.
   */
  private static int rank(List<Answer> answers, List<String> expected) {
    if (answers.isEmpty()) {
      return 0;
    }
    List<Answer.Step> steps = answers.get(0).steps();
    Set<String> leading = new LinkedHashSet<>();
    answers.forEach(answer -> leading.add(answer.cause().id()));
    if (!leading.containsAll(expected.subList(1, expected.size()))) {
      return 0;
    }
    for (int i = 0; i < steps.size(); i++) {
      if (expected.get(0).equals(steps.get(i).suspect().id())) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String told(List<Answer> answers) {
    StringBuilder told = new StringBuilder();
    for (Answer answer : answers) {
      told.append(answer.certainty()).append(' ').append(answer.target()).append(' ');
      told.append(answer.count()).append('x').append(answer.groups().get(0).trouble()).append(' ');
      answer.steps().forEach(step -> told.append(step.suspect().id()).append(','));
      told.append("; ");
    }
    return told.toString();
  }

  static Diagnosis diagnose(String scenario) throws IOException {
    LogReader reader = new LogReader();
    byte[] log = Files.readAllBytes(LOGS.resolve(scenario + ".log"));
    reader.feed(log, log.length);
    reader.finish();
    return Diagnosis.of(reader.tally(), judged(scenario));
  }

  private static List<Judged> judged(String scenario) throws IOException {
    List<Judged> judged = new ArrayList<>();
    for (Stack one : AStack.of(files(STACKS.resolve(scenario))).all()) {
      judged.add(new Judged(one, Verdicts.of(one, true)));
    }
    return judged;
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals("lab.json") && !name.equals("observed.json")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }
}
