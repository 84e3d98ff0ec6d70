package no502.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Span;
import no502.workspace.Entry;

/** Gathers the variables: the environment first, then {@code .env} files fill the gaps. */
final class EnvironmentLoader {
  private final LoadContext context;
  private final ComposeRequest request;
  private final Map<String, String> values = new LinkedHashMap<>();

  EnvironmentLoader(LoadContext context, ComposeRequest request, String workdir) {
    this.context = context;
    this.request = request;
    values.putAll(request.environment());
    values.putIfAbsent("PWD", workdir);
  }

  Environment environment() {
    return new Environment(values, request.environmentComplete());
  }

  /** What {@code --env-file} names, else the folder's {@code .env} if it is there. */
  void fill(String folder, String workdir, Span why) {
    Map<String, String> read = new LinkedHashMap<>();
    if (!request.envFiles().isEmpty()) {
      for (String file : request.envFiles()) {
        DotEnv.read(context.file(join(workdir, file), why), environment(), read);
      }
    } else if (!isDisabled()) {
      readDefault(folder + "/.env", read);
    }
    read.forEach(values::putIfAbsent);
  }

  static String join(String folder, String path) {
    return RootedPaths.isAbsolute(path) ? path : RootedPaths.join(folder, path);
  }

  private void readDefault(String absolute, Map<String, String> out) {
    String rooted = RootedPaths.rooted(absolute);
    if (rooted != null
        && context.workspace.isFile(rooted)
        && context.workspace.at(rooted) instanceof Entry.File file) {
      DotEnv.read(file.source(), environment(), out);
    }
  }

  private boolean isDisabled() {
    String flag = request.environment().get("COMPOSE_DISABLE_ENV_FILE");
    return flag != null && List.of("1", "t", "T", "true", "TRUE", "True").contains(flag);
  }
}
