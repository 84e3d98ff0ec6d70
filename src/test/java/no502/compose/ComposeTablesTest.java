package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** The tables answer only what something asks: here everything asks. */
class ComposeTablesTest {

  @Test
  void everyAttributeOfTheSchemaCanBeRead() throws IOException {
    assertThat(attributes(ComposeSchema.file(), names("ComposeSchema"))).isGreaterThan(400);
  }

  private static int attributes(Schema schema, Set<String> names) {
    int count = 1;
    if (schema instanceof Schema.Choice choice) {
      for (Schema option : choice.options()) {
        count += attributes(option, names);
      }
    } else if (schema instanceof Schema.Items items) {
      count += attributes(items.item(), names);
    } else if (schema instanceof Schema.Entries entries) {
      count += attributes(entries.value(), names);
    } else if (schema instanceof Schema.Fields fields) {
      List<Schema> known = known(fields.fields(), names);
      assertThat(known).isNotEmpty();
      assertThat(fields.required()).allMatch(key -> fields.fields().apply(key) != null);
      for (Schema field : known) {
        count += attributes(field, names);
      }
    } else if (schema instanceof Schema.Types types) {
      assertThat(types.allowed()).isBetween(1, 63);
    }
    return count;
  }

  @Test
  void everyFieldOfTheModelHasAPlaceOfItsOwn() throws IOException {
    assertThat(fields(ComposeShape.project(), names("ComposeShape"))).isGreaterThan(200);
  }

  private static int fields(Shape shape, Set<String> names) {
    int count = 1;
    if (shape.below() != null) {
      count += fields(shape.below(), names);
    }
    if (shape.fields() != null) {
      List<Shape> known = known(shape.fields(), names);
      assertThat(known.stream().map(Shape::place).sorted())
          .containsExactlyElementsOf(oneTo(known.size()));
      assertThat(shape.printed()).allMatch(key -> shape.fields().apply(key).always());
      for (Shape field : known) {
        count += fields(field, names);
      }
    }
    return count;
  }

  private static List<Integer> oneTo(int last) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static <T> List<T> known(Function<String, T> fields, Set<String> names) {
    return names.stream().map(fields).filter(found -> found != null).toList();
  }

  /** A table cannot be asked for its keys; its source says them. */
  private static Set<String> names(String table) throws IOException {
    String source = Files.readString(Path.of("src/main/java/no502/compose", table + ".java"));
    return Pattern.compile("(?<=\")\\w+(?=\")")
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void ofSeveralFaultsTheOneThatDockerMeetsFirstIsTold() {
    assertThat(refused("healthcheck: {retries: 1, interval: often, timeout: long}"))
        .contains("services.web.healthcheck.timeout: invalid value \"long\"");
    assertThat(refused("stop_grace_period: soon, mem_limit: much"))
        .contains("services.web.mem_limit: invalid value \"much\"");
  }

  @Test
  void theLimitsOfDevicesAreToldAsDockerWritesThem() {
    assertThat(refused("blkio_config: {device_read_bps: [{path: /dev/sda, rate: fast}]}"))
        .contains("services.web.blkio_config.device_read_bps.0.Rate: invalid value \"fast\"");
    assertThat(refused("blkio_config: {device_read_bps: [{Path: /dev/sda}]}"))
        .contains("additional properties 'Path' not allowed");
  }

  private static String refused(String attributes) {
    String text = "services:\n  web: {image: nginx, " + attributes + "}\n";
    Project project =
        ComposeLoader.load(MemoryWorkspace.of("compose.yml", text), ComposeRequest.in(""));
    assertThat(project.services()).isEmpty();
    return project.problems().get(0).message();
  }
}
