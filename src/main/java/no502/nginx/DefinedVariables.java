package no502.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which line of the configuration defines a variable that {@code set} does not. */
final class DefinedVariables {
  private final Map<String, List<Block>> tables = new HashMap<>();
  private final Map<String, String> otherwise = new HashMap<>();
  private final List<String> patterns = new ArrayList<>();

  DefinedVariables(Block main) {
    List<Block> rest = new ArrayList<>();
    rest.add(main);
    while (!rest.isEmpty()) {
      Block block = rest.remove(rest.size() - 1);
      block.directives().forEach(this::note);
      if (block.header() != null) {
        note(block.header());
        noteTable(block);
      }
      rest.addAll(block.blocks());
    }
  }

  /** The {@code set} lines in a server's locations, by variable. */
  static Map<String, List<Directive>> sets(Block server) {
    Map<String, List<Directive>> sets = new LinkedHashMap<>();
    List<Block> rest = new ArrayList<>(server.blocks("location"));
    while (!rest.isEmpty()) {
      Block block = rest.remove(rest.size() - 1);
      for (Directive line : block.directives()) {
        if (line.is("set") && line.args().size() == 2) {
          sets.computeIfAbsent(Scope.name(line), n -> new ArrayList<>()).add(line);
        }
      }
      rest.addAll(block.blocks());
    }
    return sets;
  }

  private void noteTable(Block block) {
    switch (block.name()) {
      case "map", "geo", "split_clients" -> {
        List<Word> args = block.header().args();
        if (!args.isEmpty()) {
          String name = Template.lower(args.get(args.size() - 1).value());
          tables.computeIfAbsent(name.replace("$", ""), n -> new ArrayList<>()).add(block);
        }
      }
      default -> {}
    }
  }

  private void note(Directive line) {
    switch (line.name().value()) {
      case "auth_request_set" -> otherwise(line, "the answer of the auth_request decides it");
      case "js_set", "perl_set", "js_var" -> otherwise(line, "a script sets it");
      case "keyval" -> otherwise(line, "the key-value store decides it");
      default -> {}
    }
    notePattern(line.name());
    line.args().forEach(this::notePattern);
  }

  private void notePattern(Word word) {
    if (word.value().contains("(?")) {
      patterns.add(word.value());
    }
  }

  private void otherwise(Directive line, String why) {
    for (Word word : line.args()) {
      if (word.value().startsWith("$")) {
        otherwise.putIfAbsent(Template.lower(word.value().substring(1)), why);
      }
    }
  }

  /** The table of the same http or stream block that gives the variable its value, or null. */
  Block table(String variable, Block where) {
    for (Block table : tables.getOrDefault(variable, List.of())) {
      if (root(table) == root(where)) {
        return table;
      }
    }
    return null;
  }

  private static Block root(Block block) {
    Block b = block;
    while (b.parent() != null && b.parent().parent() != null) {
      b = b.parent();
    }
    return b;
  }

  String whyUnknown(String variable, String written) {
    String known = otherwise.get(variable);
    if (known != null) {
      return known;
    }
    if (variable.charAt(0) >= '0' && variable.charAt(0) <= '9') {
      return "a regular expression cuts it out of the request";
    }
    for (String pattern : patterns) {
      if (pattern.contains("<" + written + ">") || pattern.contains("'" + written + "'")) {
        return "a regular expression cuts it out of the request";
      }
    }
    return Template.looksLikePlaceholder(written)
        ? "it is a placeholder that was not filled in"
        : "only the request decides it";
  }
}
