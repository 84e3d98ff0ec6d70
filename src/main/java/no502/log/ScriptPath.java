package no502.log;

import java.util.List;
import no502.nginx.Directive;
import no502.topology.Route;

/** The file that nginx tells php-fpm to run, as far as its configuration and the log show it. */
final class ScriptPath {
  private static final String[] ROOTS = {"$document_root", "$realpath_root"};
  private static final String[] SCRIPTS = {"$fastcgi_script_name", "$uri", "$document_uri"};

  private ScriptPath() {}

  /** The folder alone where a part of the path is masked, or a variable cannot be followed. */
  static String of(Route route, String asked) {
    String root = own(route, "root", "/var/www/html");
    String written = filename(route);
    for (String variable : ROOTS) {
      written = written.replace(variable, root);
    }
    String script = script(route, asked);
    for (String variable : SCRIPTS) {
      written = written.replace(variable, script);
    }
    return written.indexOf('$') >= 0 ? root : written;
  }

  private static String filename(Route route) {
    List<Directive> lines = route == null ? List.of() : route.context().inherited("fastcgi_param");
    for (Directive line : lines) {
      if ("SCRIPT_FILENAME".equals(line.arg(0)) && line.arg(1) != null) {
        return line.arg(1);
      }
    }
    return "$document_root$fastcgi_script_name";
  }

  /**
   * A folder's index, and what else is no script but handed to one, goes to the front controller.
   */
  private static String script(Route route, String asked) {
    String path = UriPath.normal(asked == null ? "/" : asked);
    int hidden = path.indexOf(Mask.HIDDEN);
    if (hidden >= 0) {
      return path.substring(0, hidden);
    }
    int end = path.indexOf(".php");
    if (end >= 0) {
      return path.substring(0, end + 4);
    }
    String index = own(route, "fastcgi_index", "index.php");
    return path.endsWith("/") ? path + index : "/" + index;
  }

  private static String own(Route route, String directive, String otherwise) {
    List<Directive> lines = route == null ? List.of() : route.context().inherited(directive);
    String value = lines.isEmpty() ? null : lines.get(0).arg(0);
    return value == null || value.indexOf('$') >= 0 ? otherwise : value;
  }
}
