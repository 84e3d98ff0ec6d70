package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.platform.Packed;
import org.junit.jupiter.api.Test;

class WordIndexTest {
  private static final String TABLE =
      "# server of servers\nlisten 80\nlisten 81\nserver a\n~own=no\n";

  private final WordIndex index = WordIndex.of(TABLE, ' ', null);

  @Test
  void aWordIsFoundAtItsFirstLine() {
    assertThat(TABLE.substring(index.first("listen"))).startsWith("listen 80");
    assertThat(TABLE.substring(index.first("server"))).startsWith("server a");
  }

  @Test
  void onlyAWholeFirstWordIsFound() {
    for (String word : List.of("serve", "servers", "", "80", "#", "a", "~own=no", "listen 80")) {
      assertThat(index.first(word)).as(word).isEqualTo(-1);
    }
  }

  @Test
  void linesOfAWordAreThoseThatBeginWithIt() {
    int first = index.first("listen");
    int second = TABLE.indexOf("listen 81");
    assertThat(index.isOf("listen", second)).isTrue();
    assertThat(index.isOf("listen", TABLE.indexOf("server a"))).isFalse();
    assertThat(index.isOf("listen", TABLE.length())).isFalse();
    assertThat(index.isOf("listen 80\nlisten", first)).isFalse();
  }

  @Test
  void wordsOfOneHashDoNotHideEachOther() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    String table = "Aa 1\nBB 2\n";
    WordIndex same = WordIndex.of(table, ' ', null);
    assertThat(same.first("Aa")).isEqualTo(0);
    assertThat(same.first("BB")).isEqualTo(5);
    assertThat(same.first("AaBB")).isEqualTo(-1);
  }

  @Test
  void anEmptyTableHasNoWords() {
    assertThat(WordIndex.of("", ' ', null).first("a")).isEqualTo(-1);
  }

  @Test
  void everyDirectiveIsFoundThroughSlotsThatAreOnlyPrintable() {
    String table = Packed.needed("nginx/directives.txt");
    String slots = WordIndex.slots(table, ' ');
    assertThat(slots).matches("[!-~]+");
    WordIndex directives = WordIndex.of(table, ' ', slots);
    for (String line : Parts.filled(table, '\n')) {
      if (!line.startsWith("#") && !line.startsWith("~")) {
        String word = Parts.of(line, ' ').get(0);
        assertThat(table.startsWith(word + " ", directives.first(word))).as(word).isTrue();
      }
    }
  }
}
