package no502.compose;

import java.util.List;
import no502.compose.Node.Mapping;
import no502.text.Span;

/** Loads the files of one project, or of one include, into one canonical model. */
final class ModelLoader {
  private final LoadContext context;

  ModelLoader(LoadContext context) {
    this.context = context;
  }

  Mapping load(List<String> files, LoadOptions options, Span why) {
    Mapping model = Nodes.emptyMapping(Origin.at(why));
    for (String file : files) {
      model = new FileLoader(context).load(file, model, options, why).model();
    }
    model = Defaults.apply(model);
    LogicalChecks.check(model);
    model = new PathResolver(options.folder(), options.environment()).apply(model);
    return withFileObjects(model, options.environment());
  }

  /** A config from the environment has that variable's text. */
  private static Mapping withFileObjects(Mapping model, Environment environment) {
    if (!(model.get("configs") instanceof Mapping configs)) {
      return model;
    }
    Mapping filled =
        Nodes.each(
            configs,
            (name, node) -> {
              Mapping config = Nodes.mapping(node);
              String variable = config == null ? null : Nodes.text(config, "environment");
              String value = variable == null ? null : environment.get(variable);
              return value == null
                  ? node
                  : Nodes.with(config, "content", Nodes.derived(value, config.get("environment")));
            });
    return Nodes.with(model, "configs", filled);
  }
}
