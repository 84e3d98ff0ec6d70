package no502.topology;

import java.util.Set;
import no502.nginx.ConfigFiles.Seen;

/** A single file put at a path: a config, a secret, or what a start script renders. */
record PlacedFile(String path, Seen content) implements FileLayer {

  @Override
  public Seen read(String asked) {
    return asked.equals(path) ? content : null;
  }

  @Override
  public Below list(String folder, Set<String> names, Set<String> removed) {
    if (!path.equals(folder) && ContainerFiles.within(path, folder)) {
      names.add(ContainerFiles.childOf(folder, path));
    }
    return Below.SEEN;
  }
}
