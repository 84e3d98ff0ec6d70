package no502.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;

/** One folder of {@code testdata/compose}: a project, how it is called, and what Docker said. */
record ComposeCase(Path folder) {
  static final Path ALL = Path.of("testdata/compose");

  static Stream<ComposeCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.sorted().map(ComposeCase::new).toList().stream();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  Project load() throws IOException {
    return ComposeLoader.load(workspace(), request(true));
  }

  MemoryWorkspace workspace() throws IOException {
    MemoryWorkspace workspace = new MemoryWorkspace();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString();
        if (!name.startsWith("expected.") && !List.of("args", "env", "workdir").contains(name)) {
          workspace.put(new Source(name, Files.readAllBytes(file)));
        }
      }
    }
    return workspace;
  }

  ComposeRequest request(boolean environmentComplete) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HOME", "/nonexistent");
    for (String line : read("env").lines().toList()) {
      int equals = line.indexOf('=');
      environment.put(line.substring(0, equals), line.substring(equals + 1));
    }
    Map<String, List<String>> options = options();
    return new ComposeRequest(
        read("workdir").strip(),
        options.getOrDefault("-f", List.of()),
        options.getOrDefault("--profile", List.of()),
        environment,
        options.getOrDefault("--env-file", List.of()),
        last(options, "-p"),
        last(options, "--project-directory"),
        name(),
        environmentComplete);
  }

  private Map<String, List<String>> options() throws IOException {
    Map<String, List<String>> options = new LinkedHashMap<>();
    String args = read("args").strip();
    String[] words = args.isEmpty() ? new String[0] : args.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      options.computeIfAbsent(words[i], key -> new ArrayList<>()).add(words[i + 1]);
    }
    return options;
  }

  private static String last(Map<String, List<String>> options, String key) {
    List<String> given = options.getOrDefault(key, List.of());
    return given.isEmpty() ? null : given.get(given.size() - 1);
  }

  boolean accepted() {
    return Files.exists(folder.resolve("expected.json"));
  }

  String read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** The first thing Docker would refuse, with its place; null when there is none. */
  static String error(Project project) {
    for (Problem problem : project.problems()) {
      if (problem.weight() == Problem.Weight.ERROR) {
        return problem.span() + ": " + problem.message();
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name();
  }
}
