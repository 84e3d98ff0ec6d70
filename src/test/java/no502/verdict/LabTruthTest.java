package no502.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no502.nginx.Block;
import no502.topology.AStack;
import no502.topology.Confidence;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdict.Unknown;
import org.junit.jupiter.api.Test;

/** Holds our verdicts against what the real nginx did with the same files. */
class LabTruthTest {
  /** A placeholder that a build step may still fill in, and sockets whose owner stands nowhere. */
  private static final Set<String> OPEN =
      Set.of("m3-proxy-pass-env-like-app", "u1-unix-ok", "u3-unix-perm-0600-worker-nobody");

  @Test
  void toldWhatListensEveryVerdictIsWhatNginxDid() {
    Tally tally = new Tally();
    for (LabStack lab : LabStack.all()) {
      tally.count(lab, lab.stackWithListeners());
    }
    assertThat(tally.wrong).as(tally.toString()).isEmpty();
    assertThat(tally.unknown.keySet()).as(tally.toString()).isEqualTo(OPEN);
    assertThat(tally.right).isGreaterThan(230);
  }

  @Test
  void readingFilesAloneNoVerdictContradictsNginx() {
    Tally tally = new Tally();
    for (LabStack lab : LabStack.all()) {
      tally.count(lab, lab.stack());
    }
    assertThat(tally.wrong).as(tally.toString()).isEmpty();
    assertThat(tally.right).as(tally.toString()).isGreaterThan(200);
  }

  /** Prints the same table for other recorded stacks, such as the random ones. */
  public static void main(String[] folders) {
    for (String folder : folders) {
      Tally told = new Tally();
      Tally read = new Tally();
      for (LabStack lab : LabStack.in(Path.of(folder))) {
        told.count(lab, lab.stackWithListeners());
        read.count(lab, lab.stack());
      }
      System.out.println("told what listens: " + told + "\nreading files alone: " + read);
    }
  }

  /** Agreements, disagreements, and what was left open. */
  private static final class Tally {
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> unknown = new TreeMap<>();
    private int right;
    private int beyond;

    void count(LabStack lab, AStack stack) {
      if (lab.beyondFiles() != null) {
        beyond++;
        return;
      }
      List<RouteVerdict> routes = stack.verdicts();
      String complaint = lab.started() ? answers(lab, routes) : starts(lab, routes);
      if (complaint == null) {
        right++;
      } else if (complaint.startsWith("unknown")) {
        unknown.put(lab.name(), complaint);
      } else {
        wrong.add(lab.name() + ": " + complaint);
      }
    }

    /** nginx did not start: so every route must be condemned. */
    private static String starts(LabStack lab, List<RouteVerdict> routes) {
      for (RouteVerdict route : routes) {
        if (!(route.verdict() instanceof Fails fails)) {
          if (route.verdict() instanceof Reaches reaches
              && reaches.confidence() == Confidence.LIKELY) {
            return "unknown: likely to answer, if nginx starts";
          }
          return route.verdict() instanceof Unknown open
              ? "unknown: " + open.hiddenBy()
              : "nginx does not start (" + lab.symptoms() + "), said " + route.verdict();
        }
        boolean name = lab.symptoms().contains("host-not-found");
        Symptom expected = name ? Symptom.HOST_NOT_FOUND : Symptom.NO_START;
        if (fails.symptom() != expected && fails.symptom() != Symptom.NO_START) {
          return "expected " + lab.symptoms() + ", said " + fails.symptom();
        }
      }
      return routes.isEmpty() ? "no route" : null;
    }

    private static String answers(LabStack lab, List<RouteVerdict> routes) {
      String open = null;
      for (Map.Entry<String, List<Boolean>> entry : lab.answers().entrySet()) {
        RouteVerdict route = serving(routes, entry.getKey());
        if (route != null) {
          String complaint = complaint(lab, route, entry.getValue());
          if (complaint != null && !complaint.startsWith("unknown")) {
            return complaint;
          }
          open = open == null ? complaint : open;
        }
      }
      return open;
    }

    private static String complaint(LabStack lab, RouteVerdict route, List<Boolean> answered) {
      if (route.verdict() instanceof Unknown open) {
        return "unknown: " + open.hiddenBy();
      }
      if (lab.symptoms().contains("auth-request")) {
        return null; // this route's backend answers; the auth_request's own route fails
      }
      boolean fallback = !route.route().context().inherited("error_page").isEmpty();
      if (answered.contains(true) && !fallback && route.verdict() instanceof Fails fails) {
        return "answered, said " + fails.symptom() + " " + fails.cause();
      }
      if (!answered.contains(true) && route.verdict() instanceof Reaches) {
        return "no answer (" + lab.symptoms() + "), said reaches";
      }
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        boolean asked = route.peers().size() == 1 || !lab.symptomsOf(peer.address()).isEmpty();
        if (asked && peer.verdict() instanceof Fails fails && !seen(lab, fails.symptom())) {
          return peer.address() + ": " + fails.symptom() + " never seen in " + lab.symptoms();
        }
      }
      return null;
    }

    private static boolean seen(LabStack lab, Symptom symptom) {
      Set<String> seen = lab.symptoms();
      return switch (symptom) {
        case NOT_RESOLVED -> seen.stream().anyMatch(s -> s.startsWith("not-resolved"));
        case NO_RESOLVER -> seen.contains("no-resolver");
        case NO_LIVE_UPSTREAMS -> seen.contains("no-live-upstreams");
        case WRONG_PROTOCOL ->
            seen.contains("tls")
                || seen.contains("bad-answer")
                || seen.contains("104")
                || seen.contains("110");
        case LOOP -> seen.contains("other");
        case RESET -> seen.contains("104") || seen.contains("closed");
        default -> seen.contains(String.valueOf(symptom.errno()));
      };
    }

    /** The route of the longest location that begins the path. */
    private static RouteVerdict serving(List<RouteVerdict> routes, String path) {
      RouteVerdict best = null;
      int length = -1;
      for (RouteVerdict route : routes) {
        Block location = route.route().context().enclosing("location");
        String prefix = location == null ? "" : location.header().arg(0);
        if (!route.route().unused() && path.startsWith(prefix) && prefix.length() > length) {
          best = route;
          length = prefix.length();
        }
      }
      return best;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      text.append(right).append(" right, ").append(unknown.size()).append(" unknown, ");
      text.append(beyond).append(" beyond the files, ").append(wrong.size()).append(" wrong\n");
      wrong.forEach(line -> text.append("  WRONG ").append(line).append('\n'));
      unknown.forEach(
          (name, why) -> text.append("  open ").append(name).append(": ").append(why).append('\n'));
      return text.toString();
    }
  }
}
