package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.knowledge.ImageFacts;
import no502.nginx.ConfigFiles.Seen;
import no502.nginx.NginxConfig;
import no502.nginx.NginxLoader;
import no502.text.Seq;
import no502.text.Source;
import no502.workspace.Workspace;

/** Decides whether a container runs nginx, and loads the configuration that this nginx sees. */
final class NginxFinder {
  private static final String PLACED = "a configuration is put under /etc/nginx";

  private final Workspace workspace;
  private final Nginx.Version assumedVersion;

  NginxFinder(Workspace workspace, Nginx.Version assumedVersion) {
    this.workspace = workspace;
    this.assumedVersion = assumedVersion;
  }

  /** The nginx of a container, or null when it runs something else. */
  Nginx find(Container container, NginxLayout known) {
    List<Evidence> evidence = new ArrayList<>();
    boolean byCommand = startsNginx(container.launch(), evidence);
    if (!byCommand && !(known != null && mayStartNginx(container.launch()))) {
      if (known != null || !looksLikeNginx(container, evidence)) {
        return null;
      }
    }
    NginxLayout layout = known != null ? known : installed(container);
    if (known != null) {
      evidence.add(
          new Evidence(
              container.baseImage().origin().span(),
              "the image " + container.baseImage().text() + " runs nginx"));
    }
    ContainerFiles files = (ContainerFiles) container.files();
    if (known == null && !layout.assumed()) {
      // A package's stock files lie under what the Dockerfile adds.
      files = files.over(BaseLayer.of(layout, "it belongs to the image"));
    }
    return load(container, files, layout, byCommand, evidence);
  }

  /** The layout of a distribution's package where a Dockerfile installs it; else the usual one. */
  private static NginxLayout installed(Container container) {
    if (!container.installed().contains("nginx")) {
      return NginxLayout.ofUnknownImage();
    }
    boolean alpine = container.facts() != null && container.facts().libc() == ImageFacts.Libc.MUSL;
    return NginxLayout.ofPackage(alpine);
  }

  private Nginx load(
      Container container,
      ContainerFiles before,
      NginxLayout layout,
      boolean byCommand,
      List<Evidence> evidence) {
    List<Nginx.Wiped> wiped = new ArrayList<>();
    ContainerFiles files = started(before, container, layout, wiped);
    String main = configured(container.launch(), layout.mainPath());
    boolean stockIsGuess = layout.assumed() && !(files.read(main) instanceof Seen.File);
    Source stock = layout.stock().at(layout.mainPath());
    if (stockIsGuess && stock != null) {
      files = files.with(new PlacedFile(main, new Seen.File(stock)));
    }
    NginxConfig config = NginxLoader.load(files, main, MainFile.broughtBy(container, main));
    boolean guessed =
        stockIsGuess
            || layout.assumed() && !byCommand
            || layout.generatedBy() != null
            || !wiped.isEmpty()
            || StartScript.mayWriteConfiguration(container);
    return new Nginx(
        container,
        config,
        layout.version() != null ? layout.version() : assumedVersion,
        files,
        guessed ? Confidence.LIKELY : Confidence.PROVEN,
        List.copyOf(wiped),
        Unloads.find(workspace, container.service(), container.image(), files, config),
        List.copyOf(evidence));
  }

  /**
   * The file system at the moment nginx starts: templates rendered, start-up substitutions done.
   */
  private static ContainerFiles started(
      ContainerFiles files, Container container, NginxLayout layout, List<Nginx.Wiped> wiped) {
    if (layout.rendersTemplates() && container.service().entrypoint() == null) {
      files = TemplateRendering.render(files, container.environment());
    }
    for (EnvsubstCommand command : EnvsubstCommand.in(container.launch())) {
      files = substituted(files, command, container, wiped);
    }
    return files;
  }

  private static ContainerFiles substituted(
      ContainerFiles files, EnvsubstCommand command, Container container, List<Nginx.Wiped> wiped) {
    Seen seen = files.read(command.template());
    if (seen instanceof Seen.Missing) {
      return files;
    }
    if (seen instanceof Seen.File file) {
      Envsubst.Result result =
          Envsubst.render(
              file.source(),
              container.environment(),
              command.only(),
              name -> mayBeSetElsewhere(container, command, name));
      for (Envsubst.Wiped gone : result.wiped()) {
        wiped.add(new Nginx.Wiped(gone.variable(), gone.span(), command.span()));
      }
      seen = new Seen.File(result.rendered());
    }
    return files.with(new PlacedFile(command.output(), seen));
  }

  /** By the command itself, by a file or an image that is not at hand. */
  private static boolean mayBeSetElsewhere(
      Container container, EnvsubstCommand command, String name) {
    boolean hidden =
        container.facts() == null
            || Seq.of(container.service().envFiles()).anyMatch(file -> !file.path().known());
    return command.span().text().contains(name + "=") || hidden && !Nginx.Wiped.isNginxOwn(name);
  }

  private static boolean startsNginx(Launch launch, List<Evidence> evidence) {
    for (Launch.Arg word : launch.words()) {
      if (word.hiddenBy() == null && (isProgram(word.text()) || runsIt(word.text()))) {
        evidence.add(new Evidence(word.span(), "the command starts nginx"));
        return true;
      }
    }
    return false;
  }

  /** A known nginx image whose command we cannot see through still most likely starts nginx. */
  private static boolean mayStartNginx(Launch launch) {
    if (launch.fromImage()) {
      return true;
    }
    String first = launch.words().get(0).text();
    return first.endsWith(".sh") || first.startsWith("-") || first.endsWith("entrypoint");
  }

  private static boolean isProgram(String word) {
    return switch (word.substring(word.lastIndexOf('/') + 1)) {
      case "nginx", "nginx-debug", "openresty", "angie", "tengine", "freenginx" -> true;
      default -> false;
    };
  }

  /** Whether a shell script has a command that starts nginx in it. */
  private static boolean runsIt(String script) {
    int at = script.indexOf("nginx");
    while (at >= 0) {
      boolean starts = at == 0 || " \t\n;&|/(".indexOf(script.charAt(at - 1)) >= 0;
      int end = at + 5;
      boolean ends = end == script.length() || " \t\n;&|)'\"".indexOf(script.charAt(end)) >= 0;
      if (starts && ends && script.indexOf(' ') >= 0 && commandPosition(script, at)) {
        return true;
      }
      at = script.indexOf("nginx", end);
    }
    return false;
  }

  /**
   * Nothing but {@code exec}, a path or a separator stands between the word and the command before.
   */
  private static boolean commandPosition(String script, int at) {
    int from = at;
    while (from > 0 && " \t\n;&|(".indexOf(script.charAt(from - 1)) < 0) {
      from--;
    }
    String before = withoutBlanks(script.substring(0, from));
    if (before.endsWith("exec")) {
      before = withoutBlanks(before.substring(0, before.length() - 4));
    }
    return before.isEmpty() || "\n;&|(".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /** A line's end separates commands as a semicolon does, so it stays. */
  private static String withoutBlanks(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(0, end);
  }

  /**
   * No known image and no readable command: the image's name and what is put under /etc/nginx tell.
   */
  private static boolean looksLikeNginx(Container container, List<Evidence> evidence) {
    if (!mayStartNginx(container.launch()) || runsAnother(container)) {
      return false;
    }
    for (var mount : container.service().volumes()) {
      if (mount.target().known() && isConfiguration(mount.target().text())) {
        evidence.add(new Evidence(mount.origin().span(), PLACED));
        return true;
      }
    }
    for (var config : container.service().configs()) {
      if (config.target().known() && isConfiguration(config.target().text())) {
        evidence.add(new Evidence(config.origin().span(), PLACED));
        return true;
      }
    }
    return false;
  }

  /** An image that is known for a server of its own, and taken as it is. */
  private static boolean runsAnother(Container container) {
    return container.image() == null
        && container.facts() != null
        && !container.facts().ports().isEmpty();
  }

  private static boolean isConfiguration(String target) {
    return target.startsWith("/etc/nginx/") || target.equals("/etc/nginx");
  }

  private static String configured(Launch launch, String otherwise) {
    List<Launch.Arg> words = launch.words();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).text().equals("-c") && words.get(i + 1).text().startsWith("/")) {
        return words.get(i + 1).text();
      }
    }
    for (Launch.Arg word : words) {
      int at = word.text().indexOf("nginx -c ");
      if (at >= 0) {
        int end = at + 9;
        while (end < word.text().length() && " ;&'\"".indexOf(word.text().charAt(end)) < 0) {
          end++;
        }
        return word.text().substring(at + 9, end);
      }
    }
    return otherwise;
  }
}
