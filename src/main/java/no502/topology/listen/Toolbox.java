package no502.topology.listen;

import java.util.LinkedHashSet;
import java.util.Set;
import no502.dockerfile.Image;
import no502.knowledge.ImageFacts;
import no502.knowledge.Tools;
import no502.text.Seq;
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
    Span copied = copied(container, tool);
    if (copied != null) {
      Evidence why = new Evidence(copied, "the Dockerfile copies " + tool);
      return new Answer(true, Confidence.PROVEN, why);
    }
    Set<String> installed = new LinkedHashSet<>(container.installed());
    if (Boolean.TRUE.equals(Tools.has(null, installed, tool))) {
      Evidence why = Evidence.fact("the Dockerfile installs " + tool);
      return new Answer(true, Confidence.PROVEN, why);
    }
    Boolean has = Tools.has(container.facts(), installed, tool);
    if (has == null) {
      return Answer.unknown("whether the image has " + tool + " is not known");
    }
    ImageFacts facts = container.facts();
    boolean sure = facts.verified() && (has || !opaqueBuild(container));
    Evidence why = Evidence.fact(facts.image() + (has ? " has " : " has no ") + tool);
    return new Answer(has, sure ? Confidence.PROVEN : Confidence.LIKELY, why);
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
    return Seq.of(container.image().runs())
        .map(run -> run.script() == null ? "" : run.script().text())
        .anyMatch(
            t -> t == null || t.contains(".sh") || t.contains("| sh") || t.contains("| bash"));
  }
}
