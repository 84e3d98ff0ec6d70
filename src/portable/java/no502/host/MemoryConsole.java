package no502.host;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import no502.cli.Console;
import no502.report.Names;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;

/** Files given as strings, and what the tool prints kept: for those who call it as a library. */
public final class MemoryConsole implements Console {
  private final MemoryWorkspace files;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public MemoryConsole(MemoryWorkspace files) {
    this.files = files;
  }

  public byte[] printed() {
    return out.toByteArray();
  }

  public byte[] complained() {
    return err.toByteArray();
  }

  @Override
  public boolean out(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    return true;
  }

  @Override
  public void err(byte[] bytes) {
    err.write(bytes, 0, bytes.length);
  }

  @Override
  public byte[] in(int most) {
    return new byte[0];
  }

  @Override
  public String line() {
    return null;
  }

  @Override
  public String env(String name) {
    return null;
  }

  @Override
  public boolean terminal() {
    return false;
  }

  @Override
  public int width() {
    return 0;
  }

  @Override
  public Place place(List<String> paths) {
    List<String> inside = paths.isEmpty() ? List.of("") : new ArrayList<>(paths);
    return new Place("", files, new Names("", ""), inside);
  }

  @Override
  public boolean save(Place place, String name, byte[] bytes) {
    return false;
  }

  @Override
  public boolean write(String path, byte[] bytes) {
    return false;
  }

  @Override
  public boolean append(String path, byte[] bytes) {
    return false;
  }

  @Override
  public Source read(String path) {
    return null;
  }
}
