package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.CanonicalJson;
import no502.compose.Node;
import no502.compose.Origin;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.nginx.Word;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Nginx;
import no502.topology.Stack;

/**
 * The effective model as canonical JSON: the project, the nginx trees, and where each value was
 * written.
 */
public final class ModelJson {
  private ModelJson() {}

  public static String print(List<Stack> stacks) {
    List<Node> all = new ArrayList<>();
    for (Stack stack : stacks) {
      Map<String, Node> entries = new LinkedHashMap<>();
      entries.put("name", text(stack.name()));
      if (stack.project() != null) {
        entries.put("project", stack.project().model());
        Map<String, Node> origins = new LinkedHashMap<>();
        origins("", stack.project().model(), origins);
        entries.put("origins", map(origins));
      }
      entries.put("nginx", list(Seq.of(stack.nginxes()).map(ModelJson::nginx).toList()));
      all.add(map(entries));
    }
    return CanonicalJson.print(map(Map.of("stacks", list(all)))) + "\n";
  }

  /** The shape that policies of the form {@code input.services[name].healthcheck} read. */
  public static String conftest(List<Stack> stacks) {
    Map<String, Node> services = new LinkedHashMap<>();
    Map<String, Node> networks = new LinkedHashMap<>();
    List<Node> upstreams = new ArrayList<>();
    List<Node> locations = new ArrayList<>();
    for (Stack stack : stacks) {
      if (stack.project() != null) {
        putAll(stack.project().model().get("services"), services);
        putAll(stack.project().model().get("networks"), networks);
      }
      for (Nginx nginx : stack.nginxes()) {
        blocks(nginx.config().main(), upstreams, locations);
      }
    }
    Map<String, Node> all = new LinkedHashMap<>();
    all.put("services", map(services));
    all.put("networks", map(networks));
    all.put("upstreams", list(upstreams));
    all.put("locations", list(locations));
    return CanonicalJson.print(map(all)) + "\n";
  }

  private static void putAll(Node from, Map<String, Node> into) {
    if (from instanceof Node.Mapping mapping) {
      mapping.entries().forEach(into::putIfAbsent);
    }
  }

  private static void origins(String path, Node node, Map<String, Node> into) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach((key, value) -> origins(path + "/" + key, value, into));
    } else if (node instanceof Node.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        origins(path + "/" + i, sequence.items().get(i), into);
      }
    } else if (node.origin() != null && node.origin().span() != null) {
      into.put(path, text(where(node.origin())));
    }
  }

  private static String where(Origin origin) {
    StringBuilder out = new StringBuilder(origin.span().toString());
    for (Origin.Step step : origin.via()) {
      out.append(" via ").append(step.what());
      out.append(step.span() == null ? "" : " " + step.span());
    }
    return out.toString();
  }

  private static Node nginx(Nginx nginx) {
    Map<String, Node> entries = new LinkedHashMap<>();
    String service = nginx.container() == null ? null : nginx.container().name();
    entries.put("service", new Node.Scalar(service, null, null));
    String version = nginx.version() == null ? null : nginx.version().toString();
    entries.put("version", new Node.Scalar(version, null, null));
    List<Node> files = new ArrayList<>();
    for (NginxConfig.Loaded file : nginx.config().files()) {
      Map<String, Node> one = new LinkedHashMap<>();
      one.put("path", text(file.path()));
      one.put("source", text(file.source().name()));
      one.put("tree", list(Seq.of(file.tree()).map(ModelJson::directive).toList()));
      files.add(map(one));
    }
    entries.put("files", list(files));
    return map(entries);
  }

  private static Node directive(Directive directive) {
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("directive", text(directive.name().value()));
    entries.put("args", words(directive.args()));
    Span span = directive.name().span();
    entries.put("line", new Node.Scalar((long) span.line(), null, null));
    entries.put("column", new Node.Scalar((long) span.column(), null, null));
    if (directive.isBlock()) {
      entries.put("block", list(Seq.of(directive.block()).map(ModelJson::directive).toList()));
    }
    return map(entries);
  }

  private static void blocks(Block start, List<Node> upstreams, List<Node> locations) {
    List<Block> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Block block = open.remove(open.size() - 1);
      if (block.name().equals("upstream") && block.header() != null) {
        upstreams.add(upstream(block));
      } else if (block.name().equals("location") && block.header() != null) {
        locations.add(location(block));
      }
      for (int i = block.blocks().size() - 1; i >= 0; i--) {
        open.add(block.blocks().get(i));
      }
    }
  }

  private static Node upstream(Block block) {
    Map<String, Node> entries = new LinkedHashMap<>();
    List<Node> servers = new ArrayList<>();
    for (Directive server : block.own("server")) {
      Map<String, Node> one = new LinkedHashMap<>();
      for (int i = 0; i < server.args().size(); i++) {
        String word = server.arg(i);
        int equals = word.indexOf('=');
        if (i == 0) {
          one.put("address", text(word));
        } else if (equals > 0) {
          one.put(word.substring(0, equals), text(word.substring(equals + 1)));
        } else {
          one.put(word, new Node.Scalar(true, null, null));
        }
      }
      servers.add(map(one));
    }
    simple(block, entries);
    entries.put("name", words(block.header().args().subList(0, 1), true));
    entries.put("servers", list(servers));
    return map(entries);
  }

  private static Node location(Block block) {
    Map<String, Node> entries = new LinkedHashMap<>();
    simple(block, entries);
    List<Word> args = block.header().args();
    entries.put("path", text(args.isEmpty() ? "" : args.get(args.size() - 1).value()));
    if (args.size() > 1) {
      entries.put("modifier", text(args.get(0).value()));
    }
    return map(entries);
  }

  /**
   * Every simple directive by its name: one argument as a string, more as a list, repeated ones as
   * a list of them.
   */
  private static void simple(Block block, Map<String, Node> entries) {
    for (Directive directive : block.directives()) {
      String name = directive.name().value();
      if (!name.equals("server")) {
        Node value = words(directive.args(), directive.args().size() == 1);
        Node old = entries.get(name);
        if (old == null) {
          entries.put(name, value);
        } else {
          List<Node> several =
              old instanceof Node.Sequence seq && isRepeated(seq)
                  ? new ArrayList<>(seq.items())
                  : new ArrayList<>(List.of(old));
          several.add(value);
          entries.put(name, list(several));
        }
      }
    }
  }

  private static boolean isRepeated(Node.Sequence sequence) {
    return !sequence.items().isEmpty() && sequence.items().get(0) instanceof Node.Sequence;
  }

  private static Node words(List<Word> words, boolean single) {
    return single ? text(words.isEmpty() ? "" : words.get(0).value()) : words(words);
  }

  private static Node words(List<Word> words) {
    return list(Seq.of(words).map(word -> text(word.value())).toList());
  }

  private static Node text(String text) {
    return new Node.Scalar(text, null, null);
  }

  private static Node list(List<Node> items) {
    return new Node.Sequence(items, null);
  }

  private static Node map(Map<String, Node> entries) {
    return new Node.Mapping(entries, null);
  }
}
