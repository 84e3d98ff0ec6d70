package no502.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeqTest {
  private static final List<Integer> NUMBERS = List.of(1, 2, 3, 4);

  @Test
  void changesAndChooses() {
    assertThat(Seq.of(NUMBERS).map(n -> n * n).toList()).containsExactly(1, 4, 9, 16);
    assertThat(Seq.of(NUMBERS).filter(n -> n % 2 == 0).toList()).containsExactly(2, 4);
    assertThat(Seq.of(NUMBERS).flatMap(n -> n % 2 == 0 ? List.of(n, -n) : List.of()).toList())
        .containsExactly(2, -2, 4, -4);
    assertThat(Seq.of(NUMBERS).filter(n -> n > 4).toList()).isEmpty();
    assertThat(Seq.of(List.of()).flatMap(n -> NUMBERS).toList()).isEmpty();
  }

  @Test
  void answersWhetherAnyAllOrNoneAreSuch() {
    assertThat(Seq.of(NUMBERS).anyMatch(n -> n == 4)).isTrue();
    assertThat(Seq.of(NUMBERS).anyMatch(n -> n == 5)).isFalse();
    assertThat(Seq.of(NUMBERS).allMatch(n -> n < 5)).isTrue();
    assertThat(Seq.of(NUMBERS).allMatch(n -> n < 4)).isFalse();
    assertThat(Seq.of(NUMBERS).noneMatch(n -> n == 5)).isTrue();
    assertThat(Seq.of(NUMBERS).noneMatch(n -> n == 1)).isFalse();
    assertThat(Seq.of(List.of()).allMatch(n -> false)).isTrue();
  }

  @Test
  void takesThoseAtTheBeginningOrTheOthers() {
    assertThat(Seq.of(NUMBERS).limit(2).toList()).containsExactly(1, 2);
    assertThat(Seq.of(NUMBERS).limit(9).toList()).isEqualTo(NUMBERS);
    assertThat(Seq.of(NUMBERS).skip(3).toList()).containsExactly(4);
    assertThat(Seq.of(NUMBERS).skip(9).toList()).isEmpty();
    assertThat(Seq.of(NUMBERS).filter(n -> n > 2).first()).isEqualTo(3);
    assertThat(Seq.of(List.of()).first()).isNull();
    assertThat(Seq.of(List.of(3, 1, 3, 2, 1)).distinct()).containsExactly(3, 1, 2);
  }

  @Test
  void countsAndVisits() {
    List<Integer> seen = new ArrayList<>();
    Seq.of(NUMBERS).filter(n -> n > 1).forEach(seen::add);
    assertThat(seen).containsExactly(2, 3, 4);
    assertThat(Seq.of(NUMBERS).filter(n -> n > 1).count()).isEqualTo(3);
  }

  @Test
  void looksAtNoMoreThanItMust() {
    List<Integer> seen = new ArrayList<>();
    Seq<Integer> seq =
        Seq.of(NUMBERS)
            .map(
                n -> {
                  seen.add(n);
                  return n;
                });
    assertThat(seen).isEmpty();
    assertThat(seq.filter(n -> n > 1).first()).isEqualTo(2);
    assertThat(seen).containsExactly(1, 2);
  }

  @Test
  void itsListCannotBeChangedAndMayHoldNull() {
    assertThatThrownBy(() -> Seq.of(NUMBERS).toList().add(5))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(Seq.of(NUMBERS).map(n -> n == 1 ? null : n).toList()).containsExactly(null, 2, 3, 4);
  }
}
