package no502.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import no502.verdict.Cause;
import org.junit.jupiter.api.Test;

/** Every cause that the files can prove has its name in a diagnosis. */
class FileCauseTest {
  @Test
  void noCauseIsForgotten() {
    assertThat(FileCause.SUSPECTS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Cause.class.getPermittedSubclasses())
                .<Class<? extends Cause>>map(type -> type.asSubclass(Cause.class))
                .toList());
  }
}
