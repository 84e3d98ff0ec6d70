package no502.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the lab while an nginx runs in it: no process, namespace, mount or file may stay. */
class LabLeavesNothingTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path work;

  @BeforeEach
  void wanted() {
    assumeTrue(LabLiveTest.live(), "the live lab does not run here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP", "KILL"})
  void aSignalEndsAllOfTheLabAtOnce(String signal) throws Exception {
    Path stack = aStackThatWaits();
    Set<String> files = files();
    Process lab = start("src/test/lab/lab.sh", "run", stack.toString());
    Set<Long> inside = untilNginxRuns(lab);
    Set<String> namespaces = namespaces(inside);
    assertThat(namespaces).hasSizeGreaterThan(1);

    new ProcessBuilder("kill", "-" + signal, String.valueOf(lab.pid())).start().waitFor();

    assertThat(lab.waitFor(2, TimeUnit.SECONDS)).as("ended within two seconds").isTrue();
    assertThat(lab.exitValue()).isNotZero();
    assertNothingIsLeft(inside, namespaces);
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void aScriptThatDiesTakesItsLabAlong() throws Exception {
    Path stack = aStackThatWaits();
    String line = "src/test/lab/lab.sh run " + stack + "; true";
    Process script = start("env", "LAB_ENDS_WITH_CALLER=1", "sh", "-c", line);
    Set<Long> inside = untilNginxRuns(script);
    Set<String> namespaces = namespaces(inside);

    script.destroyForcibly().waitFor();

    assertNothingIsLeft(inside, namespaces);
  }

  /** Long enough that only a signal can end it. */
  private Path aStackThatWaits() throws IOException {
    Path stack = Files.createDirectory(work.resolve("waits"));
    for (String name : List.of("docker-compose.yml", "nginx.conf")) {
      Files.copy(Path.of("testdata/lab/a01-service-name-right-port", name), stack.resolve(name));
    }
    Files.writeString(stack.resolve("lab.json"), "{\"steps\": [{\"wait\": 120}]}");
    return stack;
  }

  private Process start(String... command) throws IOException {
    Path log = Files.createTempFile(Path.of("target"), "lab", ".log");
    log.toFile().deleteOnExit();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** The process and all below it, once nginx has a worker. */
  private static Set<Long> untilNginxRuns(Process lab) throws Exception {
    Instant limit = Instant.now().plus(SOON);
    while (Instant.now().isBefore(limit) && lab.isAlive()) {
      boolean nginx = lab.descendants().anyMatch(p -> command(p.pid()).contains("nginx: worker"));
      if (nginx) {
        Stream<ProcessHandle> all = Stream.concat(Stream.of(lab.toHandle()), lab.descendants());
        return all.map(ProcessHandle::pid).collect(Collectors.toSet());
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the lab started no nginx");
  }

  private static void assertNothingIsLeft(Set<Long> inside, Set<String> namespaces)
      throws Exception {
    Instant limit = Instant.now().plus(SOON);
    while (Instant.now().isBefore(limit) && inside.stream().anyMatch(LabLeavesNothingTest::lives)) {
      Thread.sleep(20);
    }
    assertThat(inside).noneMatch(LabLeavesNothingTest::lives);
    Set<Long> everyone =
        ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet());
    assertThat(namespaces(everyone)).doesNotContainAnyElementsOf(namespaces);
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(" nsfs ", " lab ");
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String command(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  /** The network and mount namespaces of these processes that are not our own. */
  private static Set<String> namespaces(Set<Long> pids) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String kind : List.of("net", "mnt", "pid")) {
      String own = Files.readSymbolicLink(Path.of("/proc/self/ns/" + kind)).toString();
      for (long pid : pids) {
        try {
          found.add(Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind)).toString());
        } catch (IOException e) {
          continue; // it has just ended
        }
      }
      found.remove(own);
    }
    return found;
  }

  /** What lies where the lab has its scratch files, and in the stack. */
  private Set<String> files() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path place :
        List.of(Path.of("/mnt"), Path.of("/media"), Path.of("/srv"), Path.of("/opt"), work)) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> all = Files.walk(place, 2)) {
          all.map(Path::toString).forEach(found::add);
        }
      }
    }
    return found;
  }
}
