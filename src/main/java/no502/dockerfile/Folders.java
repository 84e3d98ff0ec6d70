package no502.dockerfile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.workspace.RootPath;

/**
 * Which paths of an image are folders: that decides whether {@code COPY a /b} makes a file b or a
 * file in b.
 */
final class Folders {
  /** Folders of every distribution's images, and those of the images that run nginx. */
  private static final List<String> EVERYWHERE =
      List.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/home",
          "/lib",
          "/media",
          "/mnt",
          "/opt",
          "/proc",
          "/root",
          "/run",
          "/sbin",
          "/srv",
          "/sys",
          "/tmp",
          "/usr",
          "/var",
          "/usr/bin",
          "/usr/lib",
          "/usr/sbin",
          "/usr/share",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/lib",
          "/usr/local/sbin",
          "/usr/local/share",
          "/var/cache",
          "/var/lib",
          "/var/log",
          "/var/run",
          "/var/tmp",
          "/etc/nginx",
          "/etc/nginx/conf.d",
          "/var/log/nginx",
          "/var/cache/nginx",
          "/usr/share/nginx",
          "/usr/share/nginx/html",
          "/docker-entrypoint.d",
          "/etc/ssl",
          "/etc/ssl/certs",
          "/etc/ssl/private",
          "/usr/local/openresty",
          "/usr/local/openresty/nginx",
          "/usr/local/openresty/nginx/conf",
          "/usr/local/openresty/nginx/html",
          "/var/www",
          "/var/www/html");

  private final Set<String> known = new HashSet<>(EVERYWHERE);

  Folders() {}

  Folders(Folders below) {
    known.addAll(below.known);
  }

  boolean has(String path) {
    return path.equals("/") || known.contains(path);
  }

  /** The folder and all above it. */
  void add(String path) {
    String folder = path;
    while (folder.length() > 1 && known.add(folder)) {
      folder = parent(folder);
    }
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  static String join(String folder, String name) {
    return folder.equals("/") ? "/" + name : folder + "/" + name;
  }

  /** Absolute and clean, {@code ..} stopping at the root; null when it builds on an unknown one. */
  static String resolve(String folder, String path) {
    return folder == null && !path.startsWith("/") ? null : RootPath.absolute(folder, path);
  }
}
