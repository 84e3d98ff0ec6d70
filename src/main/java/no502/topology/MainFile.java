package no502.topology;

import no502.compose.Service;
import no502.text.Span;

/** The file that an nginx starts with. */
final class MainFile {
  private MainFile() {}

  /** What puts it where nginx reads it: a mount, a config, or the image. */
  static Span broughtBy(Container container, String path) {
    Service service = container.service();
    for (Service.Injected config : service.configs()) {
      if (path.equals(config.target().text())) {
        return config.origin().span();
      }
    }
    for (int i = service.volumes().size() - 1; i >= 0; i--) {
      Service.Mount mount = service.volumes().get(i);
      if (mount.target().known()
          && ContainerFiles.within(path, MountLayer.clean(mount.target().text()))) {
        return mount.origin().span();
      }
    }
    return container.baseImage().origin().span();
  }
}
