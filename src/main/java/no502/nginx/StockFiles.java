package no502.nginx;

import no502.workspace.RootPath;

/** Files that every nginx package ships and that hold nothing a route depends on. */
final class StockFiles {
  private StockFiles() {}

  static boolean isHarmless(String path) {
    String folder = RootPath.parent(path);
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "mime.types", "koi-utf", "koi-win", "win-utf", "fastcgi-php.conf" -> true;
      case "fastcgi_params", "fastcgi.conf", "uwsgi_params", "scgi_params", "proxy_params" -> true;
      default -> folder.endsWith("/modules-enabled") || folder.equals("/usr/share/nginx/modules");
    };
  }
}
