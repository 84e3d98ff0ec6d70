package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Sequence;
import no502.text.Problem;
import no502.text.Span;
import no502.yaml.YamlFile;
import no502.yaml.YamlNode;

/** Loads one Compose file on top of what earlier files said, in Docker's order of steps. */
final class FileLoader {
  private final LoadContext context;

  FileLoader(LoadContext context) {
    this.context = context;
  }

  /**
   * @param resets what the last document wants gone from a service that it extends
   */
  record Loaded(Mapping model, List<List<String>> resets) {}

  Loaded load(String absolute, Mapping model, LoadOptions options, Span why) {
    YamlFile yaml = context.yaml(absolute, why);
    Loaded loaded = new Loaded(model, List.of());
    for (YamlNode document : yaml.documents()) {
      loaded = document(document, loaded.model(), absolute, options);
    }
    if (!yaml.problems().isEmpty()) {
      throw new ComposeError(yaml.problems().get(0));
    }
    return loaded;
  }

  private Loaded document(YamlNode document, Mapping before, String absolute, LoadOptions options) {
    DocumentTree.Result tree = DocumentTree.of(document);
    if (!(tree.root() instanceof Mapping root)) {
      throw new ComposeError(document.span(), "top-level object must be a mapping");
    }
    Mapping model = new Interpolator(options.environment()).apply(root);
    if (!options.base()) {
      model = new Extends(context, absolute, options, tree.resets()).apply(model);
    }
    Mapping base = (Mapping) withoutResets(before, tree.resets());
    if (!options.base()) {
      model = new Include(context, absolute, options).apply(model);
    }
    Mapping merged = Merge.models(base, model);
    merged = Unicity.apply(merged);
    if (!options.base()) {
      merged = validated(merged);
    }
    merged = withoutEmptyDns(Canonical.apply(merged));
    return new Loaded(Unicity.apply(merged), tree.resets());
  }

  private Mapping validated(Mapping merged) {
    ComposeError wrong = new Validator().check(merged);
    if (wrong != null) {
      throw wrong;
    }
    Node version = merged.get("version");
    if (version == null) {
      return merged;
    }
    Origin origin = version.origin();
    context.problems.add(
        Problem.warning(
            origin.key() == null ? origin.span() : origin.key().to(origin.span()),
            "the attribute version is obsolete: Docker ignores it, remove it"));
    return Nodes.without(merged, "version");
  }

  /** The tree without what stands at one of the paths. */
  static Node withoutResets(Node node, List<List<String>> paths) {
    return paths.isEmpty() ? node : prune(node, paths, 0);
  }

  private static Node prune(Node node, List<List<String>> paths, int depth) {
    if (!(node instanceof Mapping mapping) || paths.isEmpty()) {
      return node;
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      List<List<String>> below = new ArrayList<>();
      boolean gone = false;
      for (List<String> path : paths) {
        if (path.size() > depth && path.get(depth).equals(entry.getKey())) {
          gone |= path.size() == depth + 1;
          below.add(path);
        }
      }
      if (!gone) {
        entries.put(entry.getKey(), prune(entry.getValue(), below, depth + 1));
      }
    }
    return new Mapping(entries, mapping.origin());
  }

  /** Empty entries of {@code dns} mean nothing. */
  private static Mapping withoutEmptyDns(Mapping model) {
    Mapping services = Nodes.mapping(model, "services");
    if (services == null) {
      return model;
    }
    return Nodes.with(model, "services", Nodes.each(services, FileLoader::withoutEmptyDns));
  }

  private static Node withoutEmptyDns(String name, Node node) {
    if (!(node instanceof Mapping service && service.get("dns") instanceof Sequence dns)) {
      return node;
    }
    List<Node> kept = new ArrayList<>();
    for (Node item : dns.items()) {
      if (!Nodes.isNull(item) && (!"".equals(Nodes.text(item)) || Nodes.hiddenBy(item) != null)) {
        kept.add(item);
      }
    }
    return Nodes.with(service, "dns", new Sequence(kept, dns.origin()));
  }
}
