package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.compose.Value;
import no502.nginx.ConfigFiles.Names;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Source;

/**
 * What the official image's entrypoint does before nginx starts: every {@code *.template} is
 * rendered into {@code conf.d} with the variables that the container's environment defines.
 */
final class TemplateRendering {
  private static final int DEEPEST = 8;

  private final ContainerFiles files;
  private final Map<String, Value> environment;
  private final String suffix;
  private final List<FileLayer> rendered = new ArrayList<>();

  private TemplateRendering(ContainerFiles files, Map<String, Value> environment) {
    this.files = files;
    this.environment = environment;
    this.suffix = setting("NGINX_ENVSUBST_TEMPLATE_SUFFIX", ".template");
  }

  /** The same file system with the rendered files on top. */
  static ContainerFiles render(ContainerFiles files, Map<String, Value> environment) {
    TemplateRendering run = new TemplateRendering(files, environment);
    String from = run.setting("NGINX_ENVSUBST_TEMPLATE_DIR", "/etc/nginx/templates");
    String into = run.setting("NGINX_ENVSUBST_OUTPUT_DIR", "/etc/nginx/conf.d");
    run.folder(MountLayer.clean(from), MountLayer.clean(into), 0);
    ContainerFiles all = files;
    for (FileLayer layer : run.rendered) {
      all = all.with(layer);
    }
    return all;
  }

  private String setting(String name, String otherwise) {
    Value value = environment.get(name);
    return value == null || value.text() == null || !value.known() || value.text().isEmpty()
        ? otherwise
        : value.text();
  }

  private void folder(String from, String into, int depth) {
    Names names = files.list(from);
    for (String name : names.names()) {
      Seen seen = files.read(from + "/" + name);
      if (seen instanceof Seen.File file && name.endsWith(suffix)) {
        String output = into + "/" + name.substring(0, name.length() - suffix.length());
        rendered.add(new PlacedFile(output, new Seen.File(rendered(file.source()))));
      } else if (seen instanceof Seen.Missing && depth < DEEPEST) {
        folder(from + "/" + name, into + "/" + name, depth + 1);
      }
    }
  }

  private Source rendered(Source template) {
    return Envsubst.render(template, environment, defined(), name -> false).rendered();
  }

  private Set<String> defined() {
    Set<String> names = new LinkedHashSet<>();
    environment.forEach(
        (name, value) -> {
          if (value.text() != null) {
            names.add(name);
          }
        });
    return names;
  }
}
