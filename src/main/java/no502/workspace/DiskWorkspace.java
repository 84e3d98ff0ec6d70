package no502.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.text.Source;

/**
 * Files on disk below one folder: the only class of the engine that touches a file system. It
 * follows symbolic links only while they stay below the root, and opens nothing but regular files.
 */
public final class DiskWorkspace implements Workspace {
  static final int MOST_BYTES_OF_A_FILE = 32 << 20;
  static final long MOST_BYTES = 256L << 20;
  static final int MOST_NAMES = 50_000;

  private static final Entry OUTSIDE = new Entry.Refused("outside the analysed folder");
  private static final Entry UNREADABLE = new Entry.Refused("cannot be read");

  private final Path root;
  private final Map<String, Entry> read = new HashMap<>();
  private long bytesRead;

  /** The root must be a folder that exists; else null. */
  public static DiskWorkspace at(Path folder) {
    try {
      Path real = folder.toRealPath();
      return Files.isDirectory(real) ? new DiskWorkspace(real) : null;
    } catch (IOException | SecurityException e) {
      return null;
    }
  }

  private DiskWorkspace(Path root) {
    this.root = root;
  }

  /** One at a time, whoever asks: a file is read once. */
  @Override
  public synchronized Entry at(String path) {
    String clean = clean(path);
    if (clean == null) {
      return OUTSIDE;
    }
    Entry known = read.get(clean);
    if (known == null) {
      known = look(clean);
      read.put(clean, known);
    }
    return known;
  }

  @Override
  public boolean isFile(String path) {
    return place(path) instanceof Real real && real.attributes.isRegularFile();
  }

  @Override
  public boolean isFolder(String path) {
    return place(path) instanceof Real real && real.attributes.isDirectory();
  }

  @Override
  public boolean isLink(String path) {
    String clean = clean(path);
    try {
      return clean != null && Files.isSymbolicLink(FileNames.below(root, clean));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public synchronized Map<String, String> unread() {
    return Seen.unread(read);
  }

  /** Where a path really leads, or why we do not go there. */
  private sealed interface Place {}

  private record Real(Path path, BasicFileAttributes attributes) implements Place {}

  private record Nowhere(Entry answer) implements Place {}

  private static String clean(String path) {
    return path.startsWith("/") ? null : RootPath.normalise(path);
  }

  private synchronized boolean lacks(String clean) {
    return Seen.lacks(read, clean);
  }

  private Place place(String path) {
    String clean = clean(path);
    if (clean == null) {
      return new Nowhere(OUTSIDE);
    }
    if (lacks(clean)) {
      return new Nowhere(new Entry.Missing());
    }
    Path named;
    try {
      named = FileNames.below(root, clean);
    } catch (IllegalArgumentException e) {
      return new Nowhere(new Entry.Refused("not a name that a file can have"));
    }
    try {
      Path real = named.toRealPath();
      if (!real.startsWith(root)) {
        return new Nowhere(new Entry.Refused("a link that leads outside the analysed folder"));
      }
      return new Real(
          real, Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (AccessDeniedException e) {
      return new Nowhere(new Entry.Refused("no permission to read it"));
    } catch (NoSuchFileException e) {
      return new Nowhere(missing(named));
    } catch (IOException | SecurityException e) {
      return new Nowhere(Files.isSymbolicLink(named) ? UNREADABLE : missing(named));
    }
  }

  private static Entry missing(Path named) {
    return Files.isSymbolicLink(named)
        ? new Entry.Refused("a link whose target is not here")
        : new Entry.Missing();
  }

  private Entry look(String clean) {
    Place place = place(clean);
    if (place instanceof Nowhere nowhere) {
      return nowhere.answer;
    }
    Real real = (Real) place;
    if (real.attributes.isDirectory()) {
      return list(real.path);
    }
    if (!real.attributes.isRegularFile()) {
      return new Entry.Refused("a device, a socket or a pipe, not a regular file");
    }
    return read(clean, real);
  }

  private Entry read(String name, Real real) {
    if (real.attributes.size() > MOST_BYTES_OF_A_FILE) {
      return tooLarge();
    }
    if (bytesRead + real.attributes.size() > MOST_BYTES) {
      return Entry.Refused.unread(
          "not read: the files of this run already hold " + (MOST_BYTES >> 20) + " MB");
    }
    try (InputStream in = Files.newInputStream(real.path, LinkOption.NOFOLLOW_LINKS)) {
      // The size may lie (the file grows, or the kernel makes it up), so the cap is on what comes.
      byte[] bytes = in.readNBytes(MOST_BYTES_OF_A_FILE + 1);
      if (bytes.length > MOST_BYTES_OF_A_FILE) {
        return tooLarge();
      }
      bytesRead += bytes.length;
      return new Entry.File(new Source(name, bytes));
    } catch (AccessDeniedException e) {
      return Entry.Refused.unread("no permission to read it");
    } catch (IOException | SecurityException e) {
      return Entry.Refused.unread("cannot be read");
    }
  }

  private static Entry tooLarge() {
    return Entry.Refused.unread("larger than " + (MOST_BYTES_OF_A_FILE >> 20) + " MB");
  }

  private static Entry list(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (names.size() == MOST_NAMES) {
          return new Entry.Refused("a folder with more than " + MOST_NAMES + " names");
        }
        names.add(FileNames.nameOf(child));
      }
    } catch (AccessDeniedException e) {
      return new Entry.Refused("no permission to list it");
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      return UNREADABLE;
    }
    Collections.sort(names);
    return new Entry.Folder(List.copyOf(names));
  }
}
