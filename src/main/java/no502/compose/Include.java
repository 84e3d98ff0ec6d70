package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Sequence;
import no502.text.Problem;
import no502.text.Span;
import no502.workspace.Entry;

/** Loads the projects a file includes and takes over their services and resources. */
final class Include {
  private static final List<String> SECTIONS =
      List.of("services", "volumes", "networks", "secrets", "configs", "models");

  private final LoadContext context;
  private final LoadOptions options;
  private final List<String> included;

  Include(LoadContext context, String file, LoadOptions options) {
    this.context = context;
    this.options = options;
    this.included = new ArrayList<>(options.included());
    included.add(file);
  }

  Mapping apply(Mapping model) {
    Node section = model.get("include");
    if (section == null) {
      return model;
    }
    if (!Nodes.isNull(section) && !(section instanceof Sequence)) {
      throw ComposeError.about(section, "include must be a list");
    }
    Mapping result = Nodes.without(model, "include");
    for (Node entry : Nodes.items(section)) {
      Mapping imported = load(entry);
      if (imported != null) {
        Mapping marked =
            (Mapping) Nodes.via(imported, new Origin.Step("include", entry.origin().span()));
        result = imported(result, marked);
      }
    }
    return result;
  }

  private Mapping load(Node entry) {
    Mapping config = Nodes.mapping(entry);
    List<Node> paths = texts(config == null ? entry : config.get("path"), "include path");
    List<String> files = new ArrayList<>();
    for (Node path : paths) {
      String text = Nodes.requireText(path, "include path");
      if (Remote.is(text) || Nodes.hiddenBy(path) != null) {
        String why = Remote.is(text) ? "it is not a local file" : Nodes.hiddenBy(path);
        context.problems.add(
            Problem.incomplete(
                path.origin().span(), "the include of " + text + " is not analysed: " + why));
        return null;
      }
      files.add(absolute(options.folder(), text));
    }
    if (files.isEmpty()) {
      String message = "this include names no path: Docker includes nothing";
      context.problems.add(Problem.warning(entry.origin().span(), message));
      return null;
    }
    refuseCycle(files.get(0), entry);
    return loadFiles(files, config, entry);
  }

  /** A text or a list of texts; nothing for null. */
  private static List<Node> texts(Node node, String what) {
    if (Nodes.isNull(node)) {
      return List.of();
    }
    return node instanceof Sequence sequence
        ? sequence.items()
        : List.of(Nodes.derived(Nodes.requireText(node, what), node));
  }

  private static String absolute(String folder, String path) {
    return RootedPaths.isAbsolute(path) ? path : RootedPaths.join(folder, path);
  }

  private void refuseCycle(String file, Node entry) {
    if (included.contains(file) || included.size() > LoadContext.MAX_FILES / 10) {
      List<String> way = new ArrayList<>();
      included.forEach(path -> way.add(RootedPaths.shown(path)));
      way.add(RootedPaths.shown(file));
      throw ComposeError.about(entry, "include cycle detected: " + String.join(" includes ", way));
    }
  }

  private Mapping loadFiles(List<String> files, Mapping config, Node entry) {
    Node directory = config == null ? null : config.get("project_directory");
    String folder =
        Nodes.isNull(directory) || "".equals(Nodes.text(directory))
            ? Extends.parent(files.get(0))
            : directory(
                absolute(options.folder(), Nodes.requireText(directory, "project_directory")));
    Environment environment = environment(folder, config, entry);
    LoadOptions below = new LoadOptions(folder, environment, false, included);
    return new ModelLoader(context).load(files, below, entry.origin().span());
  }

  /** Docker takes a folder that does not exist for a file, and goes by the folder above. */
  private String directory(String absolute) {
    String rooted = RootedPaths.rooted(absolute);
    boolean missing = rooted != null && !context.workspace.isFolder(rooted);
    return missing ? Extends.parent(absolute) : absolute;
  }

  /** The parent's variables win; the included folder's own {@code .env} fills the gaps. */
  private Environment environment(String folder, Mapping config, Node entry) {
    Map<String, String> read = new LinkedHashMap<>();
    Node envFile = config == null ? null : config.get("env_file");
    List<Node> files = texts(envFile, "include env_file");
    if (files.isEmpty()) {
      String rooted = RootedPaths.rooted(folder + "/.env");
      if (rooted != null && context.workspace.isFile(rooted)) {
        readEnv(folder + "/.env", entry.origin().span(), read);
      }
    }
    for (Node file : files) {
      String path = absolute(options.folder(), Nodes.requireText(file, "env_file"));
      if (!path.equals("/dev/null")) {
        readEnv(path, file.origin().span(), read);
      }
    }
    Map<String, String> values = new LinkedHashMap<>(read);
    values.putAll(options.environment().values());
    return new Environment(values, options.environment().complete());
  }

  private void readEnv(String absolute, Span why, Map<String, String> out) {
    String rooted = RootedPaths.rooted(absolute);
    if (rooted != null && context.workspace.at(rooted) instanceof Entry.File file) {
      DotEnv.read(file.source(), options.environment(), out);
    } else {
      context.file(absolute, why);
    }
  }

  private static Mapping imported(Mapping model, Mapping source) {
    Map<String, Node> result = new LinkedHashMap<>(model.entries());
    for (String section : SECTIONS) {
      if (!(source.get(section) instanceof Mapping from)) {
        continue;
      }
      Node known = result.get(section);
      Mapping to = known instanceof Mapping mapping ? mapping : Nodes.emptyMapping(from.origin());
      Map<String, Node> entries = new LinkedHashMap<>(to.entries());
      for (Map.Entry<String, Node> entry : from.entries().entrySet()) {
        Node conflict = entries.putIfAbsent(entry.getKey(), entry.getValue());
        if (conflict != null && !Nodes.same(conflict, entry.getValue())) {
          throw ComposeError.about(
              conflict, section + "." + entry.getKey() + " conflicts with imported resource");
        }
      }
      result.put(section, new Mapping(entries, to.origin()));
    }
    return new Mapping(result, model.origin());
  }
}
