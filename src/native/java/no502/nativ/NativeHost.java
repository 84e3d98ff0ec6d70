package no502.nativ;

import java.util.ArrayList;
import java.util.List;
import no502.host.StreamingHost;
import no502.text.Utf8;
import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/**
 * The C library as a host, through the few functions of {@code host.c}. What has no fixed size waits
 * there until we have made room for it.
 */
@Include(value = "no502_host.h", isSystem = false)
final class NativeHost implements StreamingHost {
  @Import(name = "no502_argument")
  private static native int argument(int index);

  @Import(name = "no502_take")
  private static native void take(Address room);

  @Import(name = "no502_output")
  private static native int output(int stream, Address bytes, int length);

  @Import(name = "no502_input")
  private static native int input();

  @Import(name = "no502_open")
  private static native int openFile(Address path);

  @Import(name = "no502_piece")
  private static native int nextPiece(int file, int patience);

  @Import(name = "no502_close")
  private static native void closeFile(int file);

  @Import(name = "no502_env")
  private static native int env(Address name);

  @Import(name = "no502_working_folder")
  private static native int folder();

  @Import(name = "no502_columns")
  private static native int width();

  @Import(name = "no502_terminal")
  private static native int isTerminal(int stream);

  @Import(name = "no502_real")
  private static native int real(Address path);

  @Import(name = "no502_kind")
  private static native int kind(Address path);

  @Import(name = "no502_is_link")
  private static native int link(Address path);

  @Import(name = "no502_size")
  private static native long size(Address path);

  @Import(name = "no502_read")
  private static native int read(Address path, int most);

  @Import(name = "no502_may_read")
  private static native int readable(Address path);

  @Import(name = "no502_list")
  private static native int list(Address path, int most);

  @Import(name = "no502_write")
  private static native int write(Address path, Address bytes, int length, int append);

  @Import(name = "no502_make_folder")
  private static native int makeFolder(Address path);

  @Import(name = "no502_replace")
  private static native int replace(Address path, Address bytes, int length);

  @Import(name = "no502_exit")
  static native void exit(int code);

  /** The arguments as bytes: the C library's own way to text depends on the locale. */
  static String[] arguments() {
    List<String> all = new ArrayList<>();
    for (int i = 1; ; i++) {
      int length = argument(i);
      if (length < 0) {
        return all.toArray(new String[0]);
      }
      all.add(Utf8.text(taken(length)));
    }
  }

  private static byte[] taken(int length) {
    byte[] bytes = new byte[length];
    take(Address.ofData(bytes));
    return bytes;
  }

  private static String takenText(int length) {
    return length < 0 ? null : Utf8.text(taken(length));
  }

  private static Address c(String text) {
    byte[] bytes = Utf8.bytes(text);
    byte[] ended = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, ended, 0, bytes.length);
    return Address.ofData(ended);
  }

  @Override
  public boolean out(byte[] bytes) {
    return output(1, Address.ofData(bytes), bytes.length) != 0;
  }

  @Override
  public void err(byte[] bytes) {
    output(2, Address.ofData(bytes), bytes.length);
  }

  @Override
  public int in() {
    return input();
  }

  @Override
  public int open(String path) {
    return openFile(c(path));
  }

  @Override
  public byte[] piece(int file, int patience) {
    int length = nextPiece(file, patience);
    return switch (length) {
      case -1 -> END;
      case -2 -> null;
      case -3 -> BROKEN;
      default -> taken(length);
    };
  }

  @Override
  public void close(int file) {
    closeFile(file);
  }

  @Override
  public String env(String name) {
    return takenText(env(c(name)));
  }

  @Override
  public String workingFolder() {
    return takenText(folder());
  }

  @Override
  public boolean terminal() {
    return isTerminal(1) != 0;
  }

  @Override
  public boolean errorTerminal() {
    return isTerminal(2) != 0;
  }

  @Override
  public int columns() {
    return width();
  }

  @Override
  public String real(String path) {
    int length = real(c(path));
    return length == -1 ? MISSING : length == -2 ? FORBIDDEN : takenText(length);
  }

  @Override
  public char kind(String path) {
    return (char) kind(c(path));
  }

  @Override
  public boolean isLink(String path) {
    return link(c(path)) != 0;
  }

  @Override
  public long size(String path) {
    return size(c(path));
  }

  @Override
  public byte[] read(String path, int most) {
    int length = read(c(path), most);
    return length < 0 ? null : taken(length);
  }

  @Override
  public boolean mayRead(String path) {
    return readable(c(path)) != 0;
  }

  @Override
  public List<String> list(String path, int most) {
    int length = list(c(path), most);
    return length < 0 ? null : StreamingHost.names(taken(length));
  }

  @Override
  public boolean write(String path, byte[] bytes, boolean append) {
    return write(c(path), Address.ofData(bytes), bytes.length, append ? 1 : 0) != 0;
  }

  @Override
  public boolean makeFolders(String path) {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      makeFolder(c(path.substring(0, slash)));
    }
    makeFolder(c(path));
    return kind(path) == 'd';
  }

  @Override
  public boolean replace(String path, byte[] bytes) {
    return replace(c(path), Address.ofData(bytes), bytes.length) != 0;
  }
}
