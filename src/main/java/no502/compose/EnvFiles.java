package no502.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.Entry;

/** Reads the {@code env_file} and {@code label_file} of the services that are on. */
final class EnvFiles {
  private final LoadContext context;
  private final Environment environment;

  EnvFiles(LoadContext context, Environment environment) {
    this.context = context;
    this.environment = environment;
  }

  /**
   * The bound service with its whole environment and labels.
   *
   * @param canonical the same service before binding, which still names the files
   */
  Mapping apply(Mapping bound, Mapping canonical) {
    Mapping result = bound;
    List<Node> files = Nodes.items(canonical.get("env_file"));
    Mapping own = Nodes.mapping(bound, "environment");
    if (!files.isEmpty() || own != null) {
      Mapping all = environment(files, own, bound);
      if (!all.entries().isEmpty()) {
        result = Nodes.with(result, "environment", all);
      }
    }
    List<Node> labelFiles = Nodes.items(canonical.get("label_file"));
    if (!labelFiles.isEmpty()) {
      result = Nodes.with(result, "labels", labels(labelFiles, bound));
    }
    return result;
  }

  private Mapping environment(List<Node> files, Mapping own, Mapping service) {
    Map<String, Node> written = new LinkedHashMap<>();
    Map<String, String> known = new LinkedHashMap<>();
    if (own != null) {
      own.entries().forEach((key, value) -> written.put(key, resolved(key, value)));
      written.forEach(
          (key, value) -> {
            if (Nodes.text(value) != null) {
              known.put(key, Nodes.text(value));
            }
          });
    }
    Map<String, String> outer = new LinkedHashMap<>(known);
    outer.putAll(environment.values());
    Map<String, Node> all = new LinkedHashMap<>();
    for (Node node : files) {
      Map<String, String> before = new LinkedHashMap<>(known);
      Source source = readEnvFile((Mapping) node, new Environment(outer, true), known);
      known.forEach(
          (key, value) -> {
            if (source != null && !value.equals(before.get(key))) {
              all.put(key, Nodes.scalar(value, originIn(source, key, node)));
            }
          });
    }
    all.putAll(written);
    return new Mapping(all, own == null ? service.origin() : own.origin());
  }

  private Node resolved(String key, Node value) {
    String found = Nodes.isNull(value) ? environment.get(key) : null;
    return found == null ? value : Nodes.derived(found, value);
  }

  /** The line of the file that sets the variable. */
  private static Origin originIn(Source source, String key, Node file) {
    Origin.Step step = new Origin.Step("env_file", file.origin().span());
    for (int line = source.lineCount(); line >= 1; line--) {
      String text = source.line(line);
      int at = text.indexOf(key);
      String before = at < 0 ? "" : text.substring(0, at).trim();
      String after = at < 0 ? "" : text.substring(at + key.length()).trim();
      boolean sets = after.startsWith("=") || after.startsWith(":");
      if (at >= 0 && sets && (before.isEmpty() || before.equals("export"))) {
        Span span = source.span(source.lineStart(line), source.lineEnd(line));
        return new Origin(span, null, List.of(step));
      }
    }
    return new Origin(source.top(), null, List.of(step));
  }

  private Source readEnvFile(Mapping file, Environment outer, Map<String, String> out) {
    Node path = file.get("path");
    Node format = file.get("format");
    boolean required = !(file.get("required") instanceof Scalar scalar) || isTrue(scalar);
    Source source = read(path, required, "env file");
    if (source == null) {
      return null;
    }
    String kind = format == null ? "" : Nodes.text(format);
    if (kind.equals("raw")) {
      DotEnv.readRaw(source, outer, out);
    } else if (kind.isEmpty() || kind.equals(".env")) {
      DotEnv.read(source, outer, out);
    } else {
      throw ComposeError.about(format, "unsupported env_file format \"" + kind + "\"");
    }
    return source;
  }

  private static boolean isTrue(Scalar scalar) {
    return scalar.value() instanceof String text
        ? Boolean.TRUE.equals(Casts.truth(text))
        : Boolean.TRUE.equals(scalar.value());
  }

  private Source read(Node path, boolean required, String what) {
    String absolute = Nodes.text(path);
    String rooted = RootedPaths.rooted(absolute);
    Span why = path.origin().span();
    if (rooted == null || Nodes.hiddenBy(path) != null) {
      context.problems.add(
          Problem.warning(
              why,
              what
                  + " "
                  + RootedPaths.shown(absolute)
                  + " is not read: "
                  + (rooted == null
                      ? "it lies outside the analysed folder"
                      : Nodes.hiddenBy(path))));
      return null;
    }
    Entry entry = context.workspace.at(rooted);
    if (entry instanceof Entry.File file) {
      return file.source();
    }
    if (entry instanceof Entry.Missing && !required) {
      return null;
    }
    if (entry instanceof Entry.Missing && !environment.complete()) {
      context.problems.add(
          Problem.warning(
              why,
              what
                  + " "
                  + RootedPaths.shown(absolute)
                  + " is not in this checkout: what it sets is unknown"));
      return null;
    }
    throw ComposeError.about(
        path,
        what
            + " "
            + RootedPaths.shown(absolute)
            + (entry instanceof Entry.Missing ? " not found" : " cannot be read"));
  }

  private Mapping labels(List<Node> files, Mapping service) {
    Map<String, Node> all = new LinkedHashMap<>();
    Map<String, String> known = new LinkedHashMap<>();
    for (Node path : files) {
      Map<String, String> read = new LinkedHashMap<>();
      Source source = read(path, true, "label file");
      if (source != null) {
        DotEnv.read(source, new Environment(known, true), read);
        read.forEach(
            (key, value) -> all.put(key, Nodes.scalar(value, originIn(source, key, path))));
        known.putAll(read);
      }
    }
    Mapping own = Nodes.mapping(service, "labels");
    if (own != null) {
      all.putAll(own.entries());
    }
    return new Mapping(all, own == null ? service.origin() : own.origin());
  }
}
