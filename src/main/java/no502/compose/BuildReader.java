package no502.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.workspace.RootPath;

/** Reads where a service's image is built from. */
final class BuildReader {
  private BuildReader() {}

  static Service.Build read(Mapping build) {
    if (build == null) {
      return null;
    }
    Value context = context(build.get("context"));
    return new Service.Build(
        context,
        dockerfile(build, context),
        Values.of(build.get("dockerfile_inline")),
        Values.of(build.get("target")),
        Values.map(build.get("args")),
        additional(build.get("additional_contexts")),
        build.origin());
  }

  private static Value context(Node node) {
    Value written = Values.of(node);
    if (written == null || !written.known()) {
      return written;
    }
    String text = written.text();
    if (Remote.isContext(text) || text.contains("://")) {
      return new Value(text, written.origin(), "it is a remote build context: not analysed");
    }
    return text.startsWith("service:") ? written : Values.path(node);
  }

  private static Value dockerfile(Mapping build, Value context) {
    Value file = Values.of(build.get("dockerfile"));
    if (file == null || context == null || !file.known()) {
      return file;
    }
    if (!context.known()) {
      return new Value(file.text(), file.origin(), context.hiddenBy());
    }
    String path = RootPath.resolve(context.text(), file.text());
    return path == null
        ? new Value(file.text(), file.origin(), "it lies outside the analysed folder")
        : Value.of(path, file.origin());
  }

  private static Map<String, Value> additional(Node node) {
    Map<String, Value> contexts = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach((key, value) -> contexts.put(key, context(value)));
    }
    return contexts;
  }
}
