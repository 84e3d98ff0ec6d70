package no502.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no502.compose.ComposeLoader;
import no502.compose.ComposeRequest;
import no502.compose.Service;
import no502.text.Edit;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import no502.yaml.YamlReader;

/** Applies edits to a text and holds the result against what the edits promise. */
final class Patched {
  private Patched() {}

  /** The one Compose file's service of that name. */
  static Service service(Source compose, String name) {
    MemoryWorkspace files = new MemoryWorkspace().put(compose);
    Service service = ComposeLoader.load(files, ComposeRequest.in("")).services().get(name);
    assertThat(service).as("the file has the service " + name).isNotNull();
    return service;
  }

  static Source compose(String text) {
    return Source.of("compose.yml", text);
  }

  /** The file after the edits, which must not overlap and must leave YAML behind. */
  static String apply(Source source, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(edit -> edit.span().start()));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : sorted) {
      assertThat(edit.span().source()).isSameAs(source);
      assertThat(edit.span().start()).as("edits do not overlap").isGreaterThanOrEqualTo(at);
      out.append(source.slice(at, edit.span().start())).append(edit.replacement());
      at = edit.span().end();
    }
    String text = out.append(source.slice(at, source.length())).toString();
    assertThat(YamlReader.read(Source.of("after", text)).problems()).as(text).isEmpty();
    return text;
  }
}
