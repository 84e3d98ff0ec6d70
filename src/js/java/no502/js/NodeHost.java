package no502.js;

import java.util.List;
import no502.host.StreamingHost;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Int8Array;

/** Node as a host, through the functions of {@code host.cjs}. */
final class NodeHost implements StreamingHost {

  /** What {@code host.cjs} gives. Bytes both ways: its strings may hold halves of characters. */
  interface Functions extends JSObject {
    boolean output(int stream, Int8Array bytes);

    int input();

    int open(String path);

    Int8Array piece(int file, int patience);

    boolean broke();

    void close(int file);

    JSString env(String name);

    String workingFolder();

    boolean terminal();

    boolean errorTerminal();

    int columns();

    JSString real(String path);

    String kind(String path);

    boolean isLink(String path);

    double size(String path);

    Int8Array read(String path, int most);

    boolean mayRead(String path);

    Int8Array list(String path, int most);

    boolean write(String path, Int8Array bytes, boolean append);

    boolean makeFolders(String path);

    boolean replace(String path, Int8Array bytes);
  }

  private final Functions node;

  NodeHost(Functions node) {
    this.node = node;
  }

  private static Int8Array js(byte[] bytes) {
    return Int8Array.copyFromJavaArray(bytes);
  }

  @Override
  public boolean out(byte[] bytes) {
    return node.output(1, js(bytes));
  }

  @Override
  public void err(byte[] bytes) {
    node.output(2, js(bytes));
  }

  @Override
  public int in() {
    return node.input();
  }

  @Override
  public int open(String path) {
    return node.open(path);
  }

  @Override
  public byte[] piece(int file, int patience) {
    Int8Array piece = node.piece(file, patience);
    if (piece == null) {
      return null;
    }
    byte[] bytes = piece.copyToJavaArray();
    return bytes.length > 0 ? bytes : node.broke() ? BROKEN : END;
  }

  @Override
  public void close(int file) {
    node.close(file);
  }

  @Override
  public String env(String name) {
    JSString value = node.env(name);
    return value == null ? null : value.stringValue();
  }

  @Override
  public String workingFolder() {
    return node.workingFolder();
  }

  @Override
  public boolean terminal() {
    return node.terminal();
  }

  @Override
  public boolean errorTerminal() {
    return node.errorTerminal();
  }

  @Override
  public int columns() {
    return node.columns();
  }

  @Override
  public String real(String path) {
    JSString real = node.real(path);
    return real == null ? null : real.stringValue();
  }

  @Override
  public char kind(String path) {
    return node.kind(path).charAt(0);
  }

  @Override
  public boolean isLink(String path) {
    return node.isLink(path);
  }

  @Override
  public long size(String path) {
    return (long) node.size(path);
  }

  @Override
  public byte[] read(String path, int most) {
    Int8Array bytes = node.read(path, most);
    return bytes == null ? null : bytes.copyToJavaArray();
  }

  @Override
  public boolean mayRead(String path) {
    return node.mayRead(path);
  }

  @Override
  public List<String> list(String path, int most) {
    Int8Array names = node.list(path, most);
    return names == null ? null : StreamingHost.names(names.copyToJavaArray());
  }

  @Override
  public boolean write(String path, byte[] bytes, boolean append) {
    return node.write(path, js(bytes), append);
  }

  @Override
  public boolean makeFolders(String path) {
    return node.makeFolders(path);
  }

  @Override
  public boolean replace(String path, byte[] bytes) {
    return node.replace(path, js(bytes));
  }
}
