package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.Workspace;
import no502.yaml.YamlFile;
import no502.yaml.YamlReader;

/** What one run of the loader shares: the files and the complaints. */
final class LoadContext {
  /** More files than any project has; a chain of includes longer than this is not followed. */
  static final int MAX_FILES = 1_000;

  final Workspace workspace;
  final List<Problem> problems = new ArrayList<>();
  private final Set<Source> files = new LinkedHashSet<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final Map<String, YamlFile> parsed = new LinkedHashMap<>();

  LoadContext(Workspace workspace) {
    this.workspace =
        new ForwardingWorkspace(workspace) {
          @Override
          public Entry at(String path) {
            read.add(path);
            return super.at(path);
          }
        };
  }

  /** Every name whose content somebody asked for. */
  Set<String> read() {
    return read;
  }

  List<Source> files() {
    return new ArrayList<>(files);
  }

  /**
   * The file at an absolute path.
   *
   * @param why the place that asks for it
   */
  Source file(String absolute, Span why) {
    String rooted = RootedPaths.rooted(absolute);
    if (rooted == null) {
      throw new ComposeError(
          Problem.incomplete(
              why, RootedPaths.shown(absolute) + " lies outside the analysed folder: not read"));
    }
    Entry entry = workspace.at(rooted);
    if (entry instanceof Entry.File file) {
      return file.source();
    }
    String what =
        entry instanceof Entry.Refused refused
            ? refused.why()
            : entry instanceof Entry.Folder ? "is a directory" : "no such file or directory";
    throw new ComposeError(why, "cannot read " + rooted + ": " + what);
  }

  /** A Compose file's documents; every file is read and parsed once. */
  YamlFile yaml(String absolute, Span why) {
    YamlFile known = parsed.get(absolute);
    if (known != null) {
      return known;
    }
    if (parsed.size() >= MAX_FILES) {
      throw new ComposeError(
          why, "more than " + MAX_FILES + " Compose files in one project: not read any further");
    }
    YamlFile yaml = YamlReader.read(file(absolute, why));
    files.add(yaml.source());
    parsed.put(absolute, yaml);
    return yaml;
  }
}
