package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;
import no502.topology.Listener;
import no502.topology.Listener.Unix;

/** Puts readings together: all their listeners, and the first reason why there may be more. */
final class Readings {
  private final List<Listener> listeners = new ArrayList<>();
  private String hiddenBy;

  void add(Reading reading) {
    for (Listener listener : reading.listeners()) {
      boolean known = Seq.of(listeners).anyMatch(l -> l.socket().equals(listener.socket()));
      if (!known) {
        listeners.add(listener);
      }
    }
    hide(reading.hiddenBy());
  }

  void add(Listener listener) {
    add(Reading.all(List.of(listener)));
  }

  void hide(String why) {
    hiddenBy = hiddenBy == null ? why : hiddenBy;
  }

  /** Gives every unix socket this permission. */
  void mode(String mode) {
    listeners.replaceAll(
        l ->
            l.socket() instanceof Unix unix
                ? new Listener(
                    new Unix(unix.path(), mode), l.protocol(), l.confidence(), l.evidence())
                : l);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  Reading reading() {
    return new Reading(List.copyOf(listeners), hiddenBy);
  }
}
