package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The notations are read piece by piece when something asks: here everything asks. */
class NotationTest {

  @Test
  void theWholeSchemaCanBeRead() {
    assertThat(attributes(Schema.compose())).isGreaterThan(400);
  }

  private static int attributes(Schema schema) {
    int count = 1;
    if (schema instanceof Schema.Later later) {
      return attributes(later.target());
    }
    if (schema instanceof Schema.Choice choice) {
      for (Schema option : choice.options()) {
        count += attributes(option);
      }
    } else if (schema instanceof Schema.Items items) {
      count += attributes(items.item());
    } else if (schema instanceof Schema.Entries entries) {
      count += attributes(entries.value());
    } else if (schema instanceof Schema.Fields fields) {
      assertThat(fields.fields()).isNotEmpty();
      for (Schema field : fields.fields().values()) {
        count += attributes(field);
      }
    } else if (schema instanceof Schema.Types types) {
      assertThat(types.names()).isSubsetOf("str", "num", "int", "bool", "null", "map");
    }
    return count;
  }

  @Test
  void everyShapeHasAKind() {
    assertThat(attributes(Shape.project())).isGreaterThan(200);
  }

  private static int attributes(Shape shape) {
    assertThat(shape.kind()).isNotNull();
    int count = 1;
    if (shape.below() != null) {
      count += attributes(shape.below());
    }
    if (shape.fields() != null) {
      assertThat(shape.fields()).isNotEmpty();
      for (Shape field : shape.fields().values()) {
        count += attributes(field);
      }
    }
    return count;
  }
}
