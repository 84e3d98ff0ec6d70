package no502.report;

import no502.analysis.Outcome;

/** One output format: an outcome in, the whole text out. A reporter sees findings, never files. */
public interface Reporter {
  String render(Outcome outcome, ReportContext context);
}
