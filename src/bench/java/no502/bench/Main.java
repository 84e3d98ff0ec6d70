package no502.bench;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks that match the first argument, on a JVM with the options of the second, and
 * prints a table for the docs.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(args[0]);
    options.forks(1).warmupIterations(4).warmupTime(TimeValue.seconds(1));
    options.measurementIterations(5).measurementTime(TimeValue.seconds(1));
    options.jvmArgs(args[1].split(" "));
    Collection<RunResult> results = new Runner(options.build()).run();
    System.out.println("\n| benchmark | size | time | rate |\n|---|---|---|---|");
    for (RunResult result : results) {
      System.out.println(row(result));
    }
  }

  private static String row(RunResult result) {
    String name = result.getParams().getBenchmark().replaceFirst(".*\\.(.*\\.)", "$1");
    double micros = result.getPrimaryResult().getScore();
    String bytes = result.getParams().getParam("bytes");
    String services = result.getParams().getParam("services");
    String rate =
        bytes == null
            ? Math.round(micros / Integer.parseInt(services)) + " µs a service"
            : Math.round(Integer.parseInt(bytes) / micros) + " MB/s";
    String size = bytes == null ? services + " services" : bytes + " bytes";
    return "| " + name + " | " + size + " | " + Math.round(micros) + " µs | " + rate + " |";
  }
}
