package no502.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no502.analysis.Crew;
import no502.report.Names;
import no502.report.Plain;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.MemoryWorkspace;
import no502.workspace.Workspace;

/** A platform in memory: files by name, what was printed, what was written. */
class FakeConsole implements Console {
  final MemoryWorkspace files = new MemoryWorkspace();
  final Map<String, String> environment = new HashMap<>();
  final Map<String, String> written = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  String in = "";
  String workdir = "";
  boolean full;
  boolean terminal;
  boolean errorTerminal;
  boolean threads;
  int columns = 80;
  long millisPerLook;
  private long millis;

  /** What the tool sees of the files; a test may lay something over them. */
  UnaryOperator<Workspace> view = UnaryOperator.identity();

  FakeConsole file(String name, String text) {
    files.put(Source.of(name, text));
    return this;
  }

  int run(String... words) {
    out.reset();
    err.reset();
    return Cli.run(words, this);
  }

  String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complaints() {
    return err.toString(StandardCharsets.UTF_8);
  }

  String file(String name) {
    return files.at(name) instanceof Entry.File file ? file.source().text() : null;
  }

  @Override
  public Crew crew(Crew listener) {
    return threads ? new Threads(listener) : listener;
  }

  @Override
  public boolean out(byte[] bytes) {
    out.writeBytes(bytes);
    return !full;
  }

  @Override
  public void err(byte[] bytes) {
    err.writeBytes(bytes);
  }

  @Override
  public byte[] in(int most) {
    return in == null ? null : in.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String line() {
    return in;
  }

  @Override
  public String env(String name) {
    return environment.get(name);
  }

  @Override
  public boolean terminal() {
    return terminal;
  }

  @Override
  public boolean errorTerminal() {
    return errorTerminal;
  }

  @Override
  public long millis() {
    return millis += millisPerLook;
  }

  @Override
  public int width() {
    return columns;
  }

  @Override
  public Place place(List<String> paths) {
    List<String> inside = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      String name = no502.workspace.RootPath.resolve(workdir, path);
      if (!files.isFile(name) && !files.isFolder(name)) {
        err(("no502: no such file: " + Plain.text(path) + "\n").getBytes(StandardCharsets.UTF_8));
        return null;
      }
      inside.add(name);
    }
    return new Place("", view.apply(files), new Names("", workdir), inside);
  }

  @Override
  public boolean save(Place place, String name, byte[] bytes) {
    files.put(new Source(name, bytes));
    return true;
  }

  @Override
  public boolean write(String path, byte[] bytes) {
    if (full) {
      return false;
    }
    written.put(path, new String(bytes, StandardCharsets.UTF_8));
    return true;
  }

  @Override
  public boolean append(String path, byte[] bytes) {
    written.merge(path, new String(bytes, StandardCharsets.UTF_8), String::concat);
    return true;
  }

  @Override
  public Source read(String path) {
    if (written.containsKey(path)) {
      return Source.of(path, written.get(path));
    }
    return files.at(path) instanceof Entry.File file ? file.source() : null;
  }
}
