package no502.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.topology.Container;

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
    Map<Container, String> services = new LinkedHashMap<>();
    for (Doors door : doors) {
      door.services().forEach(service -> services.putIfAbsent(service, door.nginx()));
    }
    out.append(RESTARTING);
    for (Container service : services.keySet()) {
      out.append("  restart ").append(Shell.word(service.name())).append('\n');
    }
    out.append("fi\n").append(MOVING);
    services.forEach(this::move);
    out.append("fi\n").append(ENDING);
  }

  private void move(Container service, String nginx) {
    if (Doors.moves(service)) {
      out.append("  move ").append(Shell.word(service.name())).append(' ');
      out.append(Shell.word(nginx)).append('\n');
    } else {
      out.append("  # its address is fixed: ").append(comment(service.name())).append('\n');
    }
  }

  private void head(List<String> files) {
    out.append(
        "#!/bin/sh\n# Tries this stack for 502s; made by no502 smoke. Needs docker and curl.\n");
    out.append(
        "# It restarts the proxied services: run it on a test machine, not in production.\n");
    out.append("# HOST, ROUNDS and the others below may be set in the environment.\n");
    out.append("# shellcheck disable=SC2016\nset -u\n\n");
    StringBuilder compose = new StringBuilder("docker compose");
    for (String file : files) {
      compose.append(" -f ").append(Shell.word(file));
    }
    out.append("compose() {\n  ").append(compose).append(" \"$@\" </dev/null\n}\n");
    out.append(SETTINGS);
  }

  private void routes(List<Doors> doors) {
    List<String> left = new ArrayList<>();
    out.append("\n# One line a route.\nask_all() {\n");
    Set<String> told = new LinkedHashSet<>();
    for (Doors door : doors) {
      String line = line(door);
      if (line == null) {
        left.add(door.spelled());
      } else if (told.add(line)) {
        out.append(line);
      }
    }
    if (told.isEmpty()) {
      out.append("  :\n");
    }
    for (String one : left) {
      out.append("  # not asked: ").append(comment(one)).append('\n');
    }
    out.append("}\n");
  }

  /** Null where nothing can be asked. */
  private static String line(Doors door) {
    if (door.path() == null || door.scheme().equals("udp")) {
      return null;
    }
    boolean inside = door.published() == null;
    if (door.scheme().equals("tcp")) {
      return inside ? null : "  knock " + place(door) + " " + Shell.word(door.published()) + "\n";
    }
    String name = door.host() == null ? "localhost" : door.host();
    String port = inside ? String.valueOf(door.port()) : door.published();
    StringBuilder line = new StringBuilder(inside ? "  ask_inside " : "  ask ");
    line.append(inside ? Shell.word(door.nginx()) : place(door)).append(' ');
    line.append(Shell.word(door.scheme() + "://" + name + ":" + port + door.path()));
    door.flags().forEach(flag -> line.append(' ').append(flag));
    return line.append('\n').toString();
  }

  private static String place(Doors door) {
    String address = door.address();
    boolean any = address == null || address.equals("0.0.0.0") || address.equals("::");
    boolean bare = !any && address.indexOf(':') >= 0 && !address.startsWith("[");
    return any ? "\"$HOST\"" : Shell.word(bare ? "[" + address + "]" : address);
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
      HOST=${HOST:-127.0.0.1}     # where the published ports are
      ROUNDS=${ROUNDS:-5}         # how often each route is asked
      TIMEOUT=${TIMEOUT:-10}      # seconds for one answer
      KNOCK=${KNOCK:-4}           # seconds that a stream must stay open
      WAIT=${WAIT:-120}           # seconds for a service to become healthy
      SETTLE=${SETTLE:-30}        # seconds nginx may take to learn a new address
      RESTART=${RESTART:-yes}     # restart each proxied service while asking
      MOVE=${MOVE:-yes}           # let each come back at another address
      asked=0
      bad=0
      quiet=
      placeholder=no502-placeholder-$$

      # A 502 or 504 is nginx's own word that a backend failed; 000 is no answer at all.
      judge() {
        asked=$((asked + 1))
        case $1 in
        502 | 504 | 000 | closed)
          bad=$((bad + 1))
          [ -n "$quiet" ] || printf '%s  %s\\n' "$1" "$2"
          ;;
        esac
      }

      # ask ADDRESS URL [FLAG...]
      ask() {
        to=$1 url=$2
        shift 2
        code=$(curl -sk -o /dev/null -m "$TIMEOUT" -w '%{http_code}' --connect-to "::$to:" "$@" "$url" </dev/null)
        judge "${code:-000}" "$url"
      }

      # ask_inside NGINX URL [FLAG...], where nginx publishes no port
      ask_inside() {
        in=$1 url=$2
        shift 2
        code=$(compose exec -T "$in" curl -sk -o /dev/null -m "$TIMEOUT" -w '%{http_code}' --connect-to "::127.0.0.1:" "$@" "$url")
        if [ "$?" -ge 126 ]; then
          echo "FAILED: $url cannot be asked: there is no curl in $in"
          exit 2
        fi
        judge "${code:-000}" "$url"
      }

      # knock ADDRESS PORT of a stream: who finds no backend is let in and shut out again without a byte.
      knock() {
        said=$({ sleep "$((KNOCK + 1))" & } | { curl -s -m "$KNOCK" "telnet://$1:$2"; printf '=%s' "$?"; } | tr -d '\\000' | tail -c 4)
        case $said in
        =28 | ?*=*) judge open "tcp $1:$2" ;;
        *) judge closed "tcp $1:$2" ;;
        esac
      }
      """;

  private static final String ASKING =
      """

      several() {
        round=0
        while [ "$round" -lt "$ROUNDS" ]; do
          ask_all
          round=$((round + 1))
        done
      }

      healthy() {
        compose up -d --no-deps --no-recreate --wait --wait-timeout "$WAIT" "$1"
      }

      stop_here() {
        echo "FAILED: $1"
        exit 1
      }

      command -v curl >/dev/null || stop_here "curl is not installed"
      echo "waiting until everything is up and healthy"
      if ! compose up -d --wait --wait-timeout "$WAIT"; then
        compose ps -a
        stop_here "not everything came up within $WAIT s"
      fi

      echo "asking every route"
      several
      [ "$asked" -gt 0 ] || stop_here "no route of this stack can be asked"
      printf 'at rest: %s asked, %s failed\\n' "$asked" "$bad"

      restart() {
        before_asked=$asked
        before_bad=$bad
        { compose restart "$1" && healthy "$1"; } >/dev/null 2>&1 &
        pid=$!
        while kill -0 "$pid" 2>/dev/null; do
          ask_all
        done
        wait "$pid" || stop_here "$1 did not come back after a restart"
        several
        printf 'restart of %s: %s asked, %s failed\\n' "$1" "$((asked - before_asked))" "$((bad - before_bad))"
      }

      addresses() {
        id=$(compose ps -q "$1" | head -n 1)
        docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$id"
      }

      # move SERVICE NGINX: while the service is away, a second container of nginx takes its address.
      move() {
        old=$(addresses "$1")
        compose stop "$1" >/dev/null 2>&1
        compose run -d --no-deps --name "$placeholder" --entrypoint sleep "$2" 3600 >/dev/null 2>&1
        compose start "$1" >/dev/null 2>&1
        healthy "$1" >/dev/null 2>&1 || stop_here "$1 did not come back"
        if [ "$(addresses "$1")" = "$old" ]; then
          echo "new address of $1: not tried, it kept the old one"
        else
          settle "$1"
        fi
        docker rm -f "$placeholder" >/dev/null 2>&1
      }

      # nginx may take a while to learn the address; what fails until then is told, but not counted.
      settle() {
        began=$(date +%s)
        before_bad=$bad
        missed=0
        quiet=yes
        while :; do
          round_bad=$bad
          ask_all
          [ "$bad" -gt "$round_bad" ] || break
          missed=$((missed + bad - round_bad))
          [ "$(($(date +%s) - began))" -lt "$SETTLE" ] || break
          bad=$before_bad
          sleep 1
        done
        quiet=
        if [ "$bad" -gt "$before_bad" ]; then
          printf 'new address of %s: still %s of the routes failing after %s s\\n' "$1" "$((bad - before_bad))" "$SETTLE"
        elif [ "$missed" -gt 0 ]; then
          printf 'new address of %s: learnt after %s s, %s failed until then\\n' "$1" "$(($(date +%s) - began))" "$missed"
        else
          printf 'new address of %s: none failed\\n' "$1"
        fi
      }

      trap 'docker rm -f "$placeholder" >/dev/null 2>&1' EXIT
      trap 'exit 130' INT TERM
      """;

  private static final String RESTARTING =
      """

      if [ "$RESTART" = yes ]; then
        echo "restarting each proxied service while asking"
      """;

  private static final String MOVING =
      """

      if [ "$MOVE" = yes ]; then
        echo "letting each proxied service come back at another address"
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
