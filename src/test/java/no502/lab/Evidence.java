package no502.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import no502.lab.Ruling.Kind;

/**
 * Gathers what docs/evidence.md tells: agreement by set of stacks, precision and recall by rule.
 */
final class Evidence {
  private final Map<String, Tally> sets = new LinkedHashMap<>();
  private final Map<String, int[]> rules = new TreeMap<>();
  private final Map<String, int[]> repairs = new TreeMap<>();

  /** One stack, by its files alone, and again told what listens: the truth about causes. */
  record Judged(LabStack lab, Observation seen, List<Ruling> read, List<Ruling> told) {
    static Judged of(LabStack lab, Observation seen) {
      List<Ruling> read = Judge.rule(lab, seen, lab.stack().build());
      return new Judged(lab, seen, read, Judge.rule(lab, seen, lab.stackWithListeners().build()));
    }
  }

  void add(String set, Judged stack) {
    List<Ruling> read = stack.read;
    sets.computeIfAbsent(set, s -> new Tally()).count(stack.lab, stack.seen, read);
    for (int i = 0; i < read.size(); i++) {
      rule(read.get(i), stack.told.size() == read.size() ? stack.told.get(i) : read.get(i));
    }
  }

  private void rule(Ruling read, Ruling told) {
    String said = CauseRules.rule(read.route().verdict());
    if (!said.isEmpty() && (read.kind() == Kind.AGREES || read.kind() == Kind.DISAGREES)) {
      of(rules, said)[read.kind() == Kind.AGREES ? 0 : 1]++;
    }
    String true_ = told.kind() == Kind.AGREES ? CauseRules.rule(told.route().verdict()) : "";
    if (!true_.isEmpty()) {
      of(rules, true_)[said.equals(true_) ? 2 : 3]++;
    }
  }

  /** A repaired stack: the routes that the repair has to bring to life. */
  void repair(String rule, List<Ruling> routes) {
    for (Ruling ruling : routes) {
      if (ruling.kind() == Kind.AGREES || ruling.kind() == Kind.DISAGREES) {
        of(repairs, rule)[ruling.kind() == Kind.AGREES ? 0 : 1]++;
      }
    }
  }

  private static int[] of(Map<String, int[]> counts, String key) {
    return counts.computeIfAbsent(key, k -> new int[4]);
  }

  boolean aRepairFails() {
    return repairs.values().stream().anyMatch(counts -> counts[1] > 0);
  }

  List<String> disagreements() {
    List<String> all = new ArrayList<>();
    sets.values().forEach(tally -> all.addAll(tally.disagreements()));
    return all;
  }

  /** The table of agreement, and what hides the unknown. */
  String sets() {
    StringBuilder text = new StringBuilder();
    text.append("| stacks | number | routes that agree | disagree | unknown | not asked |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    sets.forEach((name, tally) -> row(text, name, tally));
    text.append("\n| what hides the unknown | routes |\n| --- | --- |\n");
    Map<String, Integer> reasons = new TreeMap<>();
    sets.values().forEach(t -> t.reasons().forEach((r, n) -> reasons.merge(r, n, Integer::sum)));
    reasons.forEach(
        (why, n) -> text.append("| ").append(why).append(" | ").append(n).append(" |\n"));
    return text.toString();
  }

  /** The table of precision, recall and proven repairs. */
  String rules() {
    StringBuilder text = new StringBuilder();
    text.append("| rule | precision | recall | repairs proven |\n| --- | --- | --- | --- |\n");
    TreeSet<String> names = new TreeSet<>(rules.keySet());
    names.addAll(repairs.keySet());
    for (String name : names) {
      int[] rule = rules.getOrDefault(name, new int[4]);
      int[] repair = repairs.getOrDefault(name, new int[4]);
      text.append("| [").append(name).append("](../rules/").append(name).append(".md) | ");
      text.append(share(rule[0], rule[0] + rule[1]));
      text.append(" | ").append(share(rule[2], rule[2] + rule[3]));
      text.append(" | ").append(share(repair[0], repair[0] + repair[1])).append(" |\n");
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, Tally tally) {
    text.append("| ").append(name).append(" | ").append(tally.stacks());
    text.append(" | ").append(tally.of(Kind.AGREES)).append(" | ").append(tally.of(Kind.DISAGREES));
    long tenths = Math.round(tally.unknownPercent() * 10);
    text.append(" | ").append(tally.of(Kind.UNKNOWN)).append(" (").append(tenths / 10.0);
    text.append(" %) | ").append(tally.of(Kind.NOT_ASKED)).append(" |\n");
  }

  private static String share(int part, int all) {
    return all == 0 ? "–" : part + " of " + all;
  }
}
