package no502.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.log.Answer.Certainty;
import no502.text.Seq;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.verdict.RouteVerdict;

/** Makes one answer of all the cases that have one cause. */
final class AnswerMaker {
  private static final int MAX_STEPS = 4;
  private static final Set<Suspect> SILENT =
      Set.of(Suspect.NOT_LISTENING, Suspect.NOTHING_BEHIND_PORT);

  private final List<Case> cases;
  private final Case main;
  private final long total;
  private final Secrets secrets;

  AnswerMaker(List<Case> cases, long total, Secrets secrets) {
    this.cases = cases;
    this.main = cases.get(0);
    this.total = total;
    this.secrets = secrets;
  }

  /** Without the lines that only go along with others. */
  static long count(List<Case> cases) {
    long count = 0;
    for (Case one : cases) {
      count += one.group().trouble().isRemark() ? 0 : one.group().count();
    }
    return count;
  }

  Answer answer() {
    long count = count(cases);
    List<LogGroup> groups = Seq.of(cases).map(one -> secrets.in(one.group())).toList();
    return new Answer(
        certainty(),
        target(),
        addresses(),
        peers(),
        files(),
        main.fails,
        places(),
        main.joined.best() != null && main.joined.best().exact(),
        main.joined.place() != null,
        evidence(),
        groups,
        count,
        first(groups),
        last(groups),
        total == 0 ? 0 : (int) (count * 1000 / total),
        Clients.see(main),
        steps());
  }

  private Certainty certainty() {
    if (main.fails == null) {
      return isSilent() ? Certainty.LIKELY : Certainty.POSSIBLE;
    }
    boolean proven = main.fails.confidence() == Confidence.PROVEN;
    return proven ? Certainty.PROVEN : Certainty.LIKELY;
  }

  /** The files do not prove it, for somebody may start a server by hand; but they start none. */
  private boolean isSilent() {
    return main.fails == null
        && main.target.silent()
        && SILENT.contains(Ranking.of(main.group(), main.target).get(0));
  }

  private List<Evidence> evidence() {
    if (isSilent()) {
      String sentence = main.target.name() + " starts no server: all it runs only waits or ends";
      return List.of(new Evidence(main.target.backend().launch(), sentence));
    }
    return main.fails == null ? List.of() : main.fails.evidence();
  }

  /** As many as the stack is made of; what these include is found by itself. */
  private List<String> files() {
    List<String> files = new ArrayList<>();
    Judged judged = main.joined.judged();
    if (judged != null && judged.stack().project() != null) {
      int named = named(judged.stack().name());
      List<Source> read = judged.stack().project().files();
      read.subList(0, Math.min(named, read.size())).forEach(file -> files.add(file.name()));
    }
    return files;
  }

  private static int named(String stack) {
    int count = 1;
    for (int at = stack.indexOf(" + "); at >= 0; at = stack.indexOf(" + ", at + 1)) {
      count++;
    }
    return count;
  }

  private List<String> addresses() {
    Set<String> logged = new LinkedHashSet<>();
    for (Case one : cases) {
      UpstreamAddress asked = UpstreamAddress.of(one.group().upstream());
      if (asked != null && asked.literal() && !target().equals(asked.toString())) {
        logged.add(asked.toString());
      }
    }
    return List.copyOf(logged);
  }

  private List<String> peers() {
    Set<String> names = new LinkedHashSet<>();
    if (main.joined.best() != null && main.target.address() != null) {
      for (RouteVerdict.PeerVerdict peer : main.joined.best().peers()) {
        names.add(peer.container() == null ? peer.server().host() : peer.container().name());
      }
    }
    names.remove(null);
    return names.size() < 2 ? List.of() : List.copyOf(names);
  }

  private String target() {
    Target target = main.target;
    LogGroup group = main.group();
    if (group.trouble() == Trouble.BIND && group.subject() != null) {
      return group.subject();
    }
    boolean noneLeft = group.trouble() == Trouble.NO_LIVE && target.route() != null;
    if (noneLeft && target.route().upstream() != null) {
      return "upstream " + target.route().upstream().header().arg(0);
    }
    if (target.socket() != null) {
      return "unix:" + target.socket();
    }
    if (target.host() != null) {
      return target.port() > 0 ? target.host() + ":" + target.port() : target.host();
    }
    return target.nginxName();
  }

  private List<Span> places() {
    Set<Span> places = new LinkedHashSet<>();
    if (main.group().trouble() == Trouble.BIND) {
      return List.of(); // no pass is to blame
    }
    if (main.joined.place() != null) {
      places.add(main.joined.place());
    }
    for (Case one : cases) {
      if (one.joined.best() != null) {
        places.add(one.joined.best().route().route().pass().span());
      }
    }
    for (Case one : cases) {
      one.joined.candidates().forEach(c -> places.add(c.route().route().pass().span()));
    }
    return List.copyOf(places);
  }

  private List<Answer.Step> steps() {
    Set<Suspect> suspects = new LinkedHashSet<>();
    if (main.shown != null) {
      suspects.add(main.shown);
    }
    if (certainty() != Certainty.PROVEN) {
      suspects.addAll(Ranking.of(main.group(), main.target));
    }
    Advice advice = new Advice(main.target, secrets.in(main.group()));
    List<Answer.Step> steps = new ArrayList<>();
    for (Suspect suspect : suspects) {
      if (steps.size() < MAX_STEPS) {
        steps.add(
            new Answer.Step(
                suspect, advice.command(suspect), advice.meaning(suspect), advice.mend(suspect)));
      }
    }
    return List.copyOf(steps);
  }

  private static String first(List<LogGroup> groups) {
    String first = null;
    for (LogGroup group : groups) {
      boolean earlier =
          group.first() != null && (first == null || group.first().compareTo(first) < 0);
      first = earlier ? group.first() : first;
    }
    return first;
  }

  private static String last(List<LogGroup> groups) {
    String last = null;
    for (LogGroup group : groups) {
      boolean later = group.last() != null && (last == null || group.last().compareTo(last) > 0);
      last = later ? group.last() : last;
    }
    return last;
  }
}
