package no502.nginx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that {@code set} gives a value, run through in nginx's order: the server's lines
 * first, then those of the location that answers.
 */
final class Scope {
  private static final int MAX_LOOKUPS = 5_000;

  private final Variables variables;
  private final Block where;
  private Map<String, List<Text>> values = new LinkedHashMap<>();

  /** The {@code set} lines of the server's locations, by variable. */
  private Map<String, List<Directive>> sets = Map.of();

  private int lookups;

  /** How the run of a block went on. */
  private enum End {
    RAN_THROUGH,
    STOPPED,
    LEFT
  }

  Scope(Variables variables, Block where) {
    this.variables = variables;
    this.where = where;
  }

  Block where() {
    return where;
  }

  /** What the variable can be here; null when no {@code set} gives it a value. */
  List<Text> get(String variable, int depth) {
    List<Text> here = values.get(variable);
    if (here != null) {
      return here;
    }
    List<Text> there = elsewhere(variable, depth);
    return there.isEmpty() ? null : Text.union(List.of(Text.of("")), there);
  }

  /** Keeps definitions that multiply each other from taking forever. */
  boolean exhausted() {
    return ++lookups > MAX_LOOKUPS;
  }

  /**
   * What {@code set} lines of other locations give it, which an internal redirect can bring along.
   */
  private List<Text> elsewhere(String variable, int depth) {
    List<Directive> lines = sets.getOrDefault(variable, List.of());
    if (lines.size() > Text.MAX_WAYS) {
      return List.of(Text.unknown(variable, Text.TOO_MANY));
    }
    List<Text> found = List.of();
    for (Directive line : lines) {
      found = Text.union(found, variables.evaluate(line.arg(1), line.span(), this, depth));
    }
    return found;
  }

  /** Runs the server's own lines, then those of the location, which may be null. */
  void run(Block server, Block location) {
    runLines(server, 0);
    sets = variables.setsIn(server);
    if (location != null) {
      if (onlyByRedirect(location)) {
        for (String variable : sets.keySet()) {
          List<Text> there = elsewhere(variable, 0);
          values.merge(variable, there, Text::union);
        }
      }
      runLines(location, 0);
    }
  }

  private static boolean onlyByRedirect(Block location) {
    return !location.own("internal").isEmpty()
        || location.header() != null
            && location.header().arg(0) != null
            && location.header().arg(0).startsWith("@");
  }

  /** Runs the rewrite lines of one block, {@code if} blocks included. */
  private End runLines(Block block, int depth) {
    boolean certain = true;
    int next = 0;
    List<Block> ifs = block.blocks("if");
    for (int i = 0; i <= block.directives().size(); i++) {
      while (next < ifs.size() && ifs.get(next).position() == i) {
        certain &= runIf(ifs.get(next++), depth);
      }
      if (i < block.directives().size()) {
        Directive line = block.directives().get(i);
        if (line.is("break") || line.is("return")) {
          return line.is("break") ? End.STOPPED : End.LEFT;
        }
        certain &= !mayStop(line, block);
        set(line, certain);
      }
    }
    return End.RAN_THROUGH;
  }

  /** Whether what follows the block is still certain to run. */
  private boolean runIf(Block block, int depth) {
    if (depth > 10) {
      return true;
    }
    Map<String, List<Text>> before = new LinkedHashMap<>(values);
    End end = runLines(block, depth + 1);
    if (isAround(block)) {
      return true;
    }
    if (end == End.LEFT) {
      values = before;
      return true;
    }
    for (Map.Entry<String, List<Text>> entry : values.entrySet()) {
      List<Text> old = before.getOrDefault(entry.getKey(), List.of(Text.of("")));
      entry.setValue(old == entry.getValue() ? old : Text.union(old, entry.getValue()));
    }
    return end == End.RAN_THROUGH;
  }

  private boolean isAround(Block block) {
    for (Block b = where; b != null; b = b.parent()) {
      if (b == block) {
        return true;
      }
    }
    return false;
  }

  /** A rewrite that matches can end the run of these lines and stay here. */
  private static boolean mayStop(Directive line, Block block) {
    String flag = line.is("rewrite") ? line.arg(2) : null;
    boolean inServer = block.name().equals("server");
    return flag != null && (flag.equals("break") || inServer && flag.equals("last"));
  }

  private void set(Directive line, boolean certain) {
    List<Text> value;
    if (line.is("set") && line.args().size() == 2) {
      value = value(line);
    } else if (line.name().value().startsWith("set_by_lua") && !line.args().isEmpty()) {
      value = List.of(Text.unknown(name(line), "Lua code sets it"));
    } else {
      return;
    }
    if (!certain) {
      List<Text> old = values.getOrDefault(name(line), List.of(Text.of("")));
      value = Text.union(old, value);
    }
    values.put(name(line), value);
  }

  private List<Text> value(Directive set) {
    return variables.evaluate(set.arg(1), set.span(), this, 0);
  }

  static String name(Directive line) {
    String name = line.arg(0);
    return Template.lower(name.startsWith("$") ? name.substring(1) : name);
  }
}
