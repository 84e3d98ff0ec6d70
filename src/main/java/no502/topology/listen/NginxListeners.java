package no502.topology.listen;

import no502.topology.*;

/** Stand-in until the real one lands: on a conflict take the real one. */
public final class NginxListeners {
  private NginxListeners() {}

  public static Listening of(Nginx n) {
    return new Listening(java.util.List.of(), null);
  }
}
