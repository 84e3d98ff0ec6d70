package no502.topology.listen;

import java.util.Map;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.dockerfile.Image;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Source;
import no502.topology.Container;
import no502.topology.Launch.Arg;
import no502.workspace.RootPath;

/** What a process inside the container would find: variables, files, the image below. */
final class Inside {
  private final Container container;
  private final ImageRef base;

  Inside(Container container) {
    this.container = container;
    Value image = container.baseImage();
    this.base = image.known() ? ImageRef.of(image.text()) : null;
  }

  Container container() {
    return container;
  }

  /** The public image at the bottom; null when hidden. */
  ImageRef base() {
    return base;
  }

  boolean basedOn(String... repositories) {
    return base != null && base.is(repositories);
  }

  /** Whether the base image is one whose variables, entrypoint and files are no surprise. */
  boolean baseKnown() {
    if (container.facts() == null) {
      return false;
    }
    boolean official = !base.repository().contains("/");
    return official || container.facts().ports().isEmpty() || ImageCommands.knows(base);
  }

  String baseName() {
    return base == null
        ? "the base image"
        : "the image " + base.repository() + (base.tag().equals("latest") ? "" : ":" + base.tag());
  }

  /** A variable as the command sees it; null when it is surely not set. */
  Found variable(Command command, String name) {
    return variable(command.variables(), name);
  }

  /** The same among these, which come before the container's. */
  Found variable(Map<String, Arg> variables, String name) {
    Arg own = variables.get(name);
    if (own != null && own.isUnset()) {
      return null;
    }
    if (own != null) {
      return own.hiddenBy() == null
          ? Found.of(own.text(), own.span(), name + " is " + own.text())
          : Found.hidden(own.span(), own.hiddenBy());
    }
    Found known = environment(name);
    Arg any = variables.get(Command.ANY);
    return known == null && any != null ? Found.hidden(any.span(), any.hiddenBy()) : known;
  }

  /** A variable of the container; null when it is surely not set. */
  Found environment(String name) {
    Value value = container.environment().get(name);
    if (value != null) {
      return ofValue(name, value);
    }
    for (Service.EnvFile file : container.service().envFiles()) {
      if (!file.path().known()) {
        return Found.hidden(
            file.origin().span(), "an env_file may set " + name + ": " + file.path().hiddenBy());
      }
    }
    return baseKnown() ? null : Found.hidden(null, baseName() + " may set " + name);
  }

  private static Found ofValue(String name, Value value) {
    if (!value.known()) {
      return Found.hidden(value.origin().span(), name + " is hidden: " + value.hiddenBy());
    }
    if (value.text() == null) {
      return Found.hidden(
          value.origin().span(), name + " comes from the environment of whoever starts it");
    }
    return Found.of(value.text(), value.origin().span(), name + " is " + value.text());
  }

  /** The working folder, absolute. */
  String folder() {
    Value given = container.service().workingDir();
    if (given != null && given.known() && given.text() != null) {
      return RootPath.absolute("/", given.text());
    }
    Image image = container.image();
    if (image != null && image.workdir() != null && image.workdir().known()) {
      return RootPath.absolute("/", image.workdir().text());
    }
    String own = container.facts() == null ? null : container.facts().workdir();
    return own == null ? "/" : own;
  }

  /**
   * A file of the container. What only the base image could hide is missing when that image is
   * known: language images bring no application files.
   */
  Seen read(String path) {
    Seen seen = container.files().read(path);
    boolean onlyBase = seen instanceof Seen.Hidden && baseKnown() && !covered(path);
    return onlyBase ? new Seen.Missing() : seen;
  }

  /** The file's source, or null when it is missing or hidden. */
  Source source(String path) {
    return read(path) instanceof Seen.File file ? file.source() : null;
  }

  /** Whether a mount or a step of the Dockerfile puts something we cannot see over the path. */
  private boolean covered(String path) {
    for (Service.Mount mount : container.service().volumes()) {
      if (!mount.target().known() || within(path, mount.target().text())) {
        return true;
      }
    }
    if (container.image() == null) {
      return false;
    }
    for (Image.Layer layer : container.image().layers()) {
      boolean hides =
          layer instanceof Image.Layer.Hidden hidden && within(path, hidden.path())
              || layer instanceof Image.Layer.Moved moved && within(path, moved.to());
      if (hides) {
        return true;
      }
    }
    return false;
  }

  /** Whether something we cannot see lies over the whole folder. */
  boolean hides(String folder) {
    return read(folder + "/any") instanceof Seen.Hidden;
  }

  /** Whether a mount or a layer of the Dockerfile lies at or below this path. */
  boolean changes(String folder) {
    for (Service.Mount mount : container.service().volumes()) {
      if (!mount.target().known() || within(mount.target().text(), folder)) {
        return true;
      }
    }
    if (container.image() == null) {
      return false;
    }
    for (Image.Layer layer : container.image().layers()) {
      boolean put =
          layer instanceof Image.Layer.Put one && within(one.path(), folder)
              || layer instanceof Image.Layer.Hidden hidden && within(hidden.path(), folder);
      if (put) {
        return true;
      }
    }
    return false;
  }

  /** The first RUN step that speaks of one of these; null when none does. */
  String buildStep(String... words) {
    if (container.image() == null) {
      return null;
    }
    for (Dockerfile.Instruction.Run run : container.image().runs()) {
      String script = run.script().text().trim().replace('\n', ' ');
      for (String word : words) {
        if (script.contains(word)) {
          return script.length() > 60 ? script.substring(0, 60) + "…" : script;
        }
      }
    }
    return null;
  }

  static boolean within(String path, String folder) {
    String clean = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return path.equals(clean) || path.startsWith(clean + "/");
  }
}
