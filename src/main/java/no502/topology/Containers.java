package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Origin;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.dockerfile.DockerfileParser;
import no502.dockerfile.Image;
import no502.dockerfile.Packages;
import no502.knowledge.ImageFacts;
import no502.knowledge.Images;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Letters;
import no502.text.Order;
import no502.text.Problem;
import no502.text.Seq;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/** Makes a service's container out of its image, its Dockerfile and the Compose file. */
final class Containers {
  private final Workspace workspace;
  private final Project project;
  private final NginxLayouts layouts;
  private final List<Problem> problems;

  Containers(Workspace workspace, Project project, NginxLayouts layouts, List<Problem> problems) {
    this.workspace = workspace;
    this.project = project;
    this.layouts = layouts;
    this.problems = problems;
  }

  Container of(Service service) {
    Image image = service.build() == null ? null : built(service.build());
    Value base = base(service, image);
    ImageFacts facts = base.known() ? Images.find(base.text()) : null;
    return new Container(
        service,
        base,
        image,
        facts,
        Launches.of(service, image),
        environment(service, image),
        HealthFinder.of(service, image, facts),
        files(service, image, base),
        image == null ? List.of() : List.copyOf(Packages.installed(image)));
  }

  private Value base(Service service, Image image) {
    if (image != null) {
      Dockerfile.Text base = image.base();
      return new Value(base.text(), Origin.at(base.span()), base.hiddenBy());
    }
    if (service.build() == null) {
      return service.image() != null
          ? service.image()
          : new Value("", service.origin(), "the service has no image");
    }
    return new Value("", service.build().origin(), "its Dockerfile cannot be read here");
  }

  private Image built(Service.Build build) {
    Source source = dockerfile(build);
    if (source == null) {
      return null;
    }
    Map<String, String> args = new LinkedHashMap<>();
    build
        .args()
        .forEach(
            (name, value) -> {
              if (!value.known() || value.text() != null) {
                args.put(name, value.known() ? value.text() : null);
              }
            });
    Dockerfile dockerfile = DockerfileParser.parse(source, args);
    problems.addAll(dockerfile.problems());
    String target = build.target() == null ? null : build.target().text();
    String context = build.context().known() ? build.context().text() : null;
    return Image.of(dockerfile, target, workspace, context, Images::workdir);
  }

  private Source dockerfile(Service.Build build) {
    if (build.dockerfileInline() != null) {
      return InlineText.of(build.dockerfileInline());
    }
    if (!build.context().known() || build.dockerfile() == null || !build.dockerfile().known()) {
      return null;
    }
    return workspace.at(build.dockerfile().text()) instanceof Entry.File file
        ? file.source()
        : null;
  }

  private static Map<String, Value> environment(Service service, Image image) {
    Map<String, Value> all = new LinkedHashMap<>();
    if (image != null) {
      image
          .env()
          .forEach(
              (name, text) ->
                  all.put(name, new Value(text.text(), Origin.at(text.span()), text.hiddenBy())));
    }
    all.putAll(service.environment());
    return all;
  }

  private ContainerFiles files(Service service, Image image, Value base) {
    List<FileLayer> layers = new ArrayList<>();
    BaseLayer bottom = bottom(base);
    for (Service.Mount mount : service.volumes()) {
      bottom = mount.target().known() ? bottom : bottom.open(mount.target().hiddenBy());
    }
    layers.add(bottom);
    if (image != null) {
      layers.add(new ImageLayer(image, bottom));
    }
    List<MountLayer> mounts = new ArrayList<>();
    Seq.of(service.volumes())
        .filter(mount -> mount.target().known())
        .map(mount -> new MountLayer(mount, workspace))
        .forEach(mounts::add);
    mounts.sort(Order.comparingInt(layer -> depth(layer.target())));
    layers.addAll(mounts);
    service.configs().forEach(config -> inject(config, project.configs(), layers));
    service.secrets().forEach(secret -> inject(secret, project.secrets(), layers));
    return new ContainerFiles(layers);
  }

  private static int depth(String path) {
    return Letters.count(path, '/');
  }

  private BaseLayer bottom(Value base) {
    if (!base.known()) {
      return BaseLayer.closed(base.hiddenBy());
    }
    NginxLayout nginx = layouts.of(base);
    String why = "it belongs to the image " + base.text();
    return nginx == null ? BaseLayer.closed(why) : BaseLayer.of(nginx, why);
  }

  private void inject(
      Service.Injected injected, Map<String, Project.FileObject> objects, List<FileLayer> layers) {
    Project.FileObject object = objects.get(injected.source());
    if (object != null && injected.target().known()) {
      layers.add(new PlacedFile(injected.target().text(), content(object)));
    }
  }

  private Seen content(Project.FileObject object) {
    if (object.content() != null) {
      return new Seen.File(InlineText.of(object.content()));
    }
    if (object.file() != null && object.file().known()) {
      return workspace.at(object.file().text()) instanceof Entry.File file
          ? new Seen.File(file.source())
          : new Seen.Hidden(object.file().text() + " is not in this checkout");
    }
    return new Seen.Hidden("the config " + object.key() + " is defined elsewhere");
  }
}
