package no502.topology;

import java.util.List;
import java.util.Map;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Image;
import no502.knowledge.ImageFacts;
import no502.nginx.ConfigFiles;

/**
 * One service's container as it will run: public image, Dockerfile and Compose file put together.
 *
 * @param baseImage the public image at the bottom, as written; {@code hiddenBy} set when it cannot
 *     be read
 * @param image what the Dockerfile leaves; null when the service is not built from a Dockerfile we
 *     can read
 * @param facts what is known of {@code baseImage}; null when it is not in the tables
 * @param environment Compose over Dockerfile; a null text means taken from the host's environment
 * @param files its file system as far as the files at hand show it
 * @param installed packages and tools that RUN instructions add
 */
public record Container(
    Service service,
    Value baseImage,
    Image image,
    ImageFacts facts,
    Launch launch,
    Map<String, Value> environment,
    Health health,
    ConfigFiles files,
    List<String> installed) {

  public String name() {
    return service.name();
  }

  /** Cheap on purpose: the whole tree below would be hashed else. */
  @Override
  public int hashCode() {
    return service.name().hashCode();
  }
}
