package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The documented form of a diagnosis in JSON. */
public final class DiagnosisSchema {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchema SCHEMA = load();

  private DiagnosisSchema() {}

  private static JsonSchema load() {
    try (InputStream in =
        DiagnosisSchema.class.getResourceAsStream("/no502/schema/diagnosis-1.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON as a tree, after it was found to be as documented. */
  public static JsonNode checked(String json) throws IOException {
    JsonNode tree = MAPPER.readTree(json);
    assertThat(SCHEMA.validate(tree)).as(json).isEmpty();
    return tree;
  }

  public static boolean refuses(JsonNode tree) {
    return !SCHEMA.validate(tree).isEmpty();
  }
}
