package no502.topology.listen;

import java.util.List;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Listener;

/**
 * What one program opens.
 *
 * @param hiddenBy null when these are all its sockets; else why there may be more or others
 */
record Reading(List<Listener> listeners, String hiddenBy) {

  static Reading unknown(String why) {
    return new Reading(List.of(), why);
  }

  static Reading all(List<Listener> listeners) {
    return new Reading(listeners, null);
  }

  Reading doubtful(String why) {
    return new Reading(
        Seq.of(listeners).map(Reading::likely).toList(), hiddenBy == null ? why : hiddenBy);
  }

  static Listener likely(Listener l) {
    return new Listener(l.socket(), l.protocol(), Confidence.LIKELY, l.evidence());
  }
}
