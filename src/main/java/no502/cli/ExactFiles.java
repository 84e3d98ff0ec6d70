package no502.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import no502.host.Host;

/** Files through {@code java.nio}, which knows every name and tells one trouble from another. */
final class ExactFiles {
  private ExactFiles() {}

  static String workingFolder() {
    return FileNames.text(Path.of("").toAbsolutePath());
  }

  static String real(String path) {
    try {
      return FileNames.text(FileNames.path(path).toRealPath());
    } catch (AccessDeniedException e) {
      return Host.FORBIDDEN;
    } catch (NoSuchFileException e) {
      return Host.MISSING;
    } catch (IOException | SecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  static char kind(String path) {
    try {
      Path file = FileNames.path(path);
      boolean regular = Files.isRegularFile(file);
      return regular ? 'f' : Files.isDirectory(file) ? 'd' : Files.exists(file) ? 'o' : '-';
    } catch (IllegalArgumentException e) {
      return '-';
    }
  }

  static boolean isLink(String path) {
    try {
      return Files.isSymbolicLink(FileNames.path(path));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static long size(String path) {
    try {
      return Files.size(FileNames.path(path));
    } catch (IOException | SecurityException | IllegalArgumentException e) {
      return 0;
    }
  }

  static byte[] read(String path, int most) {
    try (InputStream in = Files.newInputStream(FileNames.path(path), LinkOption.NOFOLLOW_LINKS)) {
      // The size may lie (the file grows, or the kernel makes it up), so the cap is on what comes.
      return in.readNBytes(most);
    } catch (IOException | SecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  static InputStream open(String path) {
    try {
      return Files.newInputStream(FileNames.path(path));
    } catch (IOException | SecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  static boolean mayRead(String path) {
    try {
      return Files.isReadable(FileNames.path(path));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static List<String> list(String path, int most) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(FileNames.path(path))) {
      for (Path child : children) {
        if (names.size() == most) {
          return names;
        }
        names.add(FileNames.nameOf(child));
      }
      return names;
    } catch (IOException
        | DirectoryIteratorException
        | SecurityException
        | IllegalArgumentException e) {
      return null;
    }
  }

  static boolean write(String path, byte[] bytes, boolean append) {
    OpenOption end = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try {
      Files.write(
          FileNames.path(path), bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE, end);
      return true;
    } catch (IOException | SecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  static boolean makeFolders(String path) {
    try {
      Files.createDirectories(FileNames.path(path));
      return true;
    } catch (IOException | SecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Written beside and moved into place, so that nobody ever sees half a file. */
  static boolean replace(String path, byte[] bytes) {
    Path beside = null;
    try {
      Path target = FileNames.path(path);
      beside = Files.createTempFile(target.getParent(), ".no502-", ".tmp");
      Files.write(beside, bytes);
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
      move(beside, target);
      return true;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
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
}
