import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no502.text.WordIndex;

/**
 * Writes the class {@code no502.platform.Packed} that all builds ship: the tables and pages as string
 * constants, and where the words of the tables are. Run by the build, beside the program's classes:
 * {@code Pack TARGET (FOLDER PREFIX)…}.
 */
final class Pack {
  /** A constant of the class file holds 65,535 bytes. */
  private static final int LONGEST = 65_000;

  public static void main(String[] args) throws IOException {
    StringBuilder cases = new StringBuilder();
    StringBuilder indexes = new StringBuilder();
    StringBuilder files = new StringBuilder();
    int count = 0;
    for (int i = 1; i < args.length; i += 2) {
      Path folder = Path.of(args[i]);
      for (Path file : filesBelow(folder)) {
        String name = args[i + 1] + folder.relativize(file).toString().replace('\\', '/');
        String text = Files.readString(file, StandardCharsets.UTF_8);
        cases.append(oneCase(name, count));
        files.append(holder(count++, text));
        if (name.endsWith(".tsv") || name.endsWith(".txt")) {
          indexes.append(oneCase(name, count));
          files.append(holder(count++, WordIndex.slots(text, name.endsWith(".tsv") ? '\t' : ' ')));
        }
      }
    }
    Path made = Path.of(args[0], "no502/platform/Packed.java");
    Files.createDirectories(made.getParent());
    Files.writeString(
        made,
        "package no502.platform;\n\n"
            + "public final class Packed {\n"
            + "  private Packed() {}\n\n"
            + "  public static String text(String path) {\n"
            + "    switch (path) {\n"
            + cases
            + "      default: return null;\n"
            + "    }\n"
            + "  }\n\n"
            + "  public static String index(String path) {\n"
            + "    switch (path) {\n"
            + indexes
            + "      default: return null;\n"
            + "    }\n"
            + "  }\n\n"
            + "  public static String needed(String path) {\n"
            + "    String text = text(path);\n"
            + "    if (text == null) {\n"
            + "      throw new IllegalStateException(\"the table \" + path + \" is missing\");\n"
            + "    }\n"
            + "    return text;\n"
            + "  }\n\n"
            + files
            + "}\n");
  }

  private static String oneCase(String name, int number) {
    return "      case \"" + name + "\": return File" + number + ".text();\n";
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A class of its own for each file, so that only what is read is unpacked. */
  private static String holder(int number, String text) {
    List<String> constants = new ArrayList<>();
    for (String part : parts(text)) {
      constants.add("\"" + literal(part) + "\"");
    }
    // javac would make one constant of two literals: String.concat keeps them apart
    String whole = String.join(".concat(", constants) + ")".repeat(constants.size() - 1);
    return "  private static final class File"
        + number
        + " {\n    static String text() {\n      return "
        + whole
        + ";\n    }\n  }\n\n";
  }

  /** Nearly always one. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      int more = text.charAt(i) < 0x80 ? 1 : 3;
      if (bytes + more > LONGEST) {
        parts.add(text.substring(from, i));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String literal(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c >= 0x20 && c < 0x7f) {
            out.append(c);
          } else {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
          }
        }
      }
    }
    return out.toString();
  }
}
