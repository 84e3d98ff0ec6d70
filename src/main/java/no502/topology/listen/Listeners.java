package no502.topology.listen;

import no502.topology.*;

/** Stand-in until the real one lands: on a conflict take the real one. */
public final class Listeners {
  private Listeners() {}

  public static Listening of(Container c) {
    return Listening.unknown("stub");
  }
}
