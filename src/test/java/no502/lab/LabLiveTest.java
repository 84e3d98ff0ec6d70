package no502.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.log.Judged;
import no502.log.SmokeScript;
import no502.topology.Stack;
import no502.verdict.Verdicts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The lab itself, on the real nginx, where the machine allows it. Elsewhere, or with {@code
 * NO502_LAB=off} in the environment, only the recorded outcomes are compared, and this says so.
 * With {@code NO502_LAB=required}, as in {@code .ci/run}, it must run, and on more random stacks.
 */
class LabLiveTest {
  private static final String WANTED = System.getenv().getOrDefault("NO502_LAB", "");

  private static final boolean REQUIRED = WANTED.equals("required");

  private static final String MACHINE = "machine";

  /** Empty where the lab runs. */
  private static final String HINDRANCE = hindrance();

  private static final String STACKS =
      System.getProperty("no502.lab.stacks", REQUIRED ? "2000" : "200");

  private static final String SEED = System.getProperty("no502.lab.seed", "502");

  static boolean live() {
    return HINDRANCE.isEmpty();
  }

  /** Tried on one small stack: nginx, python3 with yaml, namespaces and nftables must be there. */
  private static String hindrance() {
    if (REQUIRED || WANTED.equals("off")) {
      return REQUIRED ? "" : "NO502_LAB=off";
    }
    try {
      String said = said("src/test/lab/lab.sh", "run", "testdata/lab/u1-unix-ok");
      return said.contains("1 run") ? "" : said.strip();
    } catch (IOException | AssertionError missing) {
      return missing.getMessage().strip();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @BeforeEach
  void wanted() throws IOException {
    if (!live()) {
      String loud =
          "THE LIVE LAB DID NOT RUN: no nginx was started, only recorded outcomes were compared: "
              + HINDRANCE;
      System.out.println(loud);
      Assumptions.abort(loud);
    }
    String own = System.getProperty("java.class.path");
    Files.createDirectories(Path.of("target/lab"));
    Files.writeString(
        Path.of("target/lab/classpath"), System.getProperty("surefire.test.class.path", own));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = MACHINE, mode = ResourceAccessMode.READ)
  void nginxStillDoesWhatWasRecorded() throws Exception {
    run("src/test/lab/lab.sh", "check", "testdata/lab");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = MACHINE, mode = ResourceAccessMode.READ)
  void everyVerdictOnRandomStacksIsWhatNginxDoesAndEveryRepairMends() throws Exception {
    run("src/test/lab/evidence.sh", SEED, STACKS);
    System.out.println(Files.readString(Path.of("target/lab/evidence.md")));
  }

  /**
   * A script that always passes, or always fails, would be worse than none. It counts what fails in
   * seconds, so it has the machine to itself.
   */
  @Test
  @ResourceLock(MACHINE)
  void theSmokeScriptPassesAndFailsAsTheStackDeserves() throws Exception {
    Map<String, List<Object>> said = smoked(Path.of("testdata/smoke"));

    assertThat(said.get("two-peers"))
        .startsWith(0)
        .contains("at rest: 3 asked, 0 failed")
        .anySatisfy(line -> matches(line, "restart of api: \\d+ asked, 0 failed"))
        .anySatisfy(line -> matches(line, "restart of spare: \\d+ asked, 0 failed"))
        .contains("new address of api: none failed", "new address of spare: none failed")
        .anySatisfy(line -> matches(line, "passed: \\d+ requests, none failed"));
    assertThat(said.get("one-peer"))
        .startsWith(1)
        .contains("at rest: 1 asked, 0 failed")
        .anySatisfy(line -> matches(line, "restart of api: \\d+ asked, [1-9]\\d* failed"))
        .contains("new address of api: still 1 of the routes failing after 3 s")
        .anySatisfy(line -> matches(line, "FAILED: [2-9] of \\d+ requests failed"));
    assertThat(said.get("re-resolves"))
        .startsWith(1)
        .anySatisfy(line -> matches(line, "restart of api: \\d+ asked, [1-9]\\d* failed"))
        .anySatisfy(line -> matches(line, "new address of api: (none failed|learnt .*)"));
  }

  private static void matches(Object line, String pattern) {
    assertThat(line.toString()).matches(pattern);
  }

  /** For each stack its script's exit code, and the lines that it said. */
  private static Map<String, List<Object>> smoked(Path stacks) throws Exception {
    Path out = Path.of("target/lab/smoke");
    for (LabStack stack : LabStack.in(stacks)) {
      Path folder = Files.createDirectories(out.resolve(stack.name()));
      for (String file : List.of("docker-compose.yml", "nginx.conf", "lab.json")) {
        Path copy = folder.resolve(file);
        Files.copy(stack.folder().resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
      }
      Stack built = stack.stack().build();
      Judged judged = new Judged(built, Verdicts.of(built, true));
      String script = SmokeScript.of(judged, List.of("docker-compose.yml"));
      Files.writeString(folder.resolve("smoke.sh"), script);
    }
    Map<String, List<Object>> said = new LinkedHashMap<>();
    for (String line : run("src/test/lab/lab.sh", "run", out.toString()).lines().toList()) {
      if (line.startsWith("{")) {
        Map<String, Object> told = Json.parse(line);
        Map<String, Object> smoke = Json.map(told.get("smoke"));
        List<Object> lines = new ArrayList<>(List.of(smoke.get("exit")));
        lines.addAll(Json.list(smoke.get("said")));
        said.put(Path.of(Json.text(told, "stack")).getFileName().toString(), lines);
      }
    }
    return said;
  }

  /** Both stories of a disagreement go to the console, and to the failure. */
  private static String run(String... command) throws IOException, InterruptedException {
    String said = said(command);
    System.out.println(said);
    return said;
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(Files.createDirectories(Path.of("target/lab")), "run", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LAB_ENDS_WITH_CALLER", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    int code = process.waitFor();
    String said = Files.readString(log);
    Files.delete(log);
    assertThat(code).as(String.join(" ", command) + "\n" + said).isZero();
    return said;
  }
}
