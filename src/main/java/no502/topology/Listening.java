package no502.topology;

import java.util.List;

/**
 * All that is known of what one container listens on.
 *
 * @param hiddenBy null when the list is exhaustive, so that "nothing listens on this port" is
 *     proven; else why there may be more or other ports than these
 */
public record Listening(List<Listener> listeners, String hiddenBy) {

  public boolean exhaustive() {
    return hiddenBy == null;
  }

  public static Listening unknown(String why) {
    return new Listening(List.of(), why);
  }
}
