package no502.topology.listen;

import java.util.List;
import no502.dockerfile.Image;
import no502.knowledge.ImageFacts;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;

/** Whether a container has the program that its health check calls. */
public final class Toolbox {
  private Toolbox() {}

  /**
   * @param has null when the files do not tell
   */
  public record Answer(Boolean has, Confidence confidence, Evidence evidence) {
    static Answer unknown(String why) {
      return new Answer(null, Confidence.LIKELY, Evidence.fact(why));
    }
  }

  public static Answer has(Container container, String tool) {
    for (String installed : container.installed()) {
      if (brings(installed, tool)) {
        return new Answer(
            true, Confidence.PROVEN, Evidence.fact("the Dockerfile installs " + installed));
      }
    }
    Span copied = copied(container, tool);
    if (copied != null) {
      return new Answer(
          true, Confidence.PROVEN, new Evidence(copied, "the Dockerfile copies " + tool));
    }
    ImageFacts facts = container.facts();
    if (facts == null || facts.tools() == null) {
      return Answer.unknown("what programs the image has is not known");
    }
    return ofImage(container, facts, tool);
  }

  private static Answer ofImage(Container container, ImageFacts facts, String tool) {
    Confidence confidence = facts.verified() ? Confidence.PROVEN : Confidence.LIKELY;
    Inside inside = new Inside(container);
    if (hasTool(facts, tool) || ownProgram(inside.base(), tool)) {
      return new Answer(true, confidence, Evidence.fact(facts.image() + " has " + tool));
    }
    if (!PROBES.contains(tool)) {
      return Answer.unknown("whether " + facts.image() + " has " + tool + " is not known");
    }
    Confidence sure = opaqueBuild(container) ? Confidence.LIKELY : confidence;
    return new Answer(false, sure, Evidence.fact(facts.image() + " has no " + tool));
  }

  /** Programs that the tables list for every image that has them. */
  private static final List<String> PROBES = List.of("curl", "wget", "nc", "node", "python");

  private static boolean hasTool(ImageFacts facts, String tool) {
    boolean busybox = facts.tools().contains("busybox-" + tool);
    boolean shell = tool.equals("sh") && facts.libc() != ImageFacts.Libc.NONE;
    boolean python = tool.equals("python3") && facts.tools().contains("python");
    return busybox || shell || python || facts.tools().contains(tool);
  }

  private static boolean ownProgram(ImageRef image, String tool) {
    if (image == null) {
      return false;
    }
    return switch (image.repository()) {
      case "node" -> List.of("node", "npm", "npx").contains(tool);
      case "python" -> tool.equals("python") || tool.equals("python3");
      case "php" -> tool.equals("php");
      case "ruby" -> tool.equals("ruby");
      case "postgres" -> tool.equals("pg_isready") || tool.equals("psql");
      case "redis" -> tool.equals("redis-cli");
      case "mysql" -> tool.equals("mysqladmin") || tool.equals("mysql");
      case "nginx" -> tool.equals("nginx");
      default -> false;
    };
  }

  private static boolean brings(String installed, String tool) {
    if (installed.equals(tool)) {
      return true;
    }
    return switch (tool) {
      case "nc" -> installed.startsWith("netcat") || installed.equals("nmap-ncat");
      case "python", "python3" -> installed.startsWith("python3");
      case "node" -> installed.equals("nodejs");
      case "pg_isready", "psql" -> installed.startsWith("postgresql");
      case "redis-cli" -> installed.equals("redis") || installed.equals("redis-tools");
      case "mysqladmin", "mysql" ->
          installed.contains("mysql-client") || installed.contains("mariadb-client");
      case "cgi-fcgi" -> installed.equals("fcgi") || installed.equals("libfcgi-bin");
      default -> false;
    };
  }

  private static Span copied(Container container, String tool) {
    if (container.image() == null) {
      return null;
    }
    for (Image.Layer layer : container.image().layers()) {
      String path =
          layer instanceof Image.Layer.Put put
              ? put.path()
              : layer instanceof Image.Layer.Hidden hidden ? hidden.path() : "";
      if (path.endsWith("bin/" + tool)) {
        return layer.span();
      }
    }
    return null;
  }

  /** A build step that may install anything: a script of its own, or one piped from the net. */
  private static boolean opaqueBuild(Container container) {
    if (container.image() == null) {
      return false;
    }
    return container.image().runs().stream()
        .map(run -> run.script() == null ? "" : run.script().text())
        .anyMatch(
            t -> t == null || t.contains(".sh") || t.contains("| sh") || t.contains("| bash"));
  }
}
