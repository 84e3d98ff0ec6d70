package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.nginx.DirectiveTable.Entry;
import no502.platform.Packed;
import no502.text.Parts;
import org.junit.jupiter.api.Test;

class DirectiveTableTest {
  private final DirectiveTable table = DirectiveTable.get();

  @Test
  void whatStandsBehindANameIsRead() {
    assertThat(table.entries("access_log"))
        .containsExactly(
            new Entry("access_log", "HSLJX", "1+", false, false, false, false, null, null, null),
            new Entry("access_log", "TV", "1+", false, false, false, false, "1.11.4", null, null));
    assertThat(table.entries("acme_issuer"))
        .containsExactly(
            new Entry("acme_issuer", "H", "*", true, true, false, false, null, null, "module"));
    Entry listen = table.entries("listen").get(1);
    assertThat(listen.parameters()).isTrue();
    assertThat(listen.block()).isFalse();
    assertThat(table.entries("absolute_redirect").get(0).once()).isTrue();
    assertThat(table.entries("proxy_pas")).isEmpty();
  }

  @Test
  void whoseParametersHaveLinesIsMarked() {
    for (String line : Parts.filled(Packed.needed("nginx/directives.txt"), '\n')) {
      List<String> words = Parts.of(line, ' ');
      int colon = words.get(0).indexOf(':');
      if (colon > 0 && !line.startsWith("#")) {
        for (char context : words.get(1).toCharArray()) {
          assertThat(table.entries(line.substring(0, colon)))
              .as(line)
              .anyMatch(way -> way.allowedIn(context) && way.parameters());
        }
      }
    }
  }
}
