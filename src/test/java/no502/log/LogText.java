package no502.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text read as a log, to its end. */
final class LogText {
  private LogText() {}

  static LogReader reader(String log) {
    LogReader reader = new LogReader();
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    reader.feed(bytes, bytes.length);
    reader.finish();
    return reader;
  }

  static Tally read(String log) {
    return reader(log).tally();
  }

  /** What one line comes to. */
  static LogGroup only(String line) {
    List<LogGroup> groups = read(line).groups();
    assertThat(groups).as(line).hasSize(1);
    return groups.get(0);
  }
}
