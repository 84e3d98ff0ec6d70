package no502.log;

import java.util.List;
import no502.topology.Stack;
import no502.verdict.RouteVerdict;

/** A stack with the verdicts on its routes: what the files say, before a log is asked. */
public record Judged(Stack stack, List<RouteVerdict> routes) {}
