package no502.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.Known;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/**
 * Files below one folder of a host. It follows symbolic links only while they stay below the root,
 * and opens nothing but regular files.
 */
public final class HostWorkspace implements Workspace {
  private static final int MOST_BYTES_OF_A_FILE = 32 << 20;
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_NAMES = 50_000;

  private final Host host;
  private final String root;

  /** What the name of all below the root begins with. */
  private final String above;

  private final Map<String, Entry> read = new HashMap<>();

  /** What was only asked about so far: it will be read, often. */
  private final Map<String, Place> asked = new HashMap<>();

  private long bytesRead;

  /** Where a path leads, and {@code -} for what is not there or lies outside. */
  private record Place(String real, char kind) {}

  /** The root must be a folder, by its real name. */
  public HostWorkspace(Host host, String root) {
    this.host = host;
    this.root = root;
    this.above = root.equals("/") ? root : root + "/";
  }

  @Override
  public Entry at(String path) {
    String clean = clean(path);
    if (clean == null) {
      return new Entry.Refused("outside the analysed folder");
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
    return kind(path) == 'f';
  }

  @Override
  public boolean isFolder(String path) {
    return kind(path) == 'd';
  }

  @Override
  public boolean isLink(String path) {
    String clean = clean(path);
    return clean != null && clean.indexOf('\0') < 0 && host.isLink(named(clean));
  }

  @Override
  public Map<String, String> unread() {
    return Known.unread(read);
  }

  private char kind(String path) {
    String clean = clean(path);
    if (clean == null) {
      return '-';
    }
    Entry entry = read.get(clean);
    if (entry instanceof Entry.File || entry instanceof Entry.Folder) {
      return entry instanceof Entry.File ? 'f' : 'd';
    }
    Place known = asked.get(clean);
    if (known == null) {
      if (Known.lacks(read, clean) || clean.indexOf('\0') >= 0) {
        return '-';
      }
      known = place(clean);
      asked.put(clean, known);
    }
    return known.kind();
  }

  private Place place(String clean) {
    String real = host.real(named(clean));
    return new Place(real, Host.isThere(real) && inside(real) ? host.kind(real) : '-');
  }

  /** Null for what lies outside. What was asked before goes by its clean name. */
  private String clean(String path) {
    if (read.containsKey(path) || asked.containsKey(path)) {
      return path;
    }
    return path.startsWith("/") ? null : RootPath.normalise(path);
  }

  private String named(String clean) {
    return clean.isEmpty() ? root : above.concat(clean);
  }

  private boolean inside(String real) {
    return real.startsWith(above) || real.equals(root);
  }

  private Entry look(String clean) {
    if (clean.indexOf('\0') >= 0) {
      return new Entry.Refused("not a name that a file can have");
    }
    if (Known.lacks(read, clean)) {
      return new Entry.Missing();
    }
    Place known = asked.remove(clean);
    Place place = known != null ? known : place(clean);
    String real = place.real();
    if (Host.FORBIDDEN.equals(real)) {
      return new Entry.Refused("no permission to read it");
    }
    if (!Host.isThere(real)) {
      if (Host.ABSENT.equals(real) || !host.isLink(named(clean))) {
        return new Entry.Missing();
      }
      return new Entry.Refused(real == null ? "cannot be read" : "a link whose target is not here");
    }
    if (!inside(real)) {
      return new Entry.Refused("a link that leads outside the analysed folder");
    }
    return switch (place.kind()) {
      case 'd' -> list(real);
      case 'f' -> file(clean, real);
      default -> new Entry.Refused("a device, a socket or a pipe, not a regular file");
    };
  }

  private Entry file(String name, String real) {
    long size = host.size(real);
    if (size > MOST_BYTES_OF_A_FILE) {
      return tooLarge();
    }
    if (bytesRead + size > MOST_BYTES) {
      return Entry.Refused.unread(
          "not read: the files of this run already hold " + (MOST_BYTES >> 20) + " MB");
    }
    byte[] bytes = host.read(real, MOST_BYTES_OF_A_FILE + 1);
    if (bytes == null) {
      return Entry.Refused.unread(
          host.mayRead(real) ? "cannot be read" : "no permission to read it");
    }
    if (bytes.length > MOST_BYTES_OF_A_FILE) {
      return tooLarge();
    }
    bytesRead += bytes.length;
    return new Entry.File(new Source(name, bytes));
  }

  private static Entry tooLarge() {
    return Entry.Refused.unread("larger than " + (MOST_BYTES_OF_A_FILE >> 20) + " MB");
  }

  private Entry list(String folder) {
    List<String> names = host.list(folder, MOST_NAMES + 1);
    if (names == null) {
      boolean broken = host.mayRead(folder);
      return new Entry.Refused(broken ? "cannot be read" : "no permission to list it");
    }
    if (names.size() > MOST_NAMES) {
      return new Entry.Refused("a folder with more than " + MOST_NAMES + " names");
    }
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    return new Entry.Folder(List.copyOf(sorted));
  }
}
