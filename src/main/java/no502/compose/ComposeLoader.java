package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.text.Parts;
import no502.text.Problem;
import no502.text.Seq;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.Workspace;

/**
 * Loads a Compose project as Docker would. What Docker refuses is a {@link Problem} of the project,
 * which then has no services; nothing that a file may hold makes this throw.
 */
public final class ComposeLoader {
  private static final Source NOWHERE = new Source("", new byte[0]);

  private final LoadContext context;
  private final ComposeRequest request;
  private final String workdir;
  private String folder;

  private ComposeLoader(Workspace workspace, ComposeRequest request) {
    this.context = new LoadContext(workspace);
    this.request = request;
    this.workdir = RootedPaths.absolute(request.workdir());
    this.folder = workdir;
  }

  public static Project load(Workspace workspace, ComposeRequest request) {
    ComposeLoader loader = new ComposeLoader(workspace, request);
    try {
      return loader.load();
    } catch (ComposeError error) {
      loader.context.problems.add(error.problem);
      return loader.refused();
    }
  }

  /** The base file and override that Docker would pick up in a folder. */
  public static List<String> discover(Workspace workspace, String folder) {
    return ComposeFiles.in(workspace, folder);
  }

  private Project load() {
    Span top = NOWHERE.top();
    EnvironmentLoader variables = new EnvironmentLoader(context, request, workdir);
    List<String> files = new ArrayList<>();
    request.files().forEach(file -> files.add(EnvironmentLoader.join(workdir, file)));
    variables.fill(folderOf(files), workdir, top);
    if (files.isEmpty()) {
      files.addAll(named(variables.environment(), top));
    }
    if (files.isEmpty()) {
      files.addAll(discovered());
    }
    if (files.isEmpty()) {
      throw new ComposeError(top, "no configuration file provided: not found");
    }
    folder = folderOf(files);
    Span first = context.yaml(files.get(0), top).source().top();
    variables.fill(folder, workdir, first);
    return load(files, variables.environment(), first);
  }

  private String folderOf(List<String> files) {
    if (request.projectDirectory() != null) {
      return EnvironmentLoader.join(workdir, request.projectDirectory());
    }
    return files.isEmpty() ? workdir : Extends.parent(files.get(0));
  }

  private List<String> named(Environment environment, Span why) {
    String list = environment.get("COMPOSE_FILE");
    List<String> files = new ArrayList<>();
    if (list != null) {
      String separator = environment.get("COMPOSE_PATH_SEPARATOR");
      separator = separator == null || separator.isEmpty() ? ":" : separator;
      int from = 0;
      while (from <= list.length()) {
        int to = list.indexOf(separator, from);
        to = to < 0 ? list.length() : to;
        files.add(EnvironmentLoader.join(workdir, list.substring(from, to)));
        from = to + separator.length();
      }
    }
    return files;
  }

  /** In the folder or the nearest one above it. */
  private List<String> discovered() {
    String start = folderOf(List.of());
    String at = RootedPaths.rooted(start);
    while (at != null) {
      List<String> found = ComposeFiles.in(context.workspace, at);
      if (!found.isEmpty()) {
        return Seq.of(found).map(RootedPaths::absolute).toList();
      }
      int slash = at.lastIndexOf('/');
      at = at.isEmpty() ? null : slash < 0 ? "" : at.substring(0, slash);
    }
    return List.of();
  }

  private Project load(List<String> files, Environment environment, Span first) {
    Value name =
        new ProjectName(context, request).find(files, folder, environment, Origin.at(first));
    Map<String, String> values = new LinkedHashMap<>(environment.values());
    values.put("COMPOSE_PROJECT_NAME", name.text());
    Environment complete = new Environment(values, environment.complete());
    LoadOptions options = new LoadOptions(folder, complete, false, List.of());
    Mapping model = new ModelLoader(context).load(files, options, first);
    if (model.entries().isEmpty()) {
      throw new ComposeError(first, "empty compose file");
    }
    return new ProjectBuilder(context, complete, name, rootedFolder(), profiles(complete))
        .build(new Normalizer(name, complete).apply(model));
  }

  private List<String> profiles(Environment environment) {
    if (!request.profiles().isEmpty()) {
      return request.profiles();
    }
    String list = environment.get("COMPOSE_PROFILES");
    List<String> profiles = new ArrayList<>();
    for (String profile : list == null ? List.<String>of() : Parts.of(list, ',')) {
      profiles.add(profile.trim());
    }
    return profiles;
  }

  private String rootedFolder() {
    String rooted = RootedPaths.rooted(folder);
    return rooted == null ? request.workdir() : rooted;
  }

  private Project refused() {
    List<Source> files = context.files();
    Origin top = Origin.at(files.isEmpty() ? NOWHERE.top() : files.get(0).top());
    return new Project(
        new Value("", top, "Docker refuses the project"),
        rootedFolder(),
        Nodes.emptyMapping(top),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        files,
        request.profiles(),
        context.problems,
        context.read());
  }
}
