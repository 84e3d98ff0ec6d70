package no502.host;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import no502.cli.Console;
import no502.report.Names;
import no502.report.Plain;
import no502.text.Letters;
import no502.text.Source;
import no502.text.Utf8;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/** A host as the tool's platform: the same to the letter on every one. */
public class HostConsole implements Console {
  private static final int LARGEST = 64 << 20;

  /** No screen is wider than so many digits can tell. */
  private static final int MOST_DIGITS = 4;

  private final Host host;

  public HostConsole(Host host) {
    this.host = host;
  }

  @Override
  public boolean out(byte[] bytes) {
    return host.out(bytes);
  }

  @Override
  public void err(byte[] bytes) {
    host.err(bytes);
  }

  @Override
  public byte[] in(int most) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int next = host.in();
    while (next >= 0 && all.size() < most) {
      all.write(next);
      next = host.in();
    }
    return next == Host.UNREADABLE ? null : all.toByteArray();
  }

  @Override
  public String line() {
    int next = host.in();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (; next >= 0 && next != '\n'; next = host.in()) {
      line.write(next);
    }
    return Utf8.text(line.toByteArray());
  }

  @Override
  public String env(String name) {
    return host.env(name);
  }

  @Override
  public boolean terminal() {
    String said = host.env("NO502_TTY");
    return said != null ? said.equals("1") : host.terminal();
  }

  @Override
  public boolean errorTerminal() {
    String said = host.env("NO502_TTY_ERR");
    return said != null ? said.equals("1") : host.errorTerminal();
  }

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public int width() {
    String columns = host.env("COLUMNS");
    if (columns == null || columns.isEmpty()) {
      return terminal() ? host.columns() : 0;
    }
    return columns.length() <= MOST_DIGITS && Letters.isNumber(columns)
        ? Integer.parseInt(columns)
        : 0;
  }

  @Override
  public Place place(List<String> paths) {
    String workdir = host.workingFolder();
    List<String> asked = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      String absolute = absolute(workdir, path);
      if (absolute != null && Host.FORBIDDEN.equals(host.real(absolute))) {
        return refuse("no permission to look at " + path);
      }
      if (absolute == null || host.kind(absolute) == '-') {
        return refuse("no such file or folder: " + path);
      }
      asked.add(absolute);
    }
    String root = root(asked.get(0), workdir);
    List<String> inside = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!startsWith(asked.get(i), root)) {
        return refuse(paths.get(i) + " lies outside " + root + ", the analysed root");
      }
      inside.add(below(root, asked.get(i)));
    }
    String real = host.real(root);
    if (!Host.isThere(real) || host.kind(real) != 'd') {
      return refuse("cannot read " + root);
    }
    return new Place(root, files(real), names(root, workdir), inside);
  }

  /** The files below a folder, which goes by its real name. */
  protected Workspace files(String folder) {
    return new HostWorkspace(host, folder);
  }

  private Place refuse(String why) {
    err(Utf8.bytes("no502: " + Plain.text(why) + "\n"));
    return null;
  }

  /** What the user calls so, as the host does; null when nothing can be called that. */
  protected final String absolute(String path) {
    return absolute(host.workingFolder(), path);
  }

  /** The path without {@code .}, {@code ..} and doubled slashes; null when it cannot be one. */
  private static String absolute(String workdir, String path) {
    return path.indexOf('\0') < 0 ? RootPath.absolute(workdir, path) : null;
  }

  /** The enclosing git work tree; without one the working directory, or the folder asked for. */
  private String root(String asked, String workdir) {
    String folder = host.kind(asked) == 'd' ? asked : parent(asked);
    for (String at = folder; at != null; at = parent(at)) {
      if (host.kind(at.equals("/") ? "/.git" : at + "/.git") != '-') {
        return at;
      }
    }
    return startsWith(folder, workdir) && !workdir.equals("/") ? workdir : folder;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return path.equals("/") ? null : slash == 0 ? "/" : path.substring(0, slash);
  }

  private static boolean startsWith(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder.equals("/") ? "/" : folder + "/");
  }

  private static String below(String folder, String path) {
    int cut = folder.equals("/") ? 1 : folder.length() + 1;
    return path.length() <= cut ? "" : path.substring(cut);
  }

  private static Names names(String root, String workdir) {
    if (startsWith(workdir, root)) {
      return new Names("", below(root, workdir));
    }
    String way = startsWith(root, workdir) ? below(workdir, root) : root;
    return new Names(way.endsWith("/") ? way : way + "/", "");
  }

  @Override
  public boolean save(Place place, String name, byte[] bytes) {
    String real = host.real(place.folder() + "/" + name);
    return Host.isThere(real) && host.kind(real) == 'f' && host.replace(real, bytes);
  }

  @Override
  public boolean write(String path, byte[] bytes) {
    String target = absolute(path);
    if (target == null) {
      return false;
    }
    if (host.kind(target) == 'f') {
      String real = host.real(target);
      return Host.isThere(real) && host.replace(real, bytes);
    }
    return host.makeFolders(parent(target)) && host.write(target, bytes, false);
  }

  @Override
  public boolean append(String path, byte[] bytes) {
    String target = absolute(path);
    return target != null && host.write(target, bytes, true);
  }

  @Override
  public Source read(String path) {
    String file = absolute(path);
    if (file == null || host.kind(file) != 'f' || host.size(file) > LARGEST) {
      return null;
    }
    byte[] bytes = host.read(file, LARGEST);
    return bytes == null ? null : new Source(path, bytes);
  }
}
