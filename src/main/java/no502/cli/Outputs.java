package no502.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.analysis.Outcome;
import no502.report.Formats;
import no502.report.Plain;
import no502.report.ReportContext;
import no502.report.Reporter;
import no502.text.Nearest;
import no502.workspace.RootPath;

/** The reports that go to files. A wrong word is told before anything is analysed or mended. */
final class Outputs {
  private final List<Output> all = new ArrayList<>();

  private record Output(Reporter reporter, String path) {}

  static Outputs of(List<String> words) {
    Outputs outputs = new Outputs();
    Set<String> files = new HashSet<>();
    for (String word : words) {
      Output output = output(word);
      if (!files.add(plain(output.path()))) {
        throw new UsageError("two reports for one file: " + output.path());
      }
      outputs.all.add(output);
    }
    return outputs;
  }

  /** The same file under two names is seen where it is plain to see. */
  private static String plain(String path) {
    String clean = RootPath.normalise(path);
    return path.startsWith("/") || clean == null ? path : clean;
  }

  private static Output output(String word) {
    int equals = word.indexOf('=');
    if (equals < 0 || equals == word.length() - 1) {
      throw new UsageError("--output wants FORMAT=FILE, not " + word);
    }
    String format = word.substring(0, equals);
    Reporter reporter = Formats.of(format);
    if (reporter == null) {
      String known = String.join(", ", Formats.NAMES);
      String hint = Nearest.hint(format, Formats.NAMES);
      throw new UsageError("--output knows " + known + ", not " + format + hint);
    }
    return new Output(reporter, word.substring(equals + 1));
  }

  /** False when one of them could not be written, which is told. */
  boolean write(Outcome outcome, ReportContext context, Terminal terminal) {
    boolean good = true;
    for (Output output : all) {
      String text = output.reporter().render(outcome, context.toFile());
      if (!terminal.console().write(output.path(), text.getBytes(StandardCharsets.UTF_8))) {
        terminal.complain("no502: cannot write " + Plain.text(output.path()) + "\n");
        good = false;
      }
    }
    return good;
  }
}
