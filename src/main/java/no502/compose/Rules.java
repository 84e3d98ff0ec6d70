package no502.compose;

/** What every load needs and none changes: made once, on first use. */
final class Rules {
  static final Rules ALL = new Rules();

  final Casts casts = new Casts();
  final Merge merge = new Merge();
  final Unicity unicity = new Unicity();
  final Canonical canonical = new Canonical();
  final Validator validator = new Validator(ComposeSchema.file());
  final Shape shape = ComposeShape.project();

  private Rules() {}
}
