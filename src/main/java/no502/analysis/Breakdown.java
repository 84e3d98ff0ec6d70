package no502.analysis;

import no502.text.Problem;

/** An error of no502 itself, which has cost one stack its results, or one finding its repair. */
public record Breakdown(String stack, String file, Throwable cause) {
  private static final int LONGEST = 160;

  /** What kind of error it was and where in the code, on one short line. */
  public static String brief(Throwable cause) {
    String text = String.valueOf(cause);
    StringBuilder brief =
        new StringBuilder(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (frame.getClassName().startsWith("no502.")) {
        brief.append(" at ").append(frame.getClassName()).append('.');
        brief.append(frame.getMethodName()).append(':').append(frame.getLineNumber());
        break;
      }
    }
    return brief.toString();
  }

  /** The gap that it leaves in the report. */
  Problem gap() {
    String message = "internal error in no502 while it worked at this stack: " + brief(cause);
    return Problem.incomplete(file, message);
  }
}
