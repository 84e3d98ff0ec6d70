package no502.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no502.analysis.Crew;
import no502.report.Names;
import no502.report.Plain;
import no502.text.Source;
import no502.workspace.DiskWorkspace;

/** The JVM as a platform. */
final class JvmConsole implements Console {
  private static final long LARGEST = 64L << 20;
  private static final int PATIENCE_MS = 10_000;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final OutputStream err = new FileOutputStream(FileDescriptor.err);
  private boolean deserted;

  @Override
  public boolean out(byte[] bytes) {
    IOException failure = write(out, bytes);
    boolean gone = failure != null && isReaderGone(failure);
    deserted |= gone;
    return failure == null || gone;
  }

  @Override
  public Crew crew(Crew listener) {
    return new Threads(listener);
  }

  @Override
  public boolean deserted() {
    return deserted;
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
    String why = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return why.contains("pipe") || why.contains("connection reset");
  }

  @Override
  public byte[] in(int most) {
    try {
      return System.in.readNBytes(most);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  public InputStream open(String path) {
    try {
      Path file = Path.of("").toAbsolutePath().resolve(path).normalize();
      return Files.isDirectory(file) ? null : Files.newInputStream(file);
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  @Override
  public Pieces pieces() {
    JvmPieces pieces = new JvmPieces(new FileInputStream(FileDescriptor.in));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pieces), "ending"));
    return pieces;
  }

  /**
   * Told to stop (Ctrl-C, a signal), a run brings what it has read to its end first; it leaves with
   * its own exit code, in the midst of this patience.
   */
  private static void stop(JvmPieces pieces) {
    pieces.stop();
    try {
      Thread.sleep(PATIENCE_MS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = System.in.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = System.in.read()) {
        line.write(next);
      }
    } catch (IOException unreadable) {
      return null;
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String env(String name) {
    return System.getenv(name);
  }

  /** The launcher says so: asking the JVM itself costs more than the whole analysis. */
  @Override
  public boolean terminal() {
    String said = System.getenv("NO502_TTY");
    return said != null ? said.equals("1") : System.console() != null;
  }

  @Override
  public boolean errorTerminal() {
    return "1".equals(System.getenv("NO502_TTY_ERR"));
  }

  @Override
  public long millis() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public int width() {
    String columns = System.getenv("COLUMNS");
    if (columns == null || columns.isEmpty() || columns.length() > 4) {
      return 0;
    }
    int width = 0;
    for (int i = 0; i < columns.length(); i++) {
      char c = columns.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      width = width * 10 + c - '0';
    }
    return width;
  }

  @Override
  public Place place(List<String> paths) {
    Path workdir = Path.of("").toAbsolutePath();
    List<Path> asked = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      try {
        Path absolute = workdir.resolve(path).normalize();
        absolute.toRealPath();
        asked.add(absolute.toRealPath(LinkOption.NOFOLLOW_LINKS));
      } catch (AccessDeniedException e) {
        return refuse("no permission to look at " + path);
      } catch (IOException | InvalidPathException e) {
        return refuse("no such file or folder: " + path);
      }
    }
    Path root = root(asked.get(0), workdir);
    List<String> inside = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!asked.get(i).startsWith(root)) {
        return refuse(paths.get(i) + " lies outside " + root + ", the analysed root");
      }
      inside.add(slashes(root.relativize(asked.get(i))));
    }
    DiskWorkspace workspace = DiskWorkspace.at(root);
    if (workspace == null) {
      return refuse("cannot read " + root);
    }
    return new Place(root.toString(), workspace, names(root, workdir), inside);
  }

  private Place refuse(String why) {
    err(("no502: " + Plain.text(why) + "\n").getBytes(StandardCharsets.UTF_8));
    return null;
  }

  /** The enclosing git work tree; without one the working directory, or the folder asked for. */
  private static Path root(Path asked, Path workdir) {
    Path folder = Files.isDirectory(asked) ? asked : asked.getParent();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return folder.startsWith(workdir) && !workdir.equals(workdir.getRoot()) ? workdir : folder;
  }

  private static Names names(Path root, Path workdir) {
    if (workdir.startsWith(root)) {
      return new Names("", slashes(root.relativize(workdir)));
    }
    String way = root.startsWith(workdir) ? slashes(workdir.relativize(root)) : slashes(root);
    return new Names(way.endsWith("/") ? way : way + "/", "");
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  @Override
  public boolean save(Place place, String name, byte[] bytes) {
    return replace(Path.of(place.folder()).resolve(name), bytes);
  }

  /** Written beside and moved into place, so that nobody ever sees half a file. */
  private static boolean replace(Path target, byte[] bytes) {
    Path beside = null;
    try {
      Path real = target.toRealPath();
      beside = Files.createTempFile(real.getParent(), ".no502-", ".tmp");
      Files.write(beside, bytes);
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(real);
      Files.setPosixFilePermissions(beside, mode);
      move(beside, real);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      delete(beside);
      return false;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      // It carries our name and is in plain sight.
    }
  }

  @Override
  public boolean write(String path, byte[] bytes) {
    try {
      Path target = Path.of("").toAbsolutePath().resolve(path).normalize();
      if (Files.isRegularFile(target)) {
        return replace(target, bytes);
      }
      if (target.getParent() != null) {
        Files.createDirectories(target.getParent());
      }
      Files.write(target, bytes);
      return true;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  @Override
  public boolean append(String path, byte[] bytes) {
    try {
      Files.write(Path.of(path), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  @Override
  public Source read(String path) {
    try {
      Path file = Path.of("").toAbsolutePath().resolve(path).normalize();
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? new Source(path, Files.readAllBytes(file))
          : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
