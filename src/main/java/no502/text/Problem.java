package no502.text;

/**
 * What a reader of a file has to complain about, in the words of the program that would read it.
 */
public record Problem(Span span, Weight weight, String message) {
  /** What is told of a file that nobody could read, before the reason. */
  public static final String NOT_READ = "was not read: ";

  /** How much the complaint costs. */
  public enum Weight {
    /** nginx or Docker refuses the file. */
    ERROR,
    /** They read it, and say something, or do something else than the author may think. */
    WARNING,
    /** We stopped reading here (a cap, a file out of reach): what follows is not known. */
    INCOMPLETE
  }

  public static Problem error(Span span, String message) {
    return new Problem(span, Weight.ERROR, message);
  }

  public static Problem warning(Span span, String message) {
    return new Problem(span, Weight.WARNING, message);
  }

  public static Problem incomplete(Span span, String message) {
    return new Problem(span, Weight.INCOMPLETE, message);
  }

  /** Of a file or folder as a whole, which nobody could read. */
  public static Problem incomplete(String name, String message) {
    return incomplete(new Source(name, new byte[0]).top(), message);
  }
}
