package no502.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.workspace.MemoryWorkspace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole analysis, from the bytes to the findings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Analysing {
  @Param({"10", "100", "1000", "5000"})
  public int services;

  private MemoryWorkspace files;

  @Setup
  public void make() {
    files = MemoryWorkspace.of(Samples.stack(services));
  }

  @Benchmark
  public Outcome stack() {
    return new Analysis(files, Options.DEFAULT).run(List.of(""));
  }
}
