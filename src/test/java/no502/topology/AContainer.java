package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.compose.Node;
import no502.compose.Origin;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.dockerfile.Image;
import no502.knowledge.ImageFacts;
import no502.nginx.ConfigFiles;
import no502.text.Source;
import no502.text.Span;

/**
 * Builds a container by hand, as tests need one: everything it is not told is as in an empty
 * Compose service. What no file of it shows is hidden by its base image, as in a real one.
 */
public final class AContainer {
  private final StringBuilder file = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Source> files = new TreeMap<>();
  private final Map<String, String> hiddenFiles = new TreeMap<>();
  private final List<String> complete = new ArrayList<>();
  private final Map<String, Piece> environment = new LinkedHashMap<>();
  private final List<Piece> words = new ArrayList<>();
  private final List<Piece> exposed = new ArrayList<>();
  private final List<Piece> dockerExposed = new ArrayList<>();
  private final List<Piece> published = new ArrayList<>();
  private final List<Piece> envFiles = new ArrayList<>();
  private final List<Piece> mounts = new ArrayList<>();
  private final List<Piece> test = new ArrayList<>();
  private final List<Piece> copied = new ArrayList<>();
  private final List<Piece> runs = new ArrayList<>();
  private final List<String> installed = new ArrayList<>();
  private String name = "app";
  private Piece image;
  private ImageFacts facts;
  private Piece workdir;
  private boolean entrypoint;
  private boolean built;

  /** A text that will stand in the made-up Compose file, so that evidence has a place. */
  private record Piece(String text, int start, int end, String hiddenBy) {}

  private AContainer() {}

  /** A container of a public image that is well known, and by default opens nothing by itself. */
  public static AContainer from(String image) {
    AContainer made = new AContainer();
    made.image = made.piece("image: ", image, null);
    made.facts =
        new ImageFacts(image, List.of(), false, List.of(), ImageFacts.Libc.GLIBC, null, true, "");
    return made;
  }

  /** A container of an image that no table knows. */
  public static AContainer fromUnknown(String image) {
    AContainer made = from(image);
    made.facts = null;
    return made;
  }

  public AContainer named(String service) {
    name = service;
    return this;
  }

  public AContainer knownAs(ImageFacts row) {
    facts = row;
    return this;
  }

  /** The image's own port, by the tables. */
  public AContainer listens(int port, String protocol) {
    facts =
        new ImageFacts(
            image.text,
            List.of(new ImageFacts.ListenFact(port, protocol, "all")),
            false,
            List.of(),
            ImageFacts.Libc.GLIBC,
            null,
            true,
            "");
    return this;
  }

  public AContainer tools(String... tools) {
    facts =
        new ImageFacts(
            image.text, List.of(), false, List.of(tools), ImageFacts.Libc.GLIBC, null, true, "");
    return this;
  }

  public AContainer command(String... exec) {
    for (String word : exec) {
      words.add(piece("", word, null));
    }
    return this;
  }

  /** A shell form, or {@code sh -c} with this script. */
  public AContainer shell(String script) {
    return command("/bin/sh", "-c", script);
  }

  public AContainer hiddenWord(String text) {
    words.add(piece("", text, "a variable that is not set"));
    return this;
  }

  /** The words so far begin with an entrypoint that the files set. */
  public AContainer ownEntrypoint() {
    entrypoint = true;
    return this;
  }

  public AContainer env(String key, String value) {
    environment.put(key, piece(key + "=", value, null));
    return this;
  }

  public AContainer hiddenEnv(String key) {
    environment.put(key, piece(key + "=", "${" + key + "}", "a variable that is not set"));
    return this;
  }

  public AContainer hiddenEnvFile(String path) {
    envFiles.add(piece("env_file: ", path, path + " is not in this checkout"));
    return this;
  }

  public AContainer workdir(String folder) {
    workdir = piece("working_dir: ", folder, null);
    return this;
  }

  public AContainer file(String path, String text) {
    files.put(path, Source.of(path.substring(1), text));
    return this;
  }

  public AContainer hiddenFile(String path) {
    hiddenFiles.put(path, "not in this checkout");
    mounts.add(piece("volume: ", path, null));
    return this;
  }

  /** A folder of which every file is at hand. */
  public AContainer completeFolder(String folder) {
    complete.add(folder);
    return this;
  }

  public AContainer mount(String target) {
    mounts.add(piece("volume: ", target, null));
    return this;
  }

  public AContainer expose(String... ports) {
    for (String port : ports) {
      exposed.add(piece("expose: ", port, null));
    }
    return this;
  }

  public AContainer dockerfileExpose(String... ports) {
    built = true;
    for (String port : ports) {
      dockerExposed.add(piece("EXPOSE ", port, null));
    }
    return this;
  }

  public AContainer publish(int target) {
    published.add(piece("ports: ", "" + target, null));
    return this;
  }

  public AContainer healthCheck(String... words) {
    for (String word : words) {
      test.add(piece("test: ", word, null));
    }
    return this;
  }

  /** A COPY whose content the files at hand do not show. */
  public AContainer copiesHidden(String instruction, String path) {
    built = true;
    copied.add(piece(instruction + " ", path, null));
    hiddenFiles.put(path, "copied from another stage");
    return this;
  }

  public AContainer runs(String script) {
    built = true;
    runs.add(piece("RUN ", script, null));
    return this;
  }

  public AContainer installs(String... programs) {
    installed.addAll(List.of(programs));
    return this;
  }

  private Piece piece(String before, String text, String hiddenBy) {
    file.append(before);
    int start = file.length();
    file.append(text);
    int end = file.length();
    file.append('\n');
    return new Piece(text, start, end, hiddenBy);
  }

  private Span span(Source source, Piece piece) {
    return source.span(piece.start, piece.end);
  }

  private Value value(Source source, Piece piece) {
    return new Value(piece.text, Origin.at(span(source, piece)), piece.hiddenBy);
  }

  private List<Launch.Arg> args(Source source, List<Piece> from) {
    return from.stream().map(p -> new Launch.Arg(p.text, span(source, p), p.hiddenBy)).toList();
  }

  public Container build() {
    Source source = Source.of("docker-compose.yml", file.toString());
    Map<String, Value> variables = new LinkedHashMap<>();
    environment.forEach((key, piece) -> variables.put(key, value(source, piece)));
    Health health =
        test.isEmpty()
            ? new Health(Health.From.NONE, List.of(), null, null)
            : new Health(Health.From.COMPOSE, args(source, test), null, span(source, test.get(0)));
    return new Container(
        service(source, variables),
        value(source, image),
        image(source),
        facts,
        new Launch(args(source, words), words.isEmpty(), List.of()),
        variables,
        health,
        new Files(),
        installed);
  }

  private Image image(Source source) {
    if (!built) {
      return null;
    }
    List<Image.Layer> layers = new ArrayList<>();
    for (Piece copy : copied) {
      int line = source.lineStart(source.lineAt(copy.start));
      layers.add(new Image.Layer.Hidden(copy.text, "another stage", source.span(line, copy.end)));
    }
    List<Dockerfile.Instruction.Run> steps = new ArrayList<>();
    for (Piece run : runs) {
      steps.add(
          new Dockerfile.Instruction.Run(text(source, run), List.of(), true, span(source, run)));
    }
    return new Image(
        text(source, image),
        layers,
        Map.of(),
        dockerExposed.stream().map(p -> text(source, p)).toList(),
        null,
        null,
        null,
        null,
        null,
        steps);
  }

  private Dockerfile.Text text(Source source, Piece piece) {
    return new Dockerfile.Text(piece.text, span(source, piece), null);
  }

  private Service service(Source source, Map<String, Value> variables) {
    List<Service.Port> ports = new ArrayList<>();
    for (Piece piece : published) {
      Value target = value(source, piece);
      ports.add(
          new Service.Port(
              null, "18080", Integer.parseInt(piece.text), "tcp", target, target, target.origin()));
    }
    List<Service.Mount> volumes = new ArrayList<>();
    for (Piece piece : mounts) {
      Value target = value(source, piece);
      volumes.add(
          new Service.Mount(
              Service.MountKind.BIND, target, target, false, true, null, target.origin()));
    }
    Origin origin = Origin.at(source.top());
    Service.Words set = entrypoint ? new Service.Words(List.of(), false, origin) : null;
    return new Service(
        name,
        origin,
        value(source, image),
        null,
        null,
        set,
        variables,
        envFiles.stream()
            .map(p -> new Service.EnvFile(value(source, p), true, Origin.at(span(source, p))))
            .toList(),
        Map.of(),
        null,
        ports,
        exposed.stream().map(p -> value(source, p)).toList(),
        volumes,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        workdir == null ? null : value(source, workdir),
        null,
        List.of(),
        Map.of(),
        Map.of(),
        new Node.Mapping(Map.of(), origin));
  }

  /** The files given, over a closed box. */
  private final class Files implements ConfigFiles {
    @Override
    public Seen read(String path) {
      if (files.containsKey(path)) {
        return new Seen.File(files.get(path));
      }
      for (Map.Entry<String, String> hidden : hiddenFiles.entrySet()) {
        if (path.equals(hidden.getKey()) || path.startsWith(hidden.getKey() + "/")) {
          return new Seen.Hidden(hidden.getValue());
        }
      }
      boolean whole = complete.stream().anyMatch(f -> path.startsWith(f + "/"));
      return whole ? new Seen.Missing() : new Seen.Hidden("the base image");
    }

    @Override
    public Names list(String folder) {
      List<String> names = new ArrayList<>();
      for (String path : files.keySet()) {
        if (path.startsWith(folder + "/")) {
          String rest = path.substring(folder.length() + 1);
          String first = rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/'));
          if (!names.contains(first)) {
            names.add(first);
          }
        }
      }
      boolean whole = complete.stream().anyMatch(f -> (folder + "/").startsWith(f + "/"));
      String hidden = hiddenFiles.get(folder);
      return new Names(names, hidden != null ? hidden : whole ? null : "the base image");
    }
  }
}
