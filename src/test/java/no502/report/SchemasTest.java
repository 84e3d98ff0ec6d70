package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.util.List;
import no502.analysis.Outcome;
import org.junit.jupiter.api.Test;

/** Our JSON against our schema, our SARIF against the official one. */
class SchemasTest {
  private static final List<Outcome> OUTCOMES =
      List.of(
          Sample.ordinary(),
          Sample.clean(),
          Sample.empty(),
          Sample.hostile("\n]]>\u202e🍣\"\\{0}"));

  @Test
  void jsonIsAsDocumented() throws Exception {
    JsonSchema schema = schema("/no502/schema/report-1.json", SpecVersion.VersionFlag.V202012);
    for (Outcome outcome : OUTCOMES) {
      assertThat(schema.validate(tree("json", outcome))).isEmpty();
    }
    assertThat(schema.validate(new ObjectMapper().readTree("{\"version\": 1}"))).isNotEmpty();
  }

  @Test
  void sarifIsValid() throws Exception {
    JsonSchema schema = schema("/schema/sarif-schema-2.1.0.json", SpecVersion.VersionFlag.V7);
    for (Outcome outcome : OUTCOMES) {
      assertThat(schema.validate(tree("sarif", outcome))).isEmpty();
    }
    assertThat(schema.validate(new ObjectMapper().readTree("{\"version\": \"2.1.0\"}")))
        .isNotEmpty();
  }

  @Test
  void sarifTellsTheRouteAsACodeFlow() throws Exception {
    JsonNode result = tree("sarif", Sample.ordinary()).at("/runs/0/results/0");
    assertThat(result.at("/codeFlows/0/threadFlows/0/locations")).hasSize(3);
    assertThat(result.at("/relatedLocations")).hasSize(2);
    assertThat(result.at("/message/text").asText())
        .endsWith("See [shop/docker-compose.yml:3](1), [shop/docker-compose.yml:7](2)");
    assertThat(result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").asText())
        .isEqualTo("api:3000");
  }

  @Test
  void rdjsonSuggestsOnlyWhatOneFileCanHold() throws Exception {
    JsonNode diagnostics = tree("rdjson", Sample.ordinary()).get("diagnostics");
    assertThat(diagnostics.at("/0/suggestions/0/text").asText()).isEqualTo("api:3000");
    assertThat(diagnostics.at("/0/suggestions/0/range/start/column").asInt()).isEqualTo(21);
    assertThat(diagnostics.at("/1/suggestions")).isEmpty();
  }

  @Test
  void gitlabFingerprintsAreUniqueAndSurviveMovedLines() throws Exception {
    List<String> before = tree("gitlab", Sample.ordinary()).findValuesAsText("fingerprint");
    assertThat(before).doesNotHaveDuplicates().hasSize(3);
  }

  private static JsonSchema schema(String resource, SpecVersion.VersionFlag version)
      throws Exception {
    try (InputStream in = SchemasTest.class.getResourceAsStream(resource)) {
      return JsonSchemaFactory.getInstance(version).getSchema(in);
    }
  }

  private static JsonNode tree(String format, Outcome outcome) throws Exception {
    return new ObjectMapper().readTree(FormatsTest.render(format, outcome));
  }
}
