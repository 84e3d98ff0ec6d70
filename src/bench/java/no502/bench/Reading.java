package no502.bench;

import java.util.concurrent.TimeUnit;
import no502.compose.ComposeLoader;
import no502.compose.ComposeRequest;
import no502.compose.Project;
import no502.nginx.NginxParser;
import no502.nginx.Parsed;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import no502.yaml.YamlFile;
import no502.yaml.YamlReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How fast files become trees, from small to far larger than anybody's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Reading {
  @Param({"10000", "100000", "1000000", "10000000"})
  public int bytes;

  private byte[] nginx;
  private byte[] compose;

  @Setup
  public void make() {
    nginx = Source.of("nginx.conf", Samples.nginx(bytes)).bytes();
    compose = Source.of("compose.yml", Samples.compose(bytes)).bytes();
  }

  @Benchmark
  public Parsed nginx() {
    return NginxParser.parse(new Source("nginx.conf", nginx));
  }

  @Benchmark
  public YamlFile composeTree() {
    return YamlReader.read(new Source("compose.yml", compose));
  }

  @Benchmark
  public Project composeProject() {
    MemoryWorkspace files = new MemoryWorkspace().put(new Source("compose.yml", compose));
    return ComposeLoader.load(files, ComposeRequest.in("").withRootName("bench"));
  }
}
