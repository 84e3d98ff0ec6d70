package no502.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Seq;
import no502.verdict.Symptom;

/**
 * From the lines of a log to the causes behind them: joined with the files when there are any,
 * grouped by cause and not by line, the most urgent first.
 *
 * @param troubles how many lines tell of an upstream's trouble
 * @param stacks those that the log can come from, best first
 */
public record Diagnosis(Tally tally, long troubles, List<Answer> answers, List<String> stacks) {

  /** With what may be a secret hidden. */
  public static Diagnosis of(Tally tally, List<Judged> stacks) {
    return of(tally, stacks, Secrets.MASKED);
  }

  public static Diagnosis of(Tally tally, List<Judged> stacks, Secrets secrets) {
    List<LogGroup> groups = tally.groups();
    Joining joining = new Joining(stacks, groups);
    List<Case> primary = new ArrayList<>();
    List<Case> secondary = new ArrayList<>();
    for (LogGroup group : groups) {
      Case one = Case.of(joining.join(group));
      boolean follows =
          group.trouble().isConsequence()
              || group.trouble() == Trouble.RESOLVER
              || group.trouble() == Trouble.NO_CONNECTIONS
              || gaveUpBinding(one);
      (follows ? secondary : primary).add(one);
    }
    Map<String, List<Case>> causes = new LinkedHashMap<>();
    for (Case one : primary) {
      causes.computeIfAbsent(one.key(), k -> new ArrayList<>()).add(one);
    }
    secondary.sort(Comparator.comparing(one -> one.group().trouble().isRemark()));
    for (Case one : secondary) {
      attach(one, causes);
    }
    long total = 0;
    for (List<Case> cases : causes.values()) {
      total += AnswerMaker.count(cases);
    }
    List<Answer> answers = new ArrayList<>();
    for (List<Case> cases : causes.values()) {
      if (!Seq.of(cases).allMatch(one -> one.group().trouble().isRemark())) {
        answers.add(new AnswerMaker(cases, total, secrets).answer());
      }
    }
    String last = tally.last();
    answers.sort(
        Comparator.comparing((Answer a) -> !isDown(a, last)).thenComparing(a -> -a.count()));
    List<String> names = Seq.of(joining.fitting()).map(one -> one.stack().name()).toList();
    return new Diagnosis(tally, total, List.copyOf(answers), names);
  }

  /** A consequence belongs to the cause of the same route; alone, it is a case of its own. */
  private static void attach(Case one, Map<String, List<Case>> causes) {
    for (List<Case> cases : causes.values()) {
      for (Case cause : cases) {
        boolean resolver =
            one.group().trouble() == Trouble.RESOLVER
                && cause.group().trouble() == Trouble.NOT_RESOLVED;
        boolean asksFirst = isAuth(one) && cause.isSubrequestOf(one);
        boolean loops = isLoop(one) && cause.fails != null && cause.fails.symptom() == Symptom.LOOP;
        boolean binds = gaveUpBinding(one) && cause.group().trouble() == Trouble.BIND;
        boolean other = isResolver(one) || isAuth(one) || isLoop(one) || gaveUpBinding(one);
        if (resolver || asksFirst || loops || binds || !other && one.sharesRouteWith(cause)) {
          cases.add(one);
          return;
        }
      }
    }
    causes.computeIfAbsent(one.key(), k -> new ArrayList<>()).add(one);
  }

  /** The last line after several attempts, which names no address. */
  private static boolean gaveUpBinding(Case one) {
    return one.group().trouble() == Trouble.BIND && one.group().subject() == null;
  }

  private static boolean isLoop(Case one) {
    return one.group().trouble() == Trouble.NO_CONNECTIONS;
  }

  private static boolean isAuth(Case one) {
    return one.group().trouble() == Trouble.AUTH_REQUEST;
  }

  private static boolean isResolver(Case one) {
    return one.group().trouble() == Trouble.RESOLVER;
  }

  /** nginx does not run, and nothing came after that. */
  private static boolean isDown(Answer answer, String last) {
    boolean fatal = answer.groups().get(0).keepsFromStarting();
    return fatal && (answer.last() == null || answer.last().equals(last));
  }
}
