package no502.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no502.topology.AStack;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One folder of {@code testdata/lab}: a stack, and what the real nginx did with it. */
final class LabStack {
  /** What happens over time, or inside a program, stands in no file. */
  private static final Set<String> TIME =
      Set.of("stop", "start", "crash", "recreate", "restart", "listen", "dns");

  private static final Set<String> FAULTS =
      Set.of("close", "reset", "silent", "drop-reused", "php-fpm-missing");

  private final Path folder;
  private final Map<String, Object> lab;
  private final Map<String, Object> observed;

  LabStack(Path folder) {
    this.folder = folder;
    this.lab = json(folder.resolve("lab.json"));
    this.observed = json(folder.resolve("observed.json"));
  }

  static List<LabStack> all() {
    return in(Path.of("testdata/lab"));
  }

  static List<LabStack> in(Path folder) {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(Files::isDirectory).sorted().map(LabStack::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** The stack with its files alone. */
  AStack stack() {
    return AStack.of(files());
  }

  /** The stack, told what its programs listen on. */
  AStack stackWithListeners() {
    AStack stack = stack();
    Map<String, Object> services = map(lab.get("services"));
    stack.build().containers().keySet().stream()
        .filter(name -> !name.startsWith("nginx"))
        .forEach(name -> tell(stack, name, map(services.get(name))));
    return stack;
  }

  private static void tell(AStack stack, String name, Map<String, Object> service) {
    stack.listening(
        name, list(service.get("listen")).stream().map(String.class::cast).toArray(String[]::new));
  }

  /** Why no reader of files could know the outcome; null when one can. */
  String beyondFiles() {
    if (lab.containsKey("hidden") || lab.containsKey("engine") || lab.containsKey("dns")) {
      return "hidden";
    }
    for (Object step : list(lab.get("steps"))) {
      if (map(step).keySet().stream().anyMatch(TIME::contains)) {
        return "time";
      }
    }
    for (Object service : map(lab.get("services")).values()) {
      Map<String, Object> one = map(service);
      boolean faulty =
          list(one.get("listen")).stream()
              .anyMatch(l -> FAULTS.contains(l.toString().replaceFirst("^\\S+ ?", "")));
      if (faulty || one.containsKey("late") || one.containsKey("exits")) {
        return "program";
      }
    }
    return null;
  }

  boolean started() {
    return map(observed.get("start")).values().stream().allMatch("ok"::equals);
  }

  /** The answers by path: whether each came from a backend. */
  Map<String, List<Boolean>> answers() {
    Map<String, List<Boolean>> answers = new LinkedHashMap<>();
    for (Object request : list(observed.get("requests"))) {
      Map<String, Object> one = map(request);
      String path = one.get("request").toString().replaceFirst("^\\S+ ", "");
      answers.computeIfAbsent(path, p -> new ArrayList<>()).add(isAnswer(one));
    }
    return answers;
  }

  /** nginx's own 502, 504 and 500 name no backend; a comparison as a set names none at all. */
  private static boolean isAnswer(Map<String, Object> request) {
    String status = String.valueOf(request.get("status"));
    return request.containsKey("by") || status.startsWith("2") || status.equals("404");
  }

  /** The symptoms seen, as the lab words them. */
  Set<String> symptoms() {
    Set<String> seen = new LinkedHashSet<>();
    for (Object symptom : list(observed.get("symptoms"))) {
      seen.add(map(symptom).get("symptom").toString());
    }
    return seen;
  }

  /** What was seen of one peer, as {@code service:port} or the address; empty if never asked. */
  Set<String> symptomsOf(String peer) {
    Set<String> seen = new LinkedHashSet<>();
    for (Object symptom : list(observed.get("symptoms"))) {
      if (peer.equals(map(symptom).get("peer"))) {
        seen.add(map(symptom).get("symptom").toString());
      }
    }
    return seen;
  }

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        if (!name.equals("lab.json") && !name.equals("observed.json")) {
          files.put(name() + "/" + name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Map<String, Object> json(Path file) {
    try {
      return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }
}
