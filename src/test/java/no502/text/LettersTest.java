package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {

  @Test
  void answersForAnyCharacterAsTheJavaLibraryDoes() {
    for (int i = 0; i <= Character.MAX_VALUE; i++) {
      char c = (char) i;
      assertThat(Letters.isDigit(c)).isEqualTo(Character.isDigit(c));
      assertThat(Letters.isLetter(c)).isEqualTo(Character.isLetter(c));
      assertThat(Letters.isLetterOrDigit(c)).isEqualTo(Character.isLetterOrDigit(c));
      assertThat(Letters.lower("x" + c)).isEqualTo(("x" + c).toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void aCapitalIsAnAsciiOne() {
    assertThat(Letters.isCapital('A')).isTrue();
    assertThat(Letters.isCapital('Z')).isTrue();
    assertThat(Letters.isCapital('a')).isFalse();
    assertThat(Letters.isCapital('Ä')).isFalse();
  }

  @Test
  void capitalsMakeNoOtherWord() {
    assertThat(Letters.same("Upgrade", "upgrade")).isTrue();
    assertThat(Letters.same("Ä", "ä")).isTrue();
    assertThat(Letters.same("close", "closed")).isFalse();
    assertThat(Letters.same("close", null)).isFalse();
  }

  @Test
  void aBeginningIsComparedInAnyCase() {
    assertThat(Letters.startsWith("HTTPS://api", "https://")).isTrue();
    assertThat(Letters.startsWith("http", "http")).isTrue();
    assertThat(Letters.startsWith("htt", "http")).isFalse();
    assertThat(Letters.startsWith("http:/api", "http://")).isFalse();
    // the sign for Kelvin is no k, though Java's own comparison says so
    assertThat(Letters.startsWith("\u212A", "k")).isFalse();
  }

  @Test
  void countsOneLetterAndKnowsPlainTexts() {
    assertThat(Letters.count("a/b//c", '/')).isEqualTo(3);
    assertThat(Letters.count("", '/')).isZero();
    assertThat(Letters.areAscii("~\u007f")).isTrue();
    assertThat(Letters.areAscii("a\u0080")).isFalse();
    assertThat(Letters.isNumber("0369")).isTrue();
    assertThat(Letters.isNumber("")).isFalse();
    assertThat(Letters.isNumber("3/")).isFalse();
    assertThat(Letters.isNumber("3:")).isFalse();
    assertThat(Letters.isNumber("\u0663")).isFalse();
    assertThat(Letters.endOfDigits("a80/", 1)).isEqualTo(3);
    assertThat(Letters.endOfDigits("a80", 1)).isEqualTo(3);
    assertThat(Letters.endOfDigits("8\u06630", 0)).isEqualTo(1);
  }
}
