package no502.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a rule's advice is worth to the client: the same backends and the same misfortune, once
 * without the advice and once with it.
 */
record Resilience(LabStack without, LabStack with) {

  /** The committed pairs: folders of one name that end in {@code -without} and {@code -with}. */
  static List<Resilience> committed() {
    List<Resilience> found = new ArrayList<>();
    for (LabStack stack : LabStack.committed()) {
      String name = stack.name();
      if (name.endsWith("-without") && !stack.resilience().isEmpty()) {
        Path other = LabStack.COMMITTED.resolve(name.replaceFirst("-without$", "-with"));
        found.add(new Resilience(stack, new LabStack(other)));
      }
    }
    return found;
  }

  String rule() {
    return without.resilience();
  }

  /** The sentence that the rule's page has to hold, line breaks aside. */
  String sentence() {
    return "In the lab: "
        + without.about()
        + ". "
        + Count.of(without)
        + " requests failed; with "
        + with.about()
        + ", "
        + Count.of(with)
        + ".";
  }

  /** A row of the table in docs/evidence.md. */
  String row() {
    return "| ["
        + rule()
        + "](../rules/"
        + rule()
        + ".md) | "
        + without.about()
        + " | "
        + Count.of(without)
        + " | "
        + with.about()
        + ": "
        + Count.of(with)
        + " |\n";
  }

  /** Requests that ended in nginx's own error or in a backend's 5xx. */
  record Count(int failed, int all) {
    static Count of(LabStack stack) {
      int failed = 0;
      int all = 0;
      Path recorded = stack.folder().resolve("observed.json");
      for (Map<String, Object> row :
          Json.maps(Json.parse(LabStack.read(recorded)).get("requests"))) {
        int times = (Integer) row.get("times");
        all += times;
        failed += Json.text(row, "status").matches("2\\d\\d") ? 0 : times;
      }
      return new Count(failed, all);
    }

    @Override
    public String toString() {
      return failed + " of " + all;
    }
  }
}
