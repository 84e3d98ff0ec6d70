package no502.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a POSIX shell script that tries a stack for 502s: wait for health, ask every route through
 * nginx, restart each proxied service while asking.
 */
public final class SmokeScript {
  private final StringBuilder out = new StringBuilder();

  private SmokeScript() {}

  /** For these Compose files, base first; the script is run where they lie. */
  public static String of(Judged judged, List<String> files) {
    SmokeScript script = new SmokeScript();
    script.write(Doors.of(judged), files);
    return script.out.toString();
  }

  private void write(List<Doors> doors, List<String> files) {
    head(files);
    routes(doors);
    out.append(ASKING);
    Set<String> services = new LinkedHashSet<>();
    for (Doors door : doors) {
      if (door.service() != null && !door.service().equals(door.nginx())) {
        services.add(door.service());
      }
    }
    out.append(RESTARTING);
    for (String service : services) {
      out.append("  restart ").append(Shell.word(service)).append('\n');
    }
    out.append("fi\n").append(ENDING);
  }

  private void head(List<String> files) {
    out.append(
        "#!/bin/sh\n# Tries this stack for 502s; made by no502 smoke. Needs docker and curl.\n");
    out.append(
        "# It restarts the proxied services: run it on a test machine, not in production.\n");
    out.append(
        "# HOST=127.0.0.1 ROUNDS=5 TIMEOUT=10 RESTART=yes WAIT=120 may be set.\n# shellcheck disable=SC2016\nset -u\n\n");
    StringBuilder compose = new StringBuilder("docker compose");
    for (String file : files) {
      compose.append(" -f ").append(Shell.word(file));
    }
    out.append("compose() {\n  ").append(compose).append(" \"$@\"\n}\n");
    out.append(SETTINGS);
  }

  private void routes(List<Doors> doors) {
    List<String> left = new ArrayList<>();
    out.append("\n# One line a route: who sends it, as what, where to.\nask_all() {\n");
    int asked = 0;
    Set<String> told = new LinkedHashSet<>();
    for (Doors door : doors) {
      String line = door.path() == null ? null : line(door);
      if (line == null) {
        left.add(door.spelled());
      } else if (told.add(line)) {
        out.append(line);
        asked++;
      }
    }
    if (asked == 0) {
      out.append("  :\n");
    }
    for (String one : left) {
      out.append("  # not asked, because no path can be read from it: ");
      out.append(comment(one)).append('\n');
    }
    out.append("}\n");
  }

  private static String line(Doors door) {
    String scheme = door.tls() ? "https" : "http";
    String host = door.host() == null ? "localhost" : door.host();
    if (door.published() != null) {
      return "  ask "
          + Shell.word(host)
          + " "
          + scheme
          + "://\"$HOST\":"
          + Shell.word(door.published() + door.path())
          + "\n";
    }
    return "  ask_inside "
        + Shell.word(door.nginx())
        + " "
        + Shell.word(host)
        + " "
        + Shell.word(scheme + "://127.0.0.1:" + door.port() + door.path())
        + "\n";
  }

  private static String comment(String text) {
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      clean.append(text.charAt(i) < ' ' ? ' ' : text.charAt(i));
    }
    return clean.toString();
  }

  private static final String SETTINGS =
      """
      HOST=${HOST:-127.0.0.1}
      ROUNDS=${ROUNDS:-5}
      TIMEOUT=${TIMEOUT:-10}
      RESTART=${RESTART:-yes}
      WAIT=${WAIT:-120}
      asked=0
      bad=0

      # A 502 or 504 is nginx's own word that a backend failed; 000 is no answer at all.
      judge() {
        asked=$((asked + 1))
        case $1 in
        502 | 504 | 000)
          bad=$((bad + 1))
          printf '%s  %s %s\\n' "$1" "$2" "$3"
          ;;
        esac
      }

      ask() {
        code=$(curl -sk -o /dev/null -m "$TIMEOUT" -w '%{http_code}' -H "Host: $1" "$2")
        judge "${code:-000}" "$1" "$2"
      }

      ask_inside() {
        code=$(compose exec -T "$1" curl -sk -o /dev/null -m "$TIMEOUT" -w '%{http_code}' -H "Host: $2" "$3" </dev/null)
        judge "${code:-000}" "$2" "$3"
      }
      """;

  private static final String ASKING =
      """

      echo "waiting until everything is up and healthy"
      if ! compose up -d --wait --wait-timeout "$WAIT"; then
        compose ps -a
        echo "FAILED: not everything came up within $WAIT s"
        exit 1
      fi

      echo "asking every route"
      round=0
      while [ "$round" -lt "$ROUNDS" ]; do
        ask_all
        round=$((round + 1))
      done
      printf 'at rest: %s asked, %s failed\\n' "$asked" "$bad"

      restart() {
        before_asked=$asked
        before_bad=$bad
        compose restart "$1" >/dev/null 2>&1 &
        pid=$!
        while kill -0 "$pid" 2>/dev/null; do
          ask_all
        done
        wait "$pid"
        round=0
        while [ "$round" -lt "$ROUNDS" ]; do
          ask_all
          round=$((round + 1))
        done
        printf 'restart of %s: %s asked, %s failed\\n' "$1" "$((asked - before_asked))" "$((bad - before_bad))"
      }
      """;

  private static final String RESTARTING =
      """

      if [ "$RESTART" = yes ]; then
        echo "restarting each proxied service while asking"
      """;

  private static final String ENDING =
      """

      if [ "$bad" -gt 0 ]; then
        printf 'FAILED: %s of %s requests failed\\n' "$bad" "$asked"
        exit 1
      fi
      printf 'passed: %s requests, none failed\\n' "$asked"
      """;
}
