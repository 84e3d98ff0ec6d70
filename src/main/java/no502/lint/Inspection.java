package no502.lint;

import java.util.List;
import no502.topology.Stack;
import no502.verdict.RouteVerdict;
import no502.workspace.Workspace;

/**
 * What a rule may look at: one stack, its routes with their verdicts, and the files.
 *
 * @param routes verdicts with the default profiles
 * @param linux true for Docker Engine on Linux, false for Docker Desktop, where
 *     host.docker.internal exists by itself
 * @param repairs whether anybody wants to see repairs: not where another one is only tried
 */
public record Inspection(
    Stack stack, List<RouteVerdict> routes, Workspace workspace, boolean linux, boolean repairs) {}
