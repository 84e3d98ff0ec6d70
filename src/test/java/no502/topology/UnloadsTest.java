package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which configuration lies in the container and is never read. */
class UnloadsTest {
  private static final String SERVER = "server { listen 81; }";

  private static List<String> unread(String compose, String... namesAndTexts) {
    Map<String, String> files = new TreeMap<>();
    files.put("compose.yaml", "services:\n  web:\n    " + compose.replace("\n", "\n    "));
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    List<String> told = new ArrayList<>();
    for (Nginx.Unloaded one : AStack.of(files).build().nginxes().get(0).unloaded()) {
      told.add(one.path() + " " + one.reason());
    }
    return told;
  }

  private static List<String> mounted(String target, String text) {
    return unread("image: nginx:1.28\nvolumes: [\"./a:" + target + "\"]", "a", text);
  }

  @Test
  void aFileWhereNothingIncludesIt() {
    assertThat(mounted("/etc/nginx/sites-enabled/a", SERVER))
        .containsExactly("/etc/nginx/sites-enabled/a NOT_INCLUDED");
    assertThat(mounted("/etc/nginx/a.conf", "upstream a { server b; }")).hasSize(1);
    assertThat(mounted("/etc/nginx/a.conf", "http {}")).hasSize(1);
    assertThat(mounted("/srv/default.conf", SERVER)).hasSize(1);
    assertThat(mounted("/usr/local/nginx/conf/nginx.conf", SERVER)).hasSize(1);
  }

  @Test
  void notOneThatServesNothingOrIsMeantToLieUnread() {
    assertThat(mounted("/etc/nginx/a.conf", "proxy_buffers 8 8k;")).isEmpty();
    assertThat(mounted("/etc/nginx/sites-available/a", SERVER)).isEmpty();
    assertThat(mounted("/etc/nginx/templates/a", SERVER)).isEmpty();
    assertThat(mounted("/srv/a.conf", SERVER)).isEmpty();
    assertThat(mounted("/etc/nginx/conf.d/a.conf", SERVER)).as("it is read").isEmpty();
  }

  @Test
  void aFolderWhereNothingIncludesIt() {
    String service = "image: nginx:1.28\nvolumes: [\"./a:/etc/nginx/sites\"]";
    assertThat(unread(service, "a/b.conf", SERVER))
        .containsExactly("/etc/nginx/sites/*.conf NOT_INCLUDED");
    assertThat(unread(service, "a/b.conf", "gzip on;", "a/README", SERVER)).isEmpty();
    assertThat(unread(service.replace("/etc/nginx", "/srv"), "a/b.conf", SERVER)).isEmpty();
    String whole = "image: nginx:1.28\nvolumes: [\".:/etc/nginx/sites\"]";
    assertThat(unread(whole, "b.conf", SERVER)).hasSize(1);
  }

  @Test
  void notAFolderOfWhichAnyIsRead() {
    String service =
        "image: nginx:1.28\nvolumes: [\"./a:/etc/nginx/sites\", \"./c:/etc/nginx/conf.d/c.conf\"]";
    String c = "include sites/read.conf;";
    assertThat(unread(service, "a/b.conf", SERVER, "a/read.conf", SERVER, "c", c)).isEmpty();
  }

  @Test
  void aFolderWhereAFileIsWanted() {
    String service = "image: nginx:1.28\nvolumes: [\"./a:/etc/nginx/conf.d/default.conf\"]";
    assertThat(unread(service, "a/b.conf", SERVER))
        .containsExactly("/etc/nginx/conf.d/default.conf MOUNTED_AS_FOLDER");
    String elsewhere = "image: nginx:1.28\nvolumes: [\"./a:/srv/default.conf\"]";
    assertThat(unread(elsewhere, "a/b.txt", SERVER)).isEmpty();
  }

  @Test
  void whatAnIncludeHidesMayReadIt() {
    String service =
        "image: nginx:1.28\nvolumes:\n  - /more\n  - ./a:/etc/nginx/a.conf\n"
            + "  - ./c:/etc/nginx/conf.d/c.conf\n  - ./d:/etc/nginx/d.conf\n";
    List<String> told =
        unread(service, "a", SERVER, "c", "include /more/*.conf;", "d/e.conf", SERVER);
    assertThat(told).containsExactly("/etc/nginx/d.conf MOUNTED_AS_FOLDER");
  }

  @Test
  void whatADockerfileCopiesAndNothingCovers() {
    String build = "build: .";
    assertThat(unread(build, "Dockerfile", "FROM nginx:1.28\nCOPY a /etc/nginx/a", "a", SERVER))
        .containsExactly("/etc/nginx/a NOT_INCLUDED");
    assertThat(
            unread(
                build,
                "Dockerfile",
                "FROM nginx:1.28\nCOPY a /etc/nginx/a\nCOPY b /etc/nginx/a",
                "a",
                SERVER,
                "b",
                "gzip on;"))
        .as("the second lies over the first")
        .isEmpty();
    assertThat(
            unread(
                build,
                "Dockerfile",
                "FROM nginx:1.28\nCOPY a /etc/nginx/a\nRUN rm /etc/nginx/a",
                "a",
                SERVER))
        .as("it is gone again")
        .isEmpty();
  }

  @Test
  void notAVolumeWithoutFiles() {
    assertThat(unread("image: nginx:1.28\nvolumes: [\"/etc/nginx/sites\"]")).isEmpty();
  }
}
