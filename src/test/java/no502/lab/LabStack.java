package no502.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no502.topology.AStack;

/** One folder of the lab: a stack as a user has it, and what lab.json tells beyond its files. */
final class LabStack {
  static final Path COMMITTED = Path.of("testdata/lab");

  /** What happens over time stands in no file. */
  static final Set<String> CHANGES =
      Set.of("stop", "start", "crash", "recreate", "restart", "listen", "reload", "dns");

  private static final Set<String> FAULTS =
      Set.of("close", "reset", "silent", "drop-reused", "php-fpm-missing");

  private final Path folder;
  private final Map<String, Object> lab;

  LabStack(Path folder) {
    this.folder = folder;
    this.lab = Json.parse(read(folder.resolve("lab.json")));
  }

  static List<LabStack> committed() {
    return in(COMMITTED);
  }

  static List<LabStack> in(Path place) {
    try (Stream<Path> folders = Files.list(place)) {
      return folders.filter(Files::isDirectory).sorted().map(LabStack::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  String name() {
    return folder.getFileName().toString();
  }

  String about() {
    return Json.text(lab, "about");
  }

  /** The rule whose advice this stack weighs; empty for most. */
  String resilience() {
    return Json.text(lab, "resilience");
  }

  List<String> profiles() {
    return Json.list(lab.get("profiles")).stream().map(Object::toString).toList();
  }

  List<Map<String, Object>> steps() {
    return lab.containsKey("steps")
        ? Json.maps(lab.get("steps"))
        : List.of(Map.of("request", "/", "times", 3));
  }

  String compare() {
    String said = Json.text(lab, "compare");
    return said.isEmpty() ? "exact" : said;
  }

  /** The stack with its files alone. */
  AStack stack() {
    return AStack.of(files()).profiles(profiles().toArray(String[]::new));
  }

  /** The stack, told what its programs listen on. */
  AStack stackWithListeners() {
    AStack stack = stack();
    Map<String, Object> services = Json.map(lab.get("services"));
    for (String name : stack.build().containers().keySet()) {
      if (!name.startsWith("nginx")) {
        List<?> listen = Json.list(Json.map(services.get(name)).get("listen"));
        stack.listening(name, listen.stream().map(LabStack::told).toArray(String[]::new));
      }
    }
    return stack;
  }

  private static String told(Object listen) {
    return listen.toString().replace("php-fpm-missing", "fastcgi");
  }

  /** A firewall, another hosts file, an older engine: no reader of files could know the outcome. */
  boolean hidden() {
    return lab.containsKey("hidden") || lab.containsKey("engine") || lab.containsKey("dns");
  }

  boolean changes() {
    return steps().stream().anyMatch(step -> step.keySet().stream().anyMatch(CHANGES::contains));
  }

  boolean late() {
    return anyService(this::late);
  }

  boolean late(String service) {
    return told(service).containsKey("late");
  }

  boolean exits() {
    return anyService(name -> told(name).containsKey("exits"));
  }

  /** A program that accepts a connection and then misbehaves, as no file says. */
  boolean faulty(String service) {
    return kinds(service).anyMatch(kind -> FAULTS.contains(kind) || kind.matches("\\d+"));
  }

  /** A program that does not speak HTTP. */
  boolean speaksOther(String service) {
    return kinds(service).anyMatch(kind -> !kind.isEmpty() && !kind.startsWith("http"));
  }

  boolean anyService(Predicate<String> is) {
    return Json.map(lab.get("services")).keySet().stream().anyMatch(is);
  }

  private Stream<String> kinds(String service) {
    return Json.list(told(service).get("listen")).stream()
        .map(listen -> listen.toString().replaceFirst("^\\S+ ?", ""));
  }

  private Map<String, Object> told(String service) {
    return Json.map(Json.map(lab.get("services")).get(service));
  }

  /** Below a folder of the stack's name, which names the project. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals("lab.json") && !name.equals("observed.json")) {
          files.put(name() + "/" + name, read(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
