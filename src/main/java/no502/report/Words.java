package no502.report;

import no502.lint.Finding;
import no502.topology.Confidence;

/** Words that several formats share. */
final class Words {
  private Words() {}

  static String of(Confidence confidence) {
    return confidence == Confidence.PROVEN ? "proven" : "likely";
  }

  /** The message with what to do about it, on one line. */
  static String full(Finding finding) {
    String help = finding.help();
    if (help == null && finding.fix() != null) {
      help = finding.fix().title();
    }
    return help == null ? finding.message() : finding.message() + ". Help: " + help;
  }
}
