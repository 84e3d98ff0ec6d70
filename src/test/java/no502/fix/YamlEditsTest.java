package no502.fix;

import static no502.fix.Patched.compose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Edit;
import no502.text.Source;
import no502.yaml.YamlNode.Pair;
import org.junit.jupiter.api.Test;

/** Entries and items land where an author would write them, and nothing else moves. */
class YamlEditsTest {

  private static String withRestart(String text) {
    Source source = compose(text);
    return Patched.apply(
        source,
        YamlEdits.addEntry(
            Patched.service(source, "web").origin(), "restart", YamlText.word("always")));
  }

  private static String withNetwork(String text) {
    Source source = compose(text);
    Pair networks = YamlEdits.child(Patched.service(source, "web").origin(), "networks");
    return Patched.apply(source, YamlEdits.of(source).addItem(networks, YamlText.word("back")));
  }

  @Test
  void aBlockGainsALineAtItsEnd() {
    assertThat(
            withRestart(
                """
                services:
                  web:
                    image: nginx # the front
                    # ports:
                    #   - 80
                  db:
                    image: redis
                """))
        .isEqualTo(
            """
            services:
              web:
                image: nginx # the front
                restart: always
                # ports:
                #   - 80
              db:
                image: redis
            """);
  }

  @Test
  void theFilesOwnIndentationIsKept() {
    assertThat(withRestart("services:\n    web:\n            image: nginx\n"))
        .isEqualTo("services:\n    web:\n            image: nginx\n            restart: always\n");
  }

  @Test
  void aListWithoutIndentationMayBeLast() {
    assertThat(withRestart("services:\n  web:\n    image: nginx\n    ports:\n    - 80:80\n"))
        .endsWith("    ports:\n    - 80:80\n    restart: always\n");
  }

  @Test
  void aValueOverSeveralLinesMayBeLast() {
    assertThat(
            withRestart(
                """
                services:
                  web:
                    image: nginx
                    command: >
                      nginx
                      -g "daemon off;"

                  db: {image: redis}
                """))
        .contains("      -g \"daemon off;\"\n    restart: always\n\n  db:");
  }

  @Test
  void aQuotedValueOverSeveralLinesMayBeLast() {
    assertThat(
            withRestart(
                "services:\n  web:\n    image: nginx\n    command: \"nginx\n      -t\" # check\n"))
        .endsWith("      -t\" # check\n    restart: always\n");
  }

  @Test
  void anEmptyLastValueStaysEmpty() {
    assertThat(
            withRestart(
                """
                services:
                  web:
                    image: nginx
                    command: # none yet

                  # the store
                  db: {image: redis}
                """))
        .contains("    command: # none yet\n    restart: always\n\n  # the store\n");
  }

  @Test
  void aFileMayEndWithoutALineBreak() {
    assertThat(withRestart("services:\n  web:\n    image: nginx"))
        .isEqualTo("services:\n  web:\n    image: nginx\n    restart: always");
  }

  @Test
  void aCommentMayEndTheFile() {
    assertThat(withRestart("services:\n  web:\n    image: nginx # last"))
        .isEqualTo("services:\n  web:\n    image: nginx # last\n    restart: always");
  }

  @Test
  void windowsLineEndsStay() {
    assertThat(withRestart("services:\r\n  web:\r\n    image: nginx\r\n  db:\r\n    image: a\r\n"))
        .isEqualTo(
            "services:\r\n  web:\r\n    image: nginx\r\n    restart: always\r\n  db:\r\n    image: a\r\n");
  }

  @Test
  void aByteOrderMarkIsNoIndentation() {
    assertThat(withRestart("\uFEFFservices:\n  web:\n    image: nginx\n"))
        .isEqualTo("\uFEFFservices:\n  web:\n    image: nginx\n    restart: always\n");
    assertThat(withRestart("\uFEFFservices: {web: {image: nginx}}\n"))
        .isEqualTo("\uFEFFservices: {web: {image: nginx, restart: always}}\n");
  }

  @Test
  void lettersBeyondAsciiDoNotShiftThePlace() {
    assertThat(
            withRestart("services:\n  # für später\n  web: {image: nginx, labels: {a: \"é\"}}\n"))
        .endsWith("web: {image: nginx, labels: {a: \"é\"}, restart: always}\n");
  }

  @Test
  void bracesGainAnEntryBehindTheLast() {
    assertThat(withRestart("services: {web: {image: nginx }}\n"))
        .isEqualTo("services: {web: {image: nginx, restart: always }}\n");
  }

  @Test
  void bracesOverSeveralLinesKeepTheirCommentsAndCommas() {
    assertThat(
            withRestart(
                """
                services:
                  web: {
                    image: nginx, # the front
                  }
                """))
        .isEqualTo(
            """
            services:
              web: {
                image: nginx, restart: always, # the front
              }
            """);
  }

  @Test
  void bracesMayEndWithAnEmptyValue() {
    assertThat(withRestart("services: {web: {image: nginx, command: }}\n"))
        .isEqualTo("services: {web: {image: nginx, command:, restart: always }}\n");
  }

  @Test
  void anAnchorThatNobodyElseUsesIsNoHindrance() {
    assertThat(withRestart("services:\n  web: &web\n    image: nginx\n"))
        .endsWith("    image: nginx\n    restart: always\n");
  }

  @Test
  void aBodyThatOthersShareIsLeftAlone() {
    Source shared =
        compose("services:\n  web: &web\n    image: nginx\n  two:\n    <<: *web\n    command: x\n");
    assertThat(addRestart(shared)).isNull();
    Source alias = compose("x-web: &web\n  image: nginx\nservices:\n  web: *web\n");
    assertThat(addRestart(alias)).isNull();
  }

  private static List<Edit> addRestart(Source source) {
    return YamlEdits.addEntry(
        Patched.service(source, "web").origin(), "restart", YamlText.word("always"));
  }

  @Test
  void aMergeKeyInTheBodyIsNoHindrance() {
    assertThat(
            withRestart(
                "x-base: &base\n  init: true\nservices:\n  web:\n    image: nginx\n    <<: *base\n"))
        .endsWith("    <<: *base\n    restart: always\n");
  }

  @Test
  void quotedKeysAreFound() {
    assertThat(withRestart("services:\n  \"web\":\n    'image': nginx\n"))
        .endsWith("    'image': nginx\n    restart: always\n");
  }

  @Test
  void aSecondDocumentIsNotMistakenForTheEnd() {
    assertThat(withRestart("services:\n  web:\n    image: nginx\n...\n"))
        .isEqualTo("services:\n  web:\n    image: nginx\n    restart: always\n...\n");
  }

  @Test
  void aPieceOfYamlIsIndentedAsTheFileDoes() {
    Source source = compose("services:\n   web:\n      image: nginx\n");
    String after =
        Patched.apply(
            source,
            YamlEdits.addEntry(
                Patched.service(source, "web").origin(),
                "healthcheck",
                YamlText.entries(
                    "test", YamlText.flow("CMD", "say", "\"hi\\\""), "interval", "10s")));
    assertThat(after)
        .endsWith(
            "      healthcheck:\n         test: [\"CMD\", \"say\", \"\\\"hi\\\\\\\"\"]\n         interval: 10s\n");
  }

  @Test
  void itemsFollowTheListsOwnStyle() {
    assertThat(
            withNetwork("services: {web: {image: a, networks: [ front ]}}\nnetworks: {front: }\n"))
        .contains("networks: [ front, back ]");
    assertThat(
            withNetwork("services: {web: {image: a, networks: [front, ]}}\nnetworks: {front: }\n"))
        .contains("networks: [front, back, ]");
    assertThat(withNetwork("services: {web: {image: a, networks: []}}\n"))
        .contains("networks: [back]");
    assertThat(
            withNetwork(
                "services:\n  web:\n    image: a\n    networks:\n    - front # in\n    # end\nnetworks: {front: }\n"))
        .contains("    - front # in\n    - back\n    # end\n");
    assertThat(
            withNetwork(
                "services:\n  web:\n    image: a\n    networks:\n      -   \"front\"\nnetworks: {front: }\n"))
        .contains("      -   \"front\"\n      - back\n");
  }

  @Test
  void scalarsKeepTheirQuotes() {
    Source source = compose("a: \"x\" # c\nb: 'it''s'\nc: plain\n");
    assertThat(
            Patched.apply(
                source,
                List.of(
                    YamlEdits.replaceScalar(source.span(3, 6), "say \"no\""),
                    YamlEdits.replaceScalar(source.span(14, 21), "it's y"),
                    YamlEdits.replaceScalar(source.span(25, 30), "a: b"))))
        .isEqualTo("a: \"say \\\"no\\\"\" # c\nb: 'it''s y'\nc: \"a: b\"\n");
  }

  @Test
  void wordsThatYamlWouldTakeForSomethingElseAreQuoted() {
    assertThat(YamlText.quoted("always")).isEqualTo("always");
    assertThat(YamlText.quoted("10s")).isEqualTo("10s");
    assertThat(YamlText.quoted("no")).isEqualTo("\"no\"");
    assertThat(YamlText.quoted("on")).isEqualTo("\"on\"");
    assertThat(YamlText.quoted("null")).isEqualTo("\"null\"");
    assertThat(YamlText.quoted("80:80")).isEqualTo("\"80:80\"");
    assertThat(YamlText.quoted("127.0.0.1:80:80")).isEqualTo("\"127.0.0.1:80:80\"");
    assertThat(YamlText.quoted("host.docker.internal:host-gateway"))
        .isEqualTo("host.docker.internal:host-gateway");
    assertThat(YamlText.quoted("~")).isEqualTo("\"~\"");
    assertThat(YamlText.quoted("1e3")).isEqualTo("\"1e3\"");
    assertThat(YamlText.quoted("0x1F")).isEqualTo("\"0x1F\"");
    assertThat(YamlText.quoted(".5")).isEqualTo("\".5\"");
    assertThat(YamlText.quoted("a # b")).isEqualTo("\"a # b\"");
    assertThat(YamlText.quoted("a: b")).isEqualTo("\"a: b\"");
    assertThat(YamlText.quoted(" a")).isEqualTo("\" a\"");
    assertThat(YamlText.quoted("a ")).isEqualTo("\"a \"");
    assertThat(YamlText.quoted("")).isEqualTo("\"\"");
  }
}
