package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

  private static Cells cells(String... texts) {
    Cells cells = new Cells();
    for (String text : texts) {
      cells.append(text);
    }
    return cells;
  }

  private static String shown(String... texts) {
    Cells cells = cells(texts);
    return cells.text(0, cells.count());
  }

  @Test
  void aSignIsACell() {
    Cells cells = cells("ports: [\"80:80\"]");
    assertThat(cells.count()).isEqualTo(16);
    assertThat(cells.width()).isEqualTo(16);
    assertThat(cells.text(7, 16)).isEqualTo("[\"80:80\"]");
    assertThat(cells.width(7, 16)).isEqualTo(9);
    assertThat(cells.text(3, 3)).isEmpty();
  }

  @Test
  void aTabGoesToTheNextStop() {
    assertThat(shown("a\tb")).isEqualTo("a   b");
    assertThat(shown("\t", "x")).isEqualTo("    x");
  }

  @Test
  void wideSignsTakeTwoColumnsAndMarksNone() {
    Cells cells = cells("日本", "e\u0301x");
    assertThat(cells.count()).isEqualTo(4);
    assertThat(cells.width()).isEqualTo(6);
    assertThat(cells.text(2, 3)).isEqualTo("e\u0301");
    assertThat(Cells.width("🐳")).isEqualTo(2);
    assertThat(shown("\u0301a")).isEqualTo(" \u0301a");
  }

  @Test
  void whatDeceivesIsMadeVisible() {
    assertThat(shown("a\u202eb")).isEqualTo("a\\u{202e}b");
    assertThat(Cells.width("a\u202eb")).isEqualTo(10);
  }

  @Test
  void aCommandOfARunnerIsBroken() {
    assertThat(shown("##[error]x")).isEqualTo("## [error]x");
    assertThat(shown("#", "#vso", "[task]")).isEqualTo("##vso [task]");
    assertThat(shown("::error::x")).isEqualTo("\\::error::x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy_pass http://api:8080;",
        "ports: [\"8080:80\", '[::1]:80:80'] # [x]",
        "é ##[a] : : [b]",
        "# no [hash] # here",
        "a line that is longer than the room that is made for it at first, as lines of code may be"
      })
  void pieceByPieceComesToTheSame(String text) {
    Cells whole = cells(text);
    Cells pieces = cells(text.split(""));
    assertThat(pieces.text(0, pieces.count())).isEqualTo(whole.text(0, whole.count()));
    for (int i = 0; i <= whole.count(); i++) {
      assertThat(pieces.width(0, i)).isEqualTo(whole.width(0, i));
    }
  }
}
