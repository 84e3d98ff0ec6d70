package no502.nginx;

import java.util.List;
import no502.text.Problem;

/**
 * One file as read: its directives, and what nginx would refuse. nginx stops at the first problem;
 * we read on, so the tree after it is our best guess.
 */
public record Parsed(List<Directive> tree, List<Problem> problems) {}
