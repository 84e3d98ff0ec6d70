package no502.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no502.lab.Ruling.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge that excuses too much proves nothing: each of these would have gone unseen. */
class RouteJudgeTest {
  private static final String COMPOSE =
      """
      services:
        nginx:
          image: nginx:1.22
          volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
        app:
          image: python:3.12-slim
          command: python -m http.server 8000 --bind 0.0.0.0
        other:
          image: python:3.12-slim
          command: python -m http.server 9000 --bind 0.0.0.0
      """;

  private static final String FALLBACK =
      """
      location /r0 { error_page 502 504 = @f0; proxy_pass http://app:%s; }
      location @f0 { proxy_pass http://other:%s; }
      """;

  @TempDir private Path folder;

  @Test
  void aFallbackSaidToFailThatAnswersIsNoExcuse() throws IOException {
    String conf = FALLBACK.formatted("8001", "9001");
    String seen = seen("200, by: other", "{symptom: '111', phase: connecting, request: GET /r0}");
    assertThat(ruling(1, conf, "{}", seen).kind()).isEqualTo(Kind.DISAGREES);
  }

  @Test
  void aFallbackSaidToReachThatDoesNotAnswerIsNoExcuse() throws IOException {
    String conf = FALLBACK.formatted("8001", "9000");
    String seen = seen("502", "{symptom: '111', phase: connecting, request: GET /r0}");
    assertThat(ruling(1, conf, "{}", seen).kind()).isEqualTo(Kind.DISAGREES);
  }

  @Test
  void aFallbackThatNobodyNeededIsNotAsked() throws IOException {
    String conf = FALLBACK.formatted("8000", "9001");
    assertThat(ruling(1, conf, "{}", seen("200, by: app", "")).kind()).isEqualTo(Kind.NOT_ASKED);
  }

  @Test
  void aBackendThatMisbehavesExcusesNoOtherBackend() throws IOException {
    String conf = "location /r0 { proxy_pass http://app:8000; }";
    String lab = "{app: {listen: ['0.0.0.0:8000']}, other: {listen: ['0.0.0.0:9000 close']}}";
    String seen = seen("502", "{symptom: closed, phase: reading, request: GET /r0}");
    assertThat(ruling(0, conf, lab, seen).kind()).isEqualTo(Kind.DISAGREES);
  }

  @Test
  void aBackendThatCameUpLateExcusesNoAnswerWhereFailureWasForeseen() throws IOException {
    String conf = "location /r0 { proxy_pass http://app:8001; }";
    String lab = "{app: {listen: ['0.0.0.0:8000'], late: 1}}";
    String held = "{symptom: no-live-upstreams, phase: connecting, request: GET /r0}";
    assertThat(ruling(0, conf, lab, seen("200, by: app", held)).kind()).isEqualTo(Kind.DISAGREES);
  }

  @Test
  void anAddressNobodyHasIsGivenUpAfterThreeSecondsWhateverALongerLimitSays() throws IOException {
    String conf = "location /r0 { proxy_connect_timeout %s; proxy_pass http://172.18.9.9:80; }";
    String seen = seen("504", "{symptom: '110', phase: connecting, request: GET /r0}");
    assertThat(ruling(0, conf.formatted("1s"), "{}", seen).kind()).isNotEqualTo(Kind.DISAGREES);
    String long_ = conf.formatted("20s");
    Ruling ruling = ruling(0, long_, "{}", seen);
    assertThat(ruling.kind()).as(ruling.said()).isNotEqualTo(Kind.AGREES);
  }

  @Test
  void aPeerThatCameUpLateIsForeseenToRefuseBesideAnotherThatFails() throws IOException {
    String blocks = "upstream a { server app:8000; server other:9001; }\n";
    String conf = "location /r0 { proxy_pass http://a; }";
    String seen =
        seen(
            "502",
            "{symptom: '111', phase: connecting, request: GET /r0, peer: 'app:8000'},"
                + " {symptom: '111', phase: connecting, request: GET /r0, peer: 'other:9001'}");
    String late = "{app: {listen: ['0.0.0.0:8000'], late: 1}}";
    assertThat(ruling(0, blocks, conf, late, seen).kind()).isEqualTo(Kind.AGREES);
    assertThat(ruling(0, blocks, conf, "{}", seen).kind()).isEqualTo(Kind.DISAGREES);
  }

  @Test
  void whatTheResolverOfAnotherLocationSuffersIsNoSymptomOfThisOne() throws IOException {
    String blocks = "upstream a { server app:8000; server other:9001; }\n";
    String conf = "location /r0 { proxy_next_upstream off; proxy_pass http://a; }";
    String seen =
        seen(
            "502",
            "{symptom: resolver-111},"
                + " {symptom: '111', phase: connecting, request: GET /r0, peer: 'other:9001'}");
    assertThat(ruling(0, blocks, conf, "{}", seen).kind()).isEqualTo(Kind.AGREES);
  }

  @Test
  void twoUpstreamBlocksShareNoPeer() throws IOException {
    String blocks = "upstream a { server app:8000; }\nupstream b { server app:8000; }\n";
    String servers =
        "location /r0 { proxy_pass http://a; }\nlocation /r1 { proxy_pass https://b; }";
    String held = "{symptom: no-live-upstreams, phase: connecting, request: GET /r0}";
    Ruling ruling = ruling(0, blocks, servers, "{}", seen("502", held));
    assertThat(ruling.kind()).isEqualTo(Kind.DISAGREES);
  }

  private Ruling ruling(int route, String locations, String services, String seen)
      throws IOException {
    return ruling(route, "", locations, services, seen);
  }

  private Ruling ruling(int route, String before, String locations, String services, String seen)
      throws IOException {
    Files.writeString(folder.resolve("docker-compose.yml"), COMPOSE);
    String conf = before + "server {\nlisten 80;\n" + locations + "\n}\n";
    Files.writeString(folder.resolve("nginx.conf"), conf);
    Files.writeString(folder.resolve("lab.json"), "{services: " + services + "}");
    LabStack stack = new LabStack(folder);
    Observation observed = Observation.live(Json.parse(seen));
    return Judge.rule(stack, observed, stack.stack().build()).get(route);
  }

  private static String seen(String status, String symptom) {
    return "{start: {nginx: ok}, settled: {requests: [{request: GET /r0, status: "
        + status
        + "}], symptoms: ["
        + symptom
        + "]}}";
  }
}
