package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the one kept in {@code testdata/reports}. {@code mvn test
 * -Dsnapshots=update} writes them anew; read the difference before committing it.
 */
public final class Snapshot {
  private Snapshot() {}

  public static void check(String name, String text) throws IOException {
    Path file = Path.of("testdata/reports", name);
    if ("update".equals(System.getProperty("snapshots"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }
}
