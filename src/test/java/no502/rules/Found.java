package no502.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.lint.Finding;
import no502.text.Patch;
import no502.workspace.MemoryWorkspace;

/** What the engine finds in a few files, and what its repairs make of them. */
final class Found {
  private final Map<String, String> files;
  private final List<Finding> all = new ArrayList<>();

  private Found(Map<String, String> files) {
    this.files = files;
    MemoryWorkspace workspace = MemoryWorkspace.of(files);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    new Repair(workspace, Options.DEFAULT)
        .verified(outcome)
        .stacks()
        .forEach(stack -> all.addAll(stack.findings()));
  }

  /** Name and text in turn. */
  static Found in(String... namesAndTexts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return new Found(files);
  }

  List<String> rules() {
    return all.stream().map(Finding::rule).toList();
  }

  boolean has(String rule) {
    return rules().contains(rule);
  }

  /** The one finding of a rule. */
  Finding the(String rule) {
    List<Finding> own = all.stream().filter(finding -> finding.rule().equals(rule)).toList();
    assertThat(own).as(rule + " among " + rules()).hasSize(1);
    return own.get(0);
  }

  /** The file after the repair of that finding. */
  String repaired(String rule, String file) {
    Finding finding = the(rule);
    assertThat(finding.fix()).as("the repair of " + rule).isNotNull();
    String[] text = {files.get(file)};
    Patch.apply(finding.fix().edits())
        .forEach(
            (source, bytes) -> {
              if (source.name().equals(file)) {
                text[0] = new String(bytes, StandardCharsets.UTF_8);
              }
            });
    return text[0];
  }
}
