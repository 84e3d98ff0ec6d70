package no502.compose;

import no502.text.Problem;
import no502.text.Span;

/** Docker would stop here; carries what it would complain about to the loader's one catch. */
final class ComposeError extends RuntimeException {
  private static final long serialVersionUID = 1;
  final transient Problem problem;

  ComposeError(Span span, String message) {
    this(Problem.error(span, message));
  }

  ComposeError(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /**
   * A complaint about a value. If a hidden variable went into the value, nobody knows whether
   * Docker complains, so it is not an error of the file.
   */
  static ComposeError about(Node node, String message) {
    String hiddenBy = Nodes.hiddenBy(node);
    Span span = node.origin().span();
    if (hiddenBy == null) {
      return new ComposeError(span, message);
    }
    String reason = Unknown.blanked(message) + " (" + hiddenBy + ")";
    return new ComposeError(Problem.incomplete(span, reason));
  }
}
