package no502.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no502.compose.Project;
import no502.lint.Finding;
import no502.nginx.NginxConfig;
import no502.text.Seq;
import no502.text.Source;
import no502.topology.Nginx;
import no502.workspace.Entry;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/**
 * The stacks that a repair in one stack can concern at all. A tree of ten thousand stacks must not
 * make each repair ten thousand times as dear.
 */
final class Nearby {
  private final List<Outcome.StackOutcome> all;
  private final Workspace workspace;
  private final Map<String, Set<Integer>> byFolder = new HashMap<>();
  private final Map<String, Set<Integer>> byFile = new HashMap<>();

  Nearby(List<Outcome.StackOutcome> all, Workspace workspace) {
    this.all = all;
    this.workspace = workspace;
    // One alone has nobody near, and is what most runs look at.
    if (all.size() > 1) {
      index();
    }
  }

  private void index() {
    for (int i = 0; i < all.size(); i++) {
      Project project = all.get(i).stack().project();
      if (project != null) {
        byFolder.computeIfAbsent(project.folder(), f -> new LinkedHashSet<>()).add(i);
      }
      for (String file : files(all.get(i))) {
        byFile.computeIfAbsent(file, f -> new LinkedHashSet<>()).add(i);
      }
    }
  }

  /** In the order of all; the stack itself is among them. */
  List<Outcome.StackOutcome> of(int index) {
    return at(indexes(index));
  }

  List<Outcome.StackOutcome> at(List<Integer> indexes) {
    List<Outcome.StackOutcome> stacks = new ArrayList<>(indexes.size());
    indexes.forEach(i -> stacks.add(all.get(i)));
    return stacks;
  }

  List<Integer> indexes(int index) {
    if (all.size() == 1) {
      return List.of(index);
    }
    Set<Integer> near = new TreeSet<>(Set.of(index));
    for (String name : concerned(all.get(index))) {
      near.addAll(byFile.getOrDefault(name, Set.of()));
      String folder = name;
      while (!folder.isEmpty()) {
        folder = RootPath.parent(folder);
        near.addAll(byFolder.getOrDefault(folder, Set.of()));
      }
    }
    for (int i : near) {
      if (joinsOthers(all.get(i))) {
        return everyone();
      }
    }
    return List.copyOf(near);
  }

  private List<Integer> everyone() {
    List<Integer> everyone = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      everyone.add(i);
    }
    return everyone;
  }

  /** The files it is read from, and those its repairs would change. */
  private Set<String> concerned(Outcome.StackOutcome stack) {
    Set<String> names = new LinkedHashSet<>(files(stack));
    for (Finding finding : stack.findings()) {
      if (finding.fix() != null) {
        finding.fix().edits().forEach(edit -> names.add(edit.span().source().name()));
      }
    }
    return names;
  }

  /** Over an external network a stack may meet any other. */
  private static boolean joinsOthers(Outcome.StackOutcome stack) {
    Project project = stack.stack().project();
    return project != null
        && Seq.of(project.networks().values()).anyMatch(Project.Network::external);
  }

  /** Those that can change: what an image brings is read by everybody, and touched by nobody. */
  private List<String> files(Outcome.StackOutcome stack) {
    Set<String> names = new LinkedHashSet<>();
    if (stack.stack().project() == null) {
      names.add(stack.stack().name());
    } else {
      for (Source file : stack.stack().project().files()) {
        names.add(file.name());
      }
    }
    for (Nginx nginx : stack.stack().nginxes()) {
      for (NginxConfig.Loaded file : nginx.config().files()) {
        names.add(file.source().written().name());
      }
    }
    return Seq.of(names).filter(name -> workspace.at(name) instanceof Entry.File).toList();
  }
}
