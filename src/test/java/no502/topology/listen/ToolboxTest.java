package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import no502.topology.Confidence;
import org.junit.jupiter.api.Test;

class ToolboxTest {
  private static Toolbox.Answer has(AContainer container, String tool) {
    return Toolbox.has(container.build(), tool);
  }

  @Test
  void the_image_has_it_or_not() {
    AContainer alpine = AContainer.from("node:20-alpine").tools("busybox-wget", "nc", "node");

    assertThat(has(alpine, "wget").has()).isTrue();
    assertThat(has(alpine, "nc").has()).isTrue();
    assertThat(has(alpine, "node").has()).isTrue();
    assertThat(has(alpine, "curl").has()).isFalse();
    assertThat(has(alpine, "curl").confidence()).isEqualTo(Confidence.PROVEN);
    assertThat(has(alpine, "curl").evidence().sentence()).isEqualTo("node:20-alpine has no curl");
    assertThat(has(alpine, "my-own-check").has()).isNull();
  }

  @Test
  void the_Dockerfile_may_bring_it() {
    assertThat(has(AContainer.from("python:3-slim").installs("curl"), "curl").has()).isTrue();
    assertThat(has(AContainer.from("debian").installs("netcat-openbsd"), "nc").has()).isTrue();
    assertThat(
            has(AContainer.from("debian").copiesHidden("COPY --from=c", "/usr/bin/curl"), "curl")
                .has())
        .isTrue();
  }

  @Test
  void a_build_script_may_bring_anything() {
    assertThat(has(AContainer.from("debian").runs("./install.sh"), "curl").confidence())
        .isEqualTo(Confidence.LIKELY);
  }

  @Test
  void an_unknown_image_is_unknown() {
    assertThat(has(AContainer.fromUnknown("me/own"), "curl").has()).isNull();
  }

  @Test
  void what_is_run_by_a_shell_from_elsewhere_may_bring_anything_too() {
    AContainer alpine = AContainer.from("node:20-alpine").tools("busybox-wget");
    assertThat(has(alpine.runs("echo ready"), "curl").confidence()).isEqualTo(Confidence.PROVEN);
    for (String step : new String[] {"./x.sh", "wget -qO- x | sh", "wget -qO- x | bash"}) {
      AContainer built = AContainer.from("node:20-alpine").tools("busybox-wget").runs(step);
      assertThat(has(built, "curl").confidence()).as(step).isEqualTo(Confidence.LIKELY);
      assertThat(has(built, "wget").confidence()).as(step).isEqualTo(Confidence.PROVEN);
    }
  }

  @Test
  void the_answer_says_why() {
    AContainer alpine = AContainer.from("node:20-alpine").tools("busybox-wget");
    assertThat(has(alpine, "wget").evidence().sentence()).endsWith(" has wget");
    assertThat(has(alpine, "curl").evidence().sentence()).endsWith(" has no curl");
    assertThat(has(alpine.installs("curl"), "curl").evidence().sentence())
        .isEqualTo("the Dockerfile installs curl");
  }
}
