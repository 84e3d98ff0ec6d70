package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import no502.text.Problem;
import org.junit.jupiter.api.Test;

/** Where it is told that nginx's own first file is missing or hidden. */
class MainFileTest {

  /** The only problem of the configuration: the words it stands at, and what it says. */
  private static String problem(String service, String more, Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    String lines = service.replace("\n", "\n    ");
    all.put("compose.yaml", "services:\n  web:\n    " + lines + "\n" + more);
    Problem problem = AStack.of(all).build().nginxes().get(0).config().problems().get(0);
    return problem.span().text() + ": " + problem.message();
  }

  private static String problem(String service) {
    return problem(
        service, "volumes: {logs: {}, conf: {}}", Map.of("nginx/conf.d/a.conf", "server {}"));
  }

  @Test
  void atTheMountThatCoversItAndLacksIt() {
    assertThat(problem("image: nginx:1.28\nvolumes:\n  - logs:/var/log\n  - ./nginx:/etc/nginx/"))
        .isEqualTo(
            "./nginx:/etc/nginx/: open() \"/etc/nginx/nginx.conf\" failed"
                + " (2: No such file or directory)");
  }

  @Test
  void atTheOnlyMountOrTheFirst() {
    assertThat(problem("image: nginx:1.28\nvolumes:\n  - ./nginx:/etc/nginx\n  - logs:/var/log"))
        .startsWith("./nginx:/etc/nginx: open()");
  }

  @Test
  void atTheMountThatCoversItAndIsHidden() {
    assertThat(problem("image: nginx:1.28\nvolumes:\n  - ${A}:${B}\n  - conf:/etc/nginx"))
        .isEqualTo(
            "conf:/etc/nginx: /etc/nginx/nginx.conf in the container was not read:"
                + " the named volume conf");
  }

  @Test
  void atTheConfigThatIsItAndIsDefinedElsewhere() {
    String service =
        "image: nginx:1.28\nvolumes: [\"./nginx:/etc/nginx\"]\nconfigs:\n"
            + "  - {source: other, target: /etc/nginx/other.conf}\n"
            + "  - {source: main, target: /etc/nginx/nginx.conf}";
    String configs = "configs: {main: {external: true}, other: {content: ''}}";
    assertThat(problem(service, configs, Map.of("nginx/a.conf", "")))
        .isEqualTo(
            "{source: main, target: /etc/nginx/nginx.conf}: /etc/nginx/nginx.conf in the container"
                + " was not read: the config main is defined elsewhere");
  }

  @Test
  void atTheImageThatBringsIt() {
    assertThat(problem("image: nginx:1.28\ncommand: nginx -c /etc/nginx/other.conf"))
        .isEqualTo(
            "nginx:1.28: open() \"/etc/nginx/other.conf\" failed (2: No such file or directory)");
    assertThat(problem("image: nginx:1.28\ncommand: nginx -c /srv/other.conf"))
        .isEqualTo(
            "nginx:1.28: /srv/other.conf in the container was not read:"
                + " it belongs to the image nginx:1.28");
  }
}
