package no502.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no502.analysis.Analysis;
import no502.analysis.LogDiagnosis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.log.Diagnosis;
import no502.log.Judged;
import no502.log.LogReader;
import no502.log.Tally;
import no502.report.DiagnosisJson;
import no502.report.DiagnosisMarkdown;
import no502.report.DiagnosisTerminal;
import no502.report.ReportContext;
import no502.workspace.MemoryWorkspace;

/**
 * Target for Jazzer: any bytes as a log, whole and in pieces, beside a stack that can have written
 * it, to the end of every format.
 */
public final class LogFuzzer {
  private static final List<Judged> STACK = stack();

  private LogFuzzer() {}

  /** Loads what an answer needs before an input's time is taken. */
  public static void fuzzerInitialize() {
    String line = "2026/11/21 09:00:00 [error] 1#1: *1 connect() failed (111: x) while connecting to upstream";
    fuzzerTestOneInput(line.getBytes(StandardCharsets.US_ASCII));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Tally whole = read(data, data.length + 1);
    Tally pieces = read(data, 1 + data.length % 7);
    holds(whole.lines() == pieces.lines(), "the pieces count");
    holds(whole.groups().equals(pieces.groups()), "the pieces matter");
    holds(whole.unknown() >= 0 && whole.understood() >= 0, "a line is counted twice");
    Diagnosis diagnosis = Diagnosis.of(whole, STACK);
    List<Finding> findings = new ArrayList<>();
    diagnosis.answers().forEach(answer -> findings.add(null));
    LogDiagnosis told = new LogDiagnosis(diagnosis, findings);
    ReportContext context = ReportContext.plain("0");
    DiagnosisTerminal.render(told, context);
    DiagnosisMarkdown.render(told, context);
    DiagnosisJson.render(told, context);
  }

  private static Tally read(byte[] data, int step) {
    LogReader reader = new LogReader();
    for (int at = 0; at < data.length; at += step) {
      int length = Math.min(step, data.length - at);
      byte[] piece = new byte[length];
      System.arraycopy(data, at, piece, 0, length);
      reader.feed(piece, length);
    }
    reader.finish();
    return reader.tally();
  }

  private static void holds(boolean truth, String what) {
    if (!truth) {
      throw new IllegalStateException(what);
    }
  }

  private static List<Judged> stack() {
    MemoryWorkspace files =
        MemoryWorkspace.of(
            "compose.yml",
            """
            services:
              nginx:
                image: nginx:1.28
                volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]
              app:
                image: python:3.12
                command: gunicorn -b 127.0.0.1:3000 app:app
            """,
            "nginx.conf",
            """
            upstream u { server app:3000; server localhost:3000; }
            server {
              listen 80;
              server_name ~^(?<x>.+)\\\\.test$ *.shop.test;
              location / { proxy_pass http://u; }
              location ~ \\\\.php$ { fastcgi_pass app:9000; }
              location /api { auth_request /auth; set $b app; proxy_pass http://$b:3000; }
              location = /auth { proxy_pass http://app:8080; }
            }
            """);
    Outcome outcome = new Analysis(files, Options.DEFAULT).run(List.of(""));
    List<Judged> judged = new ArrayList<>();
    outcome.stacks().forEach(one -> judged.add(new Judged(one.stack(), one.routes())));
    return judged;
  }
}
