package no502.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Nearest;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Assumptions;
import no502.yaml.YamlFile;
import no502.yaml.YamlNode;
import no502.yaml.YamlReader;

/** Reads {@code .no502.yaml}. Whatever it does not know is an error: a typo must not be silent. */
public final class ConfigReader {
  private static final List<String> KEYS = List.of("preset", "fail-on", "rules", "paths", "assume");

  private final List<String> known;
  private final List<Problem> problems = new ArrayList<>();

  private ConfigReader(List<String> known) {
    this.known = known;
  }

  /** Reads the file; the ids are those of the catalogue. */
  public static Config read(Source source, List<String> ruleIds) {
    return new ConfigReader(ruleIds).read(source);
  }

  private Config read(Source source) {
    YamlFile file = YamlReader.read(source);
    for (Problem problem : file.problems()) {
      problems.add(Problem.error(problem.span(), problem.message()));
    }
    if (file.documents().size() > 1) {
      complain(file.documents().get(1).span(), "a second document is never read");
    }
    Map<String, YamlNode> top = Map.of();
    if (problems.isEmpty() && !file.documents().isEmpty() && !empty(file.documents().get(0))) {
      top = entries(file.documents().get(0), "the configuration", KEYS);
    }
    String preset = choice(top.get("preset"), "preset", Config.PRESETS);
    String failOn = choice(top.get("fail-on"), "fail-on", Config.GATES);
    Map<String, Level> rules = levels(top.get("rules"), "rules");
    List<Config.ForPath> paths = new ArrayList<>();
    for (Map.Entry<String, YamlNode> path : entries(top.get("paths"), "paths", null).entrySet()) {
      paths.add(new Config.ForPath(path.getKey(), levels(path.getValue(), path.getKey())));
    }
    Assumptions assumptions = assumptions(top.get("assume"));
    return new Config(
        source,
        preset == null ? "recommended" : preset,
        failOn,
        rules,
        paths,
        assumptions,
        List.copyOf(problems));
  }

  private Map<String, Level> levels(YamlNode node, String where) {
    Map<String, Level> levels = new LinkedHashMap<>();
    List<String> allowed = new ArrayList<>(known);
    allowed.add(Config.ANY);
    for (Map.Entry<String, YamlNode> rule : entries(node, where, allowed).entrySet()) {
      String word = choice(rule.getValue(), rule.getKey(), Level.WORDS);
      if (word != null) {
        levels.put(rule.getKey(), Level.of(word));
      }
    }
    return levels;
  }

  private Assumptions assumptions(YamlNode node) {
    Map<String, YamlNode> parts = entries(node, "assume", List.of("services", "hosts"));
    Map<String, List<Assumptions.Listen>> services = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> service :
        entries(parts.get("services"), "services", null).entrySet()) {
      YamlNode listen =
          entries(service.getValue(), service.getKey(), List.of("listen")).get("listen");
      List<Assumptions.Listen> addresses = new ArrayList<>();
      for (YamlNode.Scalar item : items(listen, "listen")) {
        Assumptions.Listen address = address(item);
        if (address != null) {
          addresses.add(address);
        }
      }
      services.put(service.getKey(), addresses);
    }
    List<String> hosts = new ArrayList<>();
    items(parts.get("hosts"), "hosts").forEach(item -> hosts.add(item.text()));
    return new Assumptions(services, hosts);
  }

  private Assumptions.Listen address(YamlNode.Scalar item) {
    String text = item.text();
    int colon = text.lastIndexOf(':');
    int port = port(text.substring(colon + 1));
    String host = colon < 0 ? "*" : text.substring(0, colon);
    if (port < 1 || host.isEmpty()) {
      complain(item.span(), "listen wants an address and a port such as 0.0.0.0:3000, not " + text);
      return null;
    }
    return new Assumptions.Listen(host, port, item.span());
  }

  private static int port(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return port <= 65_535 ? port : -1;
  }

  private String choice(YamlNode node, String what, List<String> choices) {
    if (node == null) {
      return null;
    }
    String word = resolved(node) instanceof YamlNode.Scalar scalar ? scalar.text() : null;
    if (word == null || !choices.contains(word)) {
      String given = word == null ? "something else" : word;
      String hint = word == null ? "" : Nearest.hint(word, choices);
      complain(
          node.span(), what + " is one of " + String.join(", ", choices) + ", not " + given + hint);
      return null;
    }
    return word;
  }

  /** The entries of a mapping; with {@code allowed} null any key goes. */
  private Map<String, YamlNode> entries(YamlNode node, String what, List<String> allowed) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    if (node == null || empty(node)) {
      return entries;
    }
    if (!(resolved(node) instanceof YamlNode.Mapping mapping)) {
      complain(node.span(), what + " wants keys and values");
      return entries;
    }
    for (YamlNode.Pair pair : mapping.pairs()) {
      String key = pair.key() instanceof YamlNode.Scalar scalar ? scalar.text() : null;
      if (key == null) {
        complain(pair.key().span(), "a key is a word");
      } else if (allowed != null && !allowed.contains(key)) {
        String kind = known.equals(allowed) || allowed.contains(Config.ANY) ? "rule" : "key";
        complain(pair.key().span(), "unknown " + kind + " " + key + Nearest.hint(key, allowed));
      } else if (entries.put(key, pair.value()) != null) {
        complain(pair.key().span(), key + " is there twice");
      }
    }
    return entries;
  }

  private List<YamlNode.Scalar> items(YamlNode node, String what) {
    List<YamlNode.Scalar> items = new ArrayList<>();
    if (node == null) {
      return items;
    }
    if (!(resolved(node) instanceof YamlNode.Sequence sequence)) {
      complain(node.span(), what + " wants a list");
      return items;
    }
    for (YamlNode item : sequence.items()) {
      if (resolved(item) instanceof YamlNode.Scalar scalar) {
        items.add(scalar);
      } else {
        complain(item.span(), what + " holds words only");
      }
    }
    return items;
  }

  private static YamlNode resolved(YamlNode node) {
    return node instanceof YamlNode.Alias alias ? alias.target() : node;
  }

  private static boolean empty(YamlNode node) {
    return resolved(node) instanceof YamlNode.Scalar scalar && scalar.value() == null;
  }

  private void complain(Span span, String message) {
    problems.add(Problem.error(span, message));
  }
}
