package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed and wherever it is run: a clear word, an exit code, never a silent pass. */
class OddUsageTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.28
          volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]
        api:
          image: php:8.3-fpm
      """;
  private static final String NGINX =
      "server { listen 80; location / { fastcgi_pass 127.0.0.1:9000; } }\n";

  private final FakeConsole console =
      new FakeConsole().file("compose.yaml", COMPOSE).file("nginx.conf", NGINX);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check --output json | --output wants FORMAT=FILE, not json",
        "check --output json= | --output wants FORMAT=FILE, not json=",
        "check --output yaml=x | --output knows terminal",
        "check --output jsno=x | did you mean json?",
        "check --output json=a --output sarif=./a | two reports for one file: ./a",
        "check --output json=/a --output sarif=/a | two reports for one file: /a",
        "check --fix=some | --fix takes no value, =safe or =all, not some",
        "check --diff=some | --diff takes no value, =safe or =all, not some",
        "check --diff --fix | --diff prints a patch",
        "check --diff --format json | --diff prints a patch",
        "check --quiet=yes | --quiet takes no value",
        "check --profile | --profile needs a value: NAME",
        "check --nginx-version=new | --nginx-version wants a version such as 1.27.3, not new",
        "check - | - is standard input: --stdin-filename says which file it stands for",
        "check --stdin-filename ../../x - | leads out of the analysed folder",
        "check --baseline nowhere | nowhere cannot be read",
        "check --config nowhere | cannot read the configuration nowhere",
        "check nowhere | no such file: nowhere",
        "check -f nowhere.yml | --file: no such file: nowhere.yml",
        "graph -f nowhere.yml | --file: no such file: nowhere.yml",
        "check -f - | --file: no such file: -",
        "check -f ../compose.yaml | --file leads out of the analysed folder: ../compose.yaml",
        "check -f /etc/compose.yaml | --file: no such file: /etc/compose.yaml",
        "check --env-file nowhere.env | --env-file: no such file: nowhere.env",
        "graph --format png | --format knows",
        "explain | explain",
        "init here | init takes no operand"
      })
  void isTold(String words, String complaint) {
    assertThat(console.run(words.split(" "))).isEqualTo(2);
    assertThat(console.complaints() + console.text()).contains(complaint);
    assertThat(console.written).isEmpty();
  }

  @Test
  void aComposeFileThatIsNamedAndRefusedIsNoSuccess() {
    console.file(
        "docker-compose.part.yml", "services: {web: {image: caddy, networks: [elsewhere]}}\n");
    assertThat(console.run("check", "-f", "docker-compose.part.yml")).isEqualTo(2);
    assertThat(console.text()).contains("nothing of this project was checked");
    assertThat(console.run("check", "docker-compose.part.yml")).isZero();
  }

  @Test
  void aComposeFileMayBeNamedFromAnywhere() {
    console.file("shop/x", "").workdir = "shop";
    for (String name : List.of("../compose.yaml", "/compose.yaml", "../shop/../compose.yaml")) {
      assertThat(console.run("check", "-f", name)).as(name).isEqualTo(1);
      assertThat(console.text()).as(name).contains("--> ../nginx.conf:1:");
    }
  }

  @Test
  void standardInputThatCannotBeReadIsNoEmptyFile() {
    console.in = null;
    assertThat(console.run("check", "--stdin-filename", "nginx.conf", "-")).isEqualTo(2);
    assertThat(console.complaints()).contains("cannot read standard input");
    console.in = "x".repeat((32 << 20) + 1);
    assertThat(console.run("check", "--stdin-filename", "nginx.conf", "-")).isEqualTo(2);
    assertThat(console.complaints()).contains("standard input holds more than 32 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"check", "check --fail-on=never", "--version", "rules", "graph", "check --diff"})
  void aFullDiskIsNoSuccess(String words) {
    console.full = true;
    assertThat(console.run(words.split(" "))).isEqualTo(2);
    assertThat(console.complaints()).endsWith("no502: cannot write to standard output\n");
  }

  @Test
  void aReportThatCannotBeWrittenKeepsTheOtherOne() {
    console.full = true;
    assertThat(console.run("check", "--output", "json=x")).isEqualTo(2);
    assertThat(console.complaints()).contains("no502: cannot write x\n");
    assertThat(console.text()).contains("localhost-in-bridge");
  }

  @Test
  void aPatchAndItsReportsGoTogether() {
    assertThat(console.run("check", "--diff", "--output", "json=x")).isEqualTo(1);
    assertThat(console.text()).startsWith("--- a/nginx.conf");
    assertThat(console.written.get("x")).contains("localhost-in-bridge");
  }

  @Test
  void aMachineGetsItsReportAlsoWhereThereIsNothingToCheck() throws Exception {
    FakeConsole empty = new FakeConsole().file("README", "");
    assertThat(empty.run("check", "--format=json", "--output=sarif=x")).isEqualTo(2);
    JsonNode report = new ObjectMapper().readTree(empty.text());
    assertThat(report.at("/incomplete/0/message").asText()).contains("found no Compose file");
    assertThat(report.at("/incomplete/0/file").asText()).isEmpty();
    assertThat(empty.written.get("x")).contains("\"executionSuccessful\": false");
    assertThat(empty.run("check", "--format=json", "--", "README")).isZero();
    assertThat(new ObjectMapper().readTree(empty.text()).get("incomplete")).isEmpty();
  }

  @Test
  void aFolderThatMayNotBeListedIsNotPassedOverInSilence() {
    console.file("data/db/x", "");
    console.view =
        files -> new Closed(files, "data/db", new Entry.Refused("no permission to list it"));
    console.run("check", "--format=json", "--fail-on=never");
    assertThat(console.run("check", "--fail-on=never")).isEqualTo(2);
    assertThat(console.text())
        .contains("not analysed: data/db:1: was not searched: no permission to list it");
    console.file(".gitignore", "/data/\n");
    assertThat(console.run("check", "--fail-on=never")).isZero();
  }

  @Test
  void aFileThatCannotBeReadIsToldOnce() {
    console.columns = 200;
    console.file("compose.yaml", COMPOSE.replace("conf.d/default.conf", "nginx.conf"));
    console.view =
        files -> new Closed(files, "nginx.conf", Entry.Refused.unread("larger than 32 MB"));
    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.text())
        .contains(
            "not analysed: compose.yaml:4: /etc/nginx/nginx.conf in the container was not read:"
                + " nginx.conf: larger than 32 MB")
        .contains("1 place could not be analysed");
    console.file("compose.yaml", COMPOSE);
    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.text())
        .contains("not analysed: nginx.conf:1: was not read: larger than 32 MB")
        .contains("1 place could not be analysed");
  }

  @Test
  void namesOnTheCommandLineForgeNothing() {
    for (String word : List.of("x\n::error::y", "x\u001b[31m", "##[error]x", "\u202ex")) {
      console.run("check", word);
      console.run(word);
      assertThat(console.complaints().lines()).hasSize(2);
      assertThat(console.complaints()).doesNotContain("\u001b", "\u202e", "##[", "\n::");
    }
  }

  /** Files of which one is not to be had. */
  private static final class Closed extends ForwardingWorkspace {
    private final String closed;
    private final Entry.Refused answer;

    Closed(Workspace files, String closed, Entry.Refused answer) {
      super(files);
      this.closed = closed;
      this.answer = answer;
    }

    @Override
    public Entry at(String path) {
      return path.equals(closed) ? answer : super.at(path);
    }

    @Override
    public Map<String, String> unread() {
      return answer.unread() ? Map.of(closed, answer.why()) : Map.of();
    }
  }

  @Test
  void everyCommandIsFoundByItsName() {
    for (Command command : Commands.all()) {
      assertThat(Commands.find(command.name())).hasSameClassAs(command);
    }
    assertThat(Commands.find("help")).isNull();
  }
}
