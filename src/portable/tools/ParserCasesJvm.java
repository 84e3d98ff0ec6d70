import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no502.portable.Bundle;
import no502.portable.ParserCases;
import no502.text.Source;
import no502.text.Utf8;

/**
 * Makes the bundle of parser cases that every build is given, and what the JVM says about it: {@code
 * ParserCasesJvm TESTDATA BUNDLE ANSWER MUTATIONS}. The mutations of the cases are drawn from a fixed
 * seed.
 */
final class ParserCasesJvm {
  private static final List<String> NOT_FOR_COMPOSE = List.of("args", "env", "workdir");
  private static final String[] SPICE = {
    "é", "日本", "🐳", "\u0000", "\t", "\r\n", "${X:-y}", "$", "{", "}", ";", "\"", "'", "#", "&a ",
    "*a", "<<: ", "- ", ": ", "\\", "99999999999", "0x1f", "\ufeff",
    "\"\\ud83d\"", " 1e23", " 0.1", " 5e-324", " .inf", "\u2028", "ſ", "İ", "ß"
  };

  private final List<Bundle.Case> cases = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    ParserCasesJvm made = new ParserCasesJvm();
    Path testdata = Path.of(args[0]);
    made.singles("nginx", testdata.resolve("nginx"), ".conf");
    made.singles("dockerfile", testdata.resolve("dockerfile"), ".Dockerfile");
    made.folders("compose", testdata.resolve("compose"));
    made.folders("stack", testdata.resolve("stacks"));
    made.mutate(Integer.parseInt(args[3]));
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    made.cases.forEach(one -> Bundle.write(one, bundle));
    Files.write(Path.of(args[1]), bundle.toByteArray());
    Files.write(Path.of(args[2]), Utf8.bytes(ParserCases.run(bundle.toByteArray())));
    System.out.println(made.cases.size() + " cases");
  }

  private void singles(String kind, Path folder, String ending) throws IOException {
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(ending)) {
        cases.add(
            new Bundle.Case(kind, name, List.of(new Source(name, Files.readAllBytes(file)))));
      }
    }
  }

  private void folders(String kind, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> below;
    try (Stream<Path> all = Files.list(folder)) {
      below = all.filter(Files::isDirectory).sorted().toList();
    }
    for (Path one : below) {
      List<Source> sources = new ArrayList<>();
      for (Path file : files(one)) {
        String name = one.relativize(file).toString();
        if (!name.startsWith("expected.") && !NOT_FOR_COMPOSE.contains(name)) {
          sources.add(new Source(name, Files.readAllBytes(file)));
        }
      }
      cases.add(new Bundle.Case(kind, one.getFileName().toString(), sources));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void mutate(int count) {
    Random random = new Random(502);
    int given = cases.size();
    for (int i = 0; i < count; i++) {
      Bundle.Case one = cases.get(random.nextInt(given));
      if (one.files().isEmpty()) {
        continue;
      }
      List<Source> files = new ArrayList<>(one.files());
      int at = random.nextInt(files.size());
      byte[] bytes = files.get(at).bytes();
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        bytes = mutate(bytes, random);
      }
      files.set(at, new Source(files.get(at).name(), bytes));
      cases.add(new Bundle.Case(one.kind(), one.name() + "~" + i, files));
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(8));
    byte[] put =
        switch (random.nextInt(8)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 4 -> new byte[] {(byte) (0xC0 | random.nextInt(64)), (byte) random.nextInt(256)};
          case 2 -> java.util.Arrays.copyOfRange(bytes, from, to);
          default -> SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8);
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(put);
    if (random.nextInt(3) == 0) {
      from = to;
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
