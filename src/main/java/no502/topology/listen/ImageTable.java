package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Image;
import no502.knowledge.ImageFacts;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Protocol;

/** What a well-known image listens on when nothing in sight changes that. */
final class ImageTable {
  /** Names that speak of somebody else's port or address. */
  private static final List<String> OTHERS =
      List.of(
          "DB",
          "DATABASE",
          "SQL",
          "MYSQL",
          "MARIADB",
          "POSTGRES",
          "POSTGRESQL",
          "PG",
          "MONGO",
          "MONGODB",
          "REDIS",
          "SMTP",
          "MAIL",
          "EMAIL",
          "RABBITMQ",
          "AMQP",
          "KAFKA",
          "LDAP",
          "S3",
          "ELASTICSEARCH",
          "CACHE",
          "MEMCACHED",
          "PUBLIC",
          "EXTERNAL",
          "PROXY",
          "UPSTREAM");

  private ImageTable() {}

  /** Null when the tables do not know the image, or its ports depend on its command. */
  static Reading read(Inside inside) {
    Container container = inside.container();
    ImageFacts facts = container.facts();
    if (facts == null || facts.ports().isEmpty()) {
      return null;
    }
    String changed = changed(inside, facts);
    boolean sure = changed == null && facts.verified();
    List<Listener> listeners = new ArrayList<>();
    for (ImageFacts.ListenFact fact : facts.ports()) {
      String sentence =
          "the image " + facts.image() + " listens on port " + fact.port() + " by itself";
      Value image = container.baseImage();
      Evidence why = new Evidence(image.origin().span(), sentence);
      Confidence confidence = sure ? Confidence.PROVEN : Confidence.LIKELY;
      listeners.add(new Listener(socket(fact), protocol(fact), confidence, List.of(why)));
    }
    String unverified =
        facts.verified() ? null : "the row for " + facts.image() + " is not checked";
    return new Reading(List.copyOf(listeners), changed != null ? changed : unverified);
  }

  private static Listener.Tcp socket(ImageFacts.ListenFact fact) {
    Bind bind =
        switch (fact.bind()) {
          case "all" -> Bind.ALL;
          case "all4" -> Bind.ALL4;
          case "loopback", "loopback4" -> Bind.LOOPBACK4;
          case "localhost" -> Bind.LOCALHOST;
          case "all6" -> Bind.ALL;
          default -> Bind.UNKNOWN;
        };
    return new Listener.Tcp(fact.port(), bind, null);
  }

  private static Protocol protocol(ImageFacts.ListenFact fact) {
    return switch (fact.protocol()) {
      case "http" -> Protocol.HTTP;
      case "https" -> Protocol.HTTPS;
      case "fastcgi" -> Protocol.FASTCGI;
      case "uwsgi" -> Protocol.UWSGI;
      case "scgi" -> Protocol.SCGI;
      case "grpc" -> Protocol.GRPC;
      case "memcached" -> Protocol.MEMCACHED;
      case "tcp" -> Protocol.TCP;
      default -> Protocol.UNKNOWN;
    };
  }

  /** What in sight may move the ports; null when nothing does. */
  private static String changed(Inside inside, ImageFacts facts) {
    Container container = inside.container();
    if (!container.launch().fromImage()) {
      return "another command than the image's own runs";
    }
    for (Service.EnvFile file : container.service().envFiles()) {
      if (!file.path().known()) {
        return "an env_file may move its port: " + file.path().hiddenBy();
      }
    }
    for (Map.Entry<String, Value> variable : container.environment().entrySet()) {
      if (movesPort(variable.getKey(), variable.getValue(), facts)) {
        return "the variable " + variable.getKey() + " may move its port";
      }
    }
    String step = inside.buildStep("sed -i", "> /etc/", "tee /etc/");
    return step != null ? "a RUN step may move its port: " + step : configured(container);
  }

  private static boolean movesPort(String name, Value value, ImageFacts facts) {
    String upper = name.toUpperCase(Locale.ROOT);
    List<String> parts = Words.split(upper.replace('-', '_').replace('.', '_'), '_');
    boolean port =
        Seq.of(parts).anyMatch(p -> p.endsWith("PORT") || p.equals("LISTEN") || p.equals("BIND"))
            || parts.contains("ADDR")
            || parts.contains("ADDRESS");
    String text = value.text() == null ? "" : Letters.lower(value.text());
    boolean option = text.contains("port=") || text.contains("port ") || text.contains("listen");
    if (!port && !option || Seq.of(parts).anyMatch(OTHERS::contains)) {
      return false;
    }
    boolean same =
        value.known() && Seq.of(facts.ports()).anyMatch(p -> String.valueOf(p.port()).equals(text));
    return !same;
  }

  private static String configured(Container container) {
    for (Service.Mount mount : container.service().volumes()) {
      if (!mount.target().known()) {
        return "a mount may move its port: " + mount.target().hiddenBy();
      }
      if (configuration(mount.target().text())) {
        return "a mount at " + mount.target().text() + " may move its port";
      }
    }
    for (Service.Injected config : container.service().configs()) {
      return "the config " + config.source() + " may move its port";
    }
    if (container.image() == null) {
      return null;
    }
    for (Image.Layer layer : container.image().layers()) {
      String path =
          layer instanceof Image.Layer.Put put
              ? put.path()
              : layer instanceof Image.Layer.Hidden hidden ? hidden.path() : "";
      if (configuration(path)) {
        return "the Dockerfile puts something at " + path + ", which may move its port";
      }
    }
    return null;
  }

  private static boolean configuration(String path) {
    String lower = Letters.lower(path);
    if (lower.startsWith("/var/www/") || lower.startsWith("/docker-entrypoint-initdb.d")) {
      return false;
    }
    return lower.startsWith("/etc/") && !time(lower)
        || lower.contains("conf")
        || lower.endsWith(".ini")
        || lower.endsWith(".yml")
        || lower.endsWith(".yaml")
        || lower.endsWith(".toml")
        || lower.endsWith(".cnf")
        || lower.endsWith(".properties");
  }

  private static boolean time(String path) {
    return path.equals("/etc/localtime")
        || path.equals("/etc/timezone")
        || path.startsWith("/etc/ssl");
  }
}
