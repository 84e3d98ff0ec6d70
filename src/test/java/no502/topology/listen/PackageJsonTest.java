package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import no502.text.Source;
import org.junit.jupiter.api.Test;

class PackageJsonTest {
  private static Map<String, String> scripts(String json) {
    Map<String, String> out = new TreeMap<>();
    PackageJson.scripts(Source.of("package.json", json)).forEach((k, v) -> out.put(k, v.text()));
    return out;
  }

  @Test
  void scripts_stand_under_their_key_alone() {
    assertThat(
            scripts(
                """
                {
                  "name": "scripts",
                  "files": ["scripts", "a"],
                  "config": {"start": "no"},
                  "scripts": {"start": "node a.js", "dev": "vite"},
                  "deep": {"scripts": {"start": "no"}, "x": [{"scripts": "no"}], "y": "no"},
                  "keywords": ["a", "b"], "end": "no"
                }
                """))
        .isEqualTo(Map.of("start", "node a.js", "dev", "vite"));
    assertThat(scripts("{\"scripts\": [\"a\", \"b\"], \"z\": {\"c\": \"d\"}}"))
        .doesNotContainKeys("a", "b", "c");
    assertThat(scripts("{}")).isEmpty();
    assertThat(scripts("}{\"scripts\": {\"a\": \"b\"}}")).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void what_is_escaped_is_read_as_it_is_meant() {
    assertThat(scripts("{\"scripts\": {\"a\": \"b \\\"c d\\\" \\\\ \\/\"}}"))
        .isEqualTo(Map.of("a", "b \"c d\" \\ /"));
    assertThat(scripts("{\"scripts\": {\"a\": \"b\\nc\\td\"}}")).isEqualTo(Map.of("a", "b\nc\td"));
    assertThat(scripts("{\"scripts\": {\"a\": \"b\\\\\"}}")).isEqualTo(Map.of("a", "b\\"));
  }

  @Test
  void a_file_that_is_cut_off_is_read_as_far_as_it_goes() {
    assertThat(scripts("{\"scripts\": {\"a\": \"b")).isEqualTo(Map.of("a", "b"));
    assertThat(scripts("{\"scripts\": {\"a\": \"b\\")).isEqualTo(Map.of("a", "b\\"));
    assertThat(scripts("{\"scripts\": {\"")).isEmpty();
  }
}
