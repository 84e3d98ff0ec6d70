package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.text.Problem;
import no502.text.Span;

/** Lays each service that extends another over that other one. */
final class Extends {
  private static final int MAX_CHAIN = 100;

  private final LoadContext context;
  private final String file;
  private final LoadOptions options;
  private final List<List<String>> resets;
  private final Map<String, FileLoader.Loaded> bases = new LinkedHashMap<>();

  Extends(LoadContext context, String file, LoadOptions options, List<List<String>> resets) {
    this.context = context;
    this.file = file;
    this.options = options;
    this.resets = resets;
  }

  Mapping apply(Mapping model) {
    Node section = model.get("services");
    if (section == null) {
      return model;
    }
    if (!(section instanceof Mapping services)) {
      throw ComposeError.about(section, "services must be a mapping");
    }
    Map<String, Node> result = new LinkedHashMap<>(services.entries());
    Scope scope = new Scope(file, result, resets);
    for (String name : services.entries().keySet()) {
      result.put(name, resolve(name, scope, List.of()));
    }
    return Nodes.with(model, "services", new Mapping(result, services.origin()));
  }

  /** One file's services, those already resolved replaced, and what the file wants gone. */
  private record Scope(String file, Map<String, Node> services, List<List<String>> resets) {}

  private Node resolve(String name, Scope scope, List<String> chain) {
    Node node = scope.services().get(name);
    if (Nodes.isNull(node)) {
      return node;
    }
    if (!(node instanceof Mapping service)) {
      throw ComposeError.about(node, "services." + name + " must be a mapping");
    }
    Node extension = service.get("extends");
    if (extension == null) {
      return service;
    }
    String reference = reference(name, extension);
    Node from = extension instanceof Mapping mapping ? mapping.get("file") : null;
    Scope baseScope = Nodes.isNull(from) ? scope : scopeOf(from, scope);
    if (!baseScope.services().containsKey(reference)) {
      throw ComposeError.about(
          extension,
          "cannot extend service \""
              + name
              + "\" in "
              + RootedPaths.shown(scope.file())
              + ": service \""
              + reference
              + "\" not found"
              + (Nodes.isNull(from) ? "" : " in " + Nodes.text(from)));
    }
    Node base = resolve(reference, baseScope, extended(chain, scope, name, extension));
    Mapping merged = Nodes.isNull(base) ? service : merge(name, (Mapping) base, service, scope);
    scope.services().put(name, merged);
    return merged;
  }

  private static String reference(String name, Node extension) {
    String reference =
        extension instanceof Mapping mapping
            ? Nodes.text(mapping, "service")
            : Nodes.text(extension);
    if (reference == null) {
      throw ComposeError.about(extension, "extends." + name + ".service is required");
    }
    return reference;
  }

  private static List<String> extended(
      List<String> chain, Scope scope, String name, Node extension) {
    String link = name + " in " + RootedPaths.shown(scope.file());
    if (chain.contains(link) || chain.size() >= MAX_CHAIN) {
      throw ComposeError.about(
          extension,
          "circular reference: " + String.join(", extends ", chain) + ", extends " + link);
    }
    List<String> longer = new ArrayList<>(chain);
    longer.add(link);
    return longer;
  }

  private Mapping merge(String name, Mapping base, Mapping service, Scope scope) {
    List<List<String>> gone = new ArrayList<>();
    for (List<String> path : scope.resets()) {
      if (path.size() > 2 && path.get(0).equals("services") && path.get(1).equals(name)) {
        gone.add(path.subList(2, path.size()));
      }
    }
    Node pruned = FileLoader.withoutResets(base, gone);
    Span span = service.get("extends").origin().span();
    Mapping source = (Mapping) Nodes.via(pruned, new Origin.Step("extends", span));
    return Nodes.without(Merge.services(source, service), "extends");
  }

  private Scope scopeOf(Node from, Scope scope) {
    String path = Nodes.text(from);
    Span why = from.origin().span();
    if (path == null) {
      throw ComposeError.about(from, "extends file must be a string");
    }
    String folder = scope.file().equals(file) ? options.folder() : parent(scope.file());
    if (Remote.is(path) || Nodes.hiddenBy(from) != null) {
      throw new ComposeError(
          Problem.incomplete(
              why, "extends from " + path + ": not analysed, it is not a local file"));
    }
    String absolute = RootedPaths.isAbsolute(path) ? path : RootedPaths.join(folder, path);
    FileLoader.Loaded loaded = bases.get(absolute);
    if (loaded == null) {
      loaded = loadBase(absolute, why);
      bases.put(absolute, loaded);
    }
    Node services = loaded.model().get("services");
    if (!(services instanceof Mapping mapping)) {
      throw new ComposeError(why, "cannot extend from " + path + ": it has no services section");
    }
    return new Scope(absolute, new LinkedHashMap<>(mapping.entries()), loaded.resets());
  }

  private FileLoader.Loaded loadBase(String absolute, Span why) {
    LoadOptions base =
        new LoadOptions(parent(absolute), options.environment(), true, options.included());
    Mapping nothing = Nodes.emptyMapping(Origin.at(why));
    FileLoader.Loaded loaded = new FileLoader(context).load(absolute, nothing, base, why);
    Mapping resolved =
        new PathResolver(parent(absolute), options.environment()).apply(loaded.model());
    return new FileLoader.Loaded(resolved, loaded.resets());
  }

  static String parent(String absolute) {
    int slash = absolute.lastIndexOf('/');
    return slash <= 0 ? "/" : absolute.substring(0, slash);
  }
}
