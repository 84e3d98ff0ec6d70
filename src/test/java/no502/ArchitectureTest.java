package no502;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house has rooms, and doors in one direction only. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("no502");

  /**
   * Each room with the rooms it may use; the port to what is packed into the jar, platform, is open
   * to all.
   */
  private static final Map<String, Set<String>> ROOMS = rooms();

  private static Map<String, Set<String>> rooms() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    rooms.put("text", Set.of());
    rooms.put("workspace", Set.of("text"));
    rooms.put("nginx", Set.of("text", "workspace"));
    rooms.put("yaml", Set.of("text"));
    rooms.put("compose", Set.of("yaml", "text", "workspace"));
    rooms.put("dockerfile", Set.of("text", "workspace"));
    rooms.put("knowledge", Set.of("text"));
    Set<String> readers =
        Set.of("text", "workspace", "nginx", "yaml", "compose", "dockerfile", "knowledge");
    rooms.put("topology", readers);
    rooms.put("verdict", with(readers, "topology"));
    rooms.put("lint", with(readers, "topology", "verdict"));
    rooms.put("fix", with(readers, "topology", "verdict", "lint"));
    rooms.put("rules", with(readers, "topology", "verdict", "lint", "fix"));
    rooms.put("log", with(readers, "topology", "verdict", "lint"));
    rooms.put("analysis", with(readers, "topology", "verdict", "lint", "fix", "rules", "log"));
    rooms.put("report", with(readers, "topology", "verdict", "lint", "analysis", "log"));
    return rooms;
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new java.util.LinkedHashSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  static List<String> roomNames() {
    return List.copyOf(ROOMS.keySet());
  }

  @ParameterizedTest
  @MethodSource("roomNames")
  void aRoomUsesOnlyTheRoomsItsDoorsLeadTo(String room) {
    List<String> closed = new ArrayList<>(List.of("no502.cli..", "no502.host.."));
    for (String other : ROOMS.keySet()) {
      if (!other.equals(room) && !ROOMS.get(room).contains(other)) {
        closed.add("no502." + other + "..");
      }
    }
    noClasses()
        .that()
        .resideInAPackage("no502." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(closed.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("roomNames")
  void theEngineKnowsNoClockNoProcessNoThreadAndNoFile(String room) {
    noClasses()
        .that()
        .resideInAPackage("no502." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..",
            "java.net..",
            "java.lang.reflect..",
            "java.util.concurrent..",
            "java.time..",
            "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|FileInputStream|FileOutputStream|RandomAccessFile)")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackages("no502.cli..", "no502.host..", "no502.platform..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  /** A first stream costs every start a hundred classes: no502.text.Seq does the same. */
  @Test
  void nothingStreams() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.stream..")
        .check(CLASSES);
  }

  /** In JavaScript each compiles a regular expression: no502.text.Parts does the same. */
  @Test
  void nothingIsSplitByExpressions() {
    noClasses()
        .should()
        .callMethod(String.class, "split", String.class)
        .orShould()
        .callMethod(String.class, "split", String.class, int.class)
        .check(CLASSES);
  }

  /**
   * A crew may bring threads, but the engine has no lock: what is shared is settled before it is
   * looked at. The native build loses a lock when memory is collected while it is held.
   */
  @ParameterizedTest
  @MethodSource("roomNames")
  void theEngineLocksNothing(String room) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/no502", room))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain("synchronized");
      }
    }
  }

  @Test
  void nothingStaticCanChange() {
    List<String> mutable = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaField field : type.getFields()) {
        boolean changes =
            field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        if (changes) {
          mutable.add(field.getFullName());
        }
      }
    }
    assertThat(mutable).isEmpty();
  }

  @Test
  void everyRoomOfTheHouseIsListedHere() {
    Set<String> found = new java.util.TreeSet<>();
    for (JavaClass type : CLASSES) {
      String[] parts = type.getPackageName().split("\\.");
      if (parts.length > 1 && !Set.of("cli", "host", "platform").contains(parts[1])) {
        found.add(parts[1]);
      }
    }
    assertThat(ROOMS.keySet()).containsAll(found);
  }
}
