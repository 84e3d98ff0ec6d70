package no502.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AStack;
import no502.verdict.Cause.SocketFault;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdict.Unknown;
import org.junit.jupiter.api.Test;

/** A unix socket gets from one container to another through a volume, or not at all. */
class SocketsTest {

  private static AStack stack(String nginxVolumes, String appVolumes) {
    return AStack.of(
        "compose.yaml",
        """
        services:
          nginx:
            image: nginx:1.28
            volumes: ['./site.conf:/etc/nginx/conf.d/default.conf', NGINX]
          app:
            image: app
            volumes: [APP]
        volumes:
          run:
          other:
        """
            .replace("NGINX", nginxVolumes)
            .replace("APP", appVolumes),
        "site.conf",
        "server { location / { proxy_pass http://unix:/run/app/app.sock; } }");
  }

  private static SocketFault fault(AStack stack) {
    Verdict verdict = stack.route().verdict();
    assertThat(verdict).isInstanceOf(Fails.class);
    return ((Cause.SocketUnreachable) ((Fails) verdict).cause()).fault();
  }

  @Test
  void throughOneVolumeAtTwoPlaces() {
    AStack stack = stack("'run:/run/app'", "'run:/sockets'");
    assertThat(stack.listening("app", "unix:/sockets/app.sock mode=666").route().verdict())
        .isInstanceOf(Reaches.class);
    assertThat(fault(stack.listening("app", "unix:/sockets/web.sock mode=666")))
        .isEqualTo(SocketFault.WRONG_PATH);
    assertThat(fault(stack.listening("app", "0.0.0.0:80"))).isEqualTo(SocketFault.NOBODY_CREATES);
  }

  @Test
  void varRunIsALinkToRun() {
    AStack stack = stack("'run:/var/run/app'", "'run:/var/run/app'");
    assertThat(stack.listening("app", "unix:/run/app/app.sock mode=666").route().verdict())
        .isInstanceOf(Reaches.class);
  }

  @Test
  void throughFoldersOfTheHostThatLieInEachOther() {
    AStack stack = stack("'./sockets:/run/app'", "'./:/srv'");
    assertThat(stack.listening("app", "unix:/srv/sockets/app.sock mode=777").route().verdict())
        .isInstanceOf(Reaches.class);
  }

  @Test
  void withoutAVolumeItStaysInItsContainer() {
    AStack stack = stack("'other:/elsewhere'", "'run:/run/app'");
    assertThat(fault(stack.listening("app", "unix:/run/app/app.sock mode=666")))
        .isEqualTo(SocketFault.NOT_SHARED);
  }

  @Test
  void aModeForTheOwnerAloneLeavesItOpenWhoThatIs() {
    AStack stack = stack("'run:/run/app'", "'run:/run/app'");
    assertThat(stack.listening("app", "unix:/run/app/app.sock mode=660").route().verdict())
        .isInstanceOf(Unknown.class);
  }

  @Test
  void aProgramOnTheHostMayCreateIt() {
    AStack stack = stack("'./sockets:/run/app'", "'run:/run/app'").listening("app");
    assertThat(stack.route().verdict()).isInstanceOf(Unknown.class);
  }
}
