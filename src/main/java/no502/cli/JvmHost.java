package no502.cli;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import no502.host.Host;
import no502.text.Letters;

/**
 * The JDK as a host. What is as usual is asked through {@code java.io}, which is there at every
 * start; what is odd, missing or written goes through {@link ExactFiles}, whose library costs a
 * tenth of a small run.
 */
final class JvmHost implements Host {
  /** A folder of more bytes is listed name by name, so that there can be an end to it. */
  private static final int SMALL_FOLDER = 64 << 10;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final OutputStream err = new FileOutputStream(FileDescriptor.err);
  private boolean deserted;

  /** What was asked about last: the next question is often about the same. */
  private File last;

  /** Whether nobody reads standard output any more. */
  boolean deserted() {
    return deserted;
  }

  @Override
  public boolean out(byte[] bytes) {
    IOException failure = write(out, bytes);
    boolean gone = failure != null && isReaderGone(failure);
    deserted |= gone;
    return failure == null || gone;
  }

  @Override
  public void err(byte[] bytes) {
    write(err, bytes);
  }

  /** Null when all went well. */
  private static IOException write(OutputStream stream, byte[] bytes) {
    try {
      stream.write(bytes);
      stream.flush();
      return null;
    } catch (IOException failure) {
      return failure;
    }
  }

  /** The system's own words are all that tells this from a full disk. */
  private static boolean isReaderGone(IOException failure) {
    String why = Letters.lower(String.valueOf(failure.getMessage()));
    return why.contains("pipe") || why.contains("connection reset");
  }

  @Override
  public int in() {
    try {
      return System.in.read();
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }

  @Override
  public String env(String name) {
    return System.getenv(name);
  }

  @Override
  public String workingFolder() {
    String folder = System.getProperty("user.dir");
    return FileNames.isSure(folder) ? folder : ExactFiles.workingFolder();
  }

  /** Asking the JVM costs more than the whole analysis; the launcher spares us. */
  @Override
  public boolean terminal() {
    return System.console() != null;
  }

  @Override
  public boolean errorTerminal() {
    return false;
  }

  @Override
  public int columns() {
    return 0;
  }

  @Override
  public String real(String path) {
    File file = plain(path);
    if (file == null) {
      return ExactFiles.real(path);
    }
    String real = file.exists() ? canonical(file) : isMissing(file) ? ABSENT : null;
    return real == null ? ExactFiles.real(path) : real;
  }

  /** The file of this name, if the JVM is sure to find it by its name. */
  private File plain(String path) {
    File file = last;
    if (file == null || !file.getPath().equals(path)) {
      file = FileNames.isSure(path) ? new File(path) : null;
      last = file;
    }
    return file;
  }

  /** Null when we cannot be sure of it. */
  private static String canonical(File file) {
    try {
      String real = file.getCanonicalPath();
      String known = file.getPath();
      return real.equals(known) ? known : FileNames.isSure(real) ? real : null;
    } catch (IOException odd) {
      return null;
    }
  }

  /**
   * Whether the nearest folder above has no such name, so that it is neither a link to nowhere nor
   * forbidden.
   */
  private static boolean isMissing(File file) {
    File missing = file;
    File folder = file.getParentFile();
    while (folder != null && !folder.exists()) {
      missing = folder;
      folder = folder.getParentFile();
    }
    List<String> names = folder == null ? null : names(folder);
    return names != null && !names.contains(missing.getName());
  }

  @Override
  public char kind(String path) {
    File file = plain(path);
    if (file == null) {
      return ExactFiles.kind(path);
    }
    return file.isFile() ? 'f' : file.isDirectory() ? 'd' : file.exists() ? 'o' : '-';
  }

  /** What leads to itself by the folder's name and its own is none. */
  @Override
  public boolean isLink(String path) {
    File file = plain(path);
    if (file == null) {
      return ExactFiles.isLink(path);
    }
    String folder = canonical(new File(path.substring(0, path.lastIndexOf('/') + 1)));
    String own = folder == null ? "" : folder.equals("/") ? "/" : folder + "/";
    boolean exists = file.exists();
    boolean straight = exists && (own + file.getName()).equals(canonical(file));
    return !straight && (exists || !isMissing(file)) && ExactFiles.isLink(path);
  }

  @Override
  public long size(String path) {
    File file = plain(path);
    return file == null ? ExactFiles.size(path) : file.length();
  }

  @Override
  public byte[] read(String path, int most) {
    File file = plain(path);
    if (file != null) {
      try (InputStream in = new FileInputStream(file)) {
        return in.readNBytes(most);
      } catch (IOException odd) {
        // Whatever it is, there is a better way to find out.
      }
    }
    return ExactFiles.read(path, most);
  }

  /** A file that the user named, as a stream; null when it cannot be read. */
  InputStream open(String path) {
    return ExactFiles.open(path);
  }

  @Override
  public boolean mayRead(String path) {
    return ExactFiles.mayRead(path);
  }

  @Override
  public List<String> list(String path, int most) {
    File folder = plain(path);
    List<String> names = folder == null ? null : names(folder);
    return names == null ? ExactFiles.list(path, most) : names;
  }

  /** Null when we cannot be sure of them. */
  private static List<String> names(File folder) {
    String[] names = folder.length() > SMALL_FOLDER ? null : folder.list();
    if (names == null) {
      return null;
    }
    for (String name : names) {
      if (!FileNames.isSure(name)) {
        return null;
      }
    }
    return Arrays.asList(names);
  }

  @Override
  public boolean write(String path, byte[] bytes, boolean append) {
    return ExactFiles.write(path, bytes, append);
  }

  @Override
  public boolean makeFolders(String path) {
    return ExactFiles.makeFolders(path);
  }

  @Override
  public boolean replace(String path, byte[] bytes) {
    return ExactFiles.replace(path, bytes);
  }
}
