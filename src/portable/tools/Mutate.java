import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes folders to compare the builds on: every stack and loader case as it is, all of them once
 * more as trees of several stacks, then mutations from a fixed seed: {@code Mutate TESTDATA TARGET
 * MUTATIONS}.
 */
final class Mutate {
  /** Enough for the JVM to use both of its cores. */
  private static final int STACKS_OF_A_TREE = 12;

  private static final String[] SPICE = {
    "é", "日本", "🐳", "\u0000", "\t", "\r\n", "${X:-y}", "$", "{", "}", ";", "\"", "'", "#", "&a ",
    "*a", "<<: ", "- ", ": ", "\\", "99999999999", "0x1f", "\ufeff", "\"\\ud83d\"", " 1e23", " 0.1"
  };

  public static void main(String[] args) throws IOException {
    Path testdata = Path.of(args[0]);
    Path target = Path.of(args[1]);
    List<Path> given = new ArrayList<>();
    for (String room : List.of("stacks", "compose")) {
      try (Stream<Path> folders = Files.list(testdata.resolve(room))) {
        folders.filter(Files::isDirectory).sorted().forEach(given::add);
      }
    }
    for (int i = 0; i < given.size(); i++) {
      String name = "case-" + i + (i % 10 == 0 ? "-größe" : "");
      copy(given.get(i), target.resolve(name), null);
      copy(given.get(i), target.resolve("tree-" + i / STACKS_OF_A_TREE).resolve(name), null);
    }
    Random random = new Random(502);
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      copy(given.get(random.nextInt(given.size())), target.resolve("mutation-" + i), random);
    }
  }

  private static void copy(Path from, Path to, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    int changed = random == null || files.isEmpty() ? -1 : random.nextInt(files.size());
    for (int i = 0; i < files.size(); i++) {
      Path made = to.resolve(from.relativize(files.get(i)).toString());
      Files.createDirectories(made.getParent());
      byte[] bytes = Files.readAllBytes(files.get(i));
      for (int times = i == changed ? 1 + random.nextInt(3) : 0; times > 0; times--) {
        bytes = mutate(bytes, random);
      }
      Files.write(made, bytes);
    }
    Files.createDirectories(to);
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(8));
    byte[] put =
        switch (random.nextInt(8)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> Arrays.copyOfRange(bytes, from, to);
          case 3 -> new byte[] {(byte) (0xC0 | random.nextInt(64)), (byte) random.nextInt(256)};
          default -> SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8);
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(put);
    from = random.nextInt(3) == 0 ? to : from;
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
