package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no502.analysis.Crew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Several cores at one run, and a report that does not show it. */
class ThreadsTest {
  private static final Crew.Step STEP = Crew.Step.CHECKING;

  @Test
  void whatTheyGiveIsInOrder() {
    List<Integer> squares = new Threads(Crew.ALONE).each(STEP, 1000, i -> i * i);
    assertThat(squares).hasSize(1000).isSorted().startsWith(0, 1, 4).endsWith(999 * 999);
  }

  @Test
  @EnabledIf("severalCores")
  void theyWorkAtTheSameTime() throws InterruptedException {
    CountDownLatch met = new CountDownLatch(2);
    List<Boolean> together = new Threads(Crew.ALONE).each(STEP, 8, i -> meets(met));
    assertThat(together).containsOnly(true);
  }

  private static boolean meets(CountDownLatch met) {
    met.countDown();
    try {
      return met.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  static boolean severalCores() {
    return Runtime.getRuntime().availableProcessors() > 1;
  }

  @Test
  void aSmallRunStartsNone() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    new Threads(Crew.ALONE).each(STEP, 7, i -> workers.add(Thread.currentThread()));
    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @Test
  void onlyWhoAskedTellsHowFarItIsAndGoesForward() {
    List<Integer> told = new ArrayList<>();
    Set<Thread> tellers = ConcurrentHashMap.newKeySet();
    Crew listener =
        (step, done, all) -> {
          told.add(done);
          tellers.add(Thread.currentThread());
        };
    new Threads(listener).each(STEP, 500, i -> i);
    assertThat(told).isSorted().allMatch(done -> done < 500);
    assertThat(tellers).isSubsetOf(Thread.currentThread());
  }

  @Test
  void whatBreaksDownInOneBreaksDownHere() {
    assertThatThrownBy(
            () ->
                new Threads(Crew.ALONE)
                    .each(
                        STEP,
                        100,
                        i -> {
                          if (i == 50) {
                            throw new IllegalStateException("the fiftieth");
                          }
                          return i;
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the fiftieth");
  }

  @Test
  void theReportOfATreeIsTheSame() {
    String alone = reportOn(tree(false));
    for (int i = 0; i < 5; i++) {
      assertThat(reportOn(tree(true))).isEqualTo(alone);
    }
    assertThat(alone).contains("60 stacks");
  }

  private static String reportOn(FakeConsole console) {
    console.run("check");
    return console.text() + console.complaints();
  }

  /** Stacks with errors and repairs, joined by a network, with a file that all include. */
  private static FakeConsole tree(boolean threads) {
    FakeConsole console = new FakeConsole();
    console.threads = threads;
    console.file("base.yaml", "services: {cache: {image: 'redis:7'}}\n");
    for (int i = 0; i < 60; i++) {
      console.file(
          "team-" + i + "/compose.yaml",
          "include: [../base.yaml]\n"
              + "services:\n"
              + "  web:\n"
              + "    image: nginx:1.28\n"
              + "    volumes: ['./nginx.conf:/etc/nginx/conf.d/default.conf']\n"
              + "    networks: [default, edge]\n"
              + ("  api-" + i + ":\n")
              + "    image: python:3.12\n"
              + ("    command: gunicorn -b " + (i % 2 == 0 ? "127.0.0.1" : "0.0.0.0"))
              + ":8000 app:app\n"
              + "    networks: [edge]\n"
              + "networks: {edge: {external: true}}\n");
      console.file(
          "team-" + i + "/nginx.conf",
          "server { listen 80; location / { proxy_pass http://api-"
              + (i + 1) % 60
              + ":8001; } }\n");
    }
    return console;
  }
}
