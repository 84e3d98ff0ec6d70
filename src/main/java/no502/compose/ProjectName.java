package no502.compose;

import no502.compose.Node.Mapping;
import no502.text.Letters;
import no502.yaml.YamlFile;
import no502.yaml.YamlNode;

/** Finds what the project is called, before anything else is read. */
final class ProjectName {
  private final LoadContext context;
  private final ComposeRequest request;

  ProjectName(LoadContext context, ComposeRequest request) {
    this.context = context;
    this.request = request;
  }

  Value find(java.util.List<String> files, String folder, Environment environment, Origin top) {
    String set = request.projectName();
    if (set == null || set.isEmpty()) {
      set = environment.get("COMPOSE_PROJECT_NAME");
    }
    if (set != null && !set.isEmpty()) {
      if (!normalise(set).equals(set)) {
        throw new ComposeError(
            top.span(),
            "invalid project name \""
                + set
                + "\": must consist only of lowercase alphanumeric characters, hyphens, and"
                + " underscores as well as start with a letter or number");
      }
      return Value.of(set, top);
    }
    YamlNode.Scalar written = written(files, top);
    return written == null ? byFolder(folder, top) : interpolated(written, environment);
  }

  /** The last {@code name} that any document of any file sets. */
  private YamlNode.Scalar written(java.util.List<String> files, Origin top) {
    YamlNode.Scalar found = null;
    for (String file : files) {
      YamlFile yaml = context.yaml(file, top.span());
      for (YamlNode document : yaml.documents()) {
        if (document instanceof YamlNode.Mapping mapping) {
          for (YamlNode.Pair pair : mapping.pairs()) {
            if (pair.key() instanceof YamlNode.Scalar key
                && key.text().equals("name")
                && pair.value() instanceof YamlNode.Scalar value
                && !value.text().isEmpty()
                && value.value() != null) {
              found = value;
            }
          }
        }
      }
    }
    return found;
  }

  private static Value interpolated(YamlNode.Scalar written, Environment environment) {
    Origin origin = Origin.at(written.span());
    Mapping holder = Nodes.emptyMapping(origin);
    holder.entries().put("name", Nodes.scalar(written.text(), origin));
    Mapping done = new Interpolator(environment).apply(holder);
    Node.Scalar name = (Node.Scalar) done.get("name");
    String text = normalise((String) name.value());
    if (text.isEmpty() && name.hiddenBy() == null) {
      throw new ComposeError(written.span(), "project name must not be empty");
    }
    return new Value(text, name.origin(), name.hiddenBy());
  }

  private Value byFolder(String folder, Origin top) {
    String rooted = RootedPaths.rooted(folder);
    String name =
        rooted == null || rooted.isEmpty()
            ? rooted == null ? null : request.rootName()
            : rooted.substring(rooted.lastIndexOf('/') + 1);
    if (name == null) {
      String why = "the project is named after its folder, whose name is not known here";
      return new Value("project", top, why);
    }
    String text = normalise(name);
    if (text.isEmpty()) {
      throw new ComposeError(
          top.span(),
          "project name must not be empty: the folder's name \""
              + name
              + "\" gives none, set name");
    }
    return Value.of(text, top);
  }

  static String normalise(String name) {
    StringBuilder kept = new StringBuilder();
    for (char c : Letters.lower(name).toCharArray()) {
      boolean inner = c == '_' || c == '-';
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || inner && kept.length() > 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
