package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.dockerfile.Dockerfile;
import no502.dockerfile.Image;
import no502.text.Seq;

/**
 * Puts entrypoint and command together as Docker does, from the Compose file and the Dockerfile.
 */
final class Launches {
  private final Service service;
  private final Image image;
  private final List<Evidence> evidence = new ArrayList<>();

  private Launches(Service service, Image image) {
    this.service = service;
    this.image = image;
  }

  /** {@code image} is null when the service is not built from a Dockerfile we can read. */
  static Launch of(Service service, Image image) {
    return new Launches(service, image).launch();
  }

  private Launch launch() {
    List<Launch.Arg> words = new ArrayList<>();
    if (service.entrypoint() != null) {
      addCompose(service.entrypoint(), "the Compose file sets the entrypoint", words);
      if (service.command() != null) {
        addCompose(service.command(), "the Compose file sets the command", words);
      }
      return done(words);
    }
    if (image != null && image.entrypoint() != null) {
      addDockerfile(image.entrypoint(), "the Dockerfile sets the entrypoint", words);
    }
    // Behind a script in shell form they are arguments that no script asks for, as in Docker.
    if (service.command() != null) {
      addCompose(service.command(), "the Compose file sets the command", words);
    } else if (image != null && image.cmd() != null) {
      addDockerfile(image.cmd(), "the Dockerfile sets the command", words);
    }
    return done(words);
  }

  private Launch done(List<Launch.Arg> words) {
    return new Launch(List.copyOf(words), words.isEmpty(), List.copyOf(evidence));
  }

  private void addCompose(Service.Words from, String why, List<Launch.Arg> words) {
    Seq.of(from.words())
        .map(v -> new Launch.Arg(v.text(), v.origin().span(), v.hiddenBy()))
        .forEach(words::add);
    evidence.add(new Evidence(from.origin().span(), why));
  }

  private void addDockerfile(Dockerfile.Process from, String why, List<Launch.Arg> words) {
    if (from.shellForm()) {
      words.add(new Launch.Arg("/bin/sh", from.span(), null));
      words.add(new Launch.Arg("-c", from.span(), null));
    }
    Seq.of(from.words())
        .map(t -> new Launch.Arg(t.text(), t.span(), t.hiddenBy()))
        .forEach(words::add);
    evidence.add(new Evidence(from.span(), why));
  }
}
