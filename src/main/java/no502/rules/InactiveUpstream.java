package no502.rules;

import java.util.function.Consumer;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.verdict.Cause.AllDown;
import no502.verdict.Cause.Inactive;
import no502.verdict.Symptom;
import no502.verdict.Verdict;

/** The name belongs to a service that does not run. */
final class InactiveUpstream implements Rule {
  @Override
  public String id() {
    return "inactive-upstream";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), Inactive.class, Inactive::host)
        .forEach(
            failure -> found.accept(finding(isAtStart(failure) ? failure : failure.asLikely())));
    for (Verdict.Fails fails : Condemned.by(inspection.routes(), AllDown.class)) {
      found.accept(
          Condemned.finding(
              id(),
              fails,
              ((AllDown) fails.cause()).upstream(),
              "every server of this upstream is marked down, so nobody is left to ask: every request ends in 502: "
                  + Symptom.NO_LIVE_UPSTREAMS.log(),
              "take down away from the server that shall answer"));
    }
  }

  /** Looked up at each request, a service may be left out on purpose: nginx runs without it. */
  private static boolean isAtStart(Failure<Inactive> failure) {
    return failure.symptom() == Symptom.HOST_NOT_FOUND;
  }

  private Finding finding(Failure<Inactive> failure) {
    Inactive cause = failure.cause();
    String why =
        cause.scaledToZero()
            ? "is scaled to 0"
            : "runs only with the profile " + String.join(" or ", cause.profiles());
    boolean atStart = isAtStart(failure);
    String message =
        cause.peer().name()
            + " "
            + why
            + (atStart ? ", so its name does not exist: " : ": ")
            + failure.ending();
    String on = cause.scaledToZero() ? "give it a replica" : "put nginx into the same profile";
    String help =
        atStart
            ? on
                + ", or look the name up at each request: a variable in the pass, and resolver 127.0.0.11 valid=10s"
            : on + ", or leave it so if nginx is meant to run without it";
    return failure.finding(id(), message, help, null);
  }
}
