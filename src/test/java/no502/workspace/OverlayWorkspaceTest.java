package no502.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Source;
import org.junit.jupiter.api.Test;

class OverlayWorkspaceTest {
  private final Workspace below = MemoryWorkspace.of("compose.yml", "old", "nginx/a.conf", "a");
  private final OverlayWorkspace files = new OverlayWorkspace(below);

  @Test
  void showsTheChangedFileAndLeavesTheRest() {
    files.put(Source.of("compose.yml", "new"));
    assertThat(text("compose.yml")).isEqualTo("new");
    assertThat(text("nginx/a.conf")).isEqualTo("a");
    assertThat(((Entry.File) below.at("compose.yml")).source().text()).isEqualTo("old");
  }

  @Test
  void aNewFileStandsInItsFolder() {
    files.put(Source.of("nginx/b.conf", "b")).put(Source.of("new/c.conf", "c"));
    assertThat(files.at("nginx")).isEqualTo(new Entry.Folder(List.of("a.conf", "b.conf")));
    assertThat(files.at("")).isEqualTo(new Entry.Folder(List.of("compose.yml", "new", "nginx")));
    assertThat(files.isFolder("new")).isTrue();
    assertThat(files.isFile("new/c.conf")).isTrue();
    assertThat(files.isFile("nginx/b.conf")).isTrue();
  }

  @Test
  void whatIsNowhereIsMissing() {
    assertThat(files.at("nope")).isEqualTo(new Entry.Missing());
    assertThat(files.at("../x")).isInstanceOf(Entry.Refused.class);
    assertThat(files.isFile("nope")).isFalse();
    assertThat(files.isFolder("nope")).isFalse();
    assertThat(files.isFolder("nginx")).isTrue();
  }

  private String text(String path) {
    return ((Entry.File) files.at(path)).source().text();
  }
}
