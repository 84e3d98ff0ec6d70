package no502.dockerfile;

import java.util.HashMap;
import java.util.Map;

/** The variables that an instruction of a stage can use. */
final class Scope {
  private static final String[] BY_PLATFORM = {
    "TARGETPLATFORM",
    "TARGETOS",
    "TARGETARCH",
    "TARGETVARIANT",
    "TARGETOSVERSION",
    "BUILDPLATFORM",
    "BUILDOS",
    "BUILDARCH",
    "BUILDVARIANT",
    "BUILDOSVERSION",
    "TARGETSTAGE"
  };

  private final Map<String, Value> values;
  private final String image;

  private Scope(Map<String, Value> values, String image) {
    this.values = values;
    this.image = image;
  }

  /** Before the first stage. */
  static Scope global() {
    Scope made = new Scope(new HashMap<>(), null);
    for (String name : BY_PLATFORM) {
      made.set(name, Value.hidden("the builder sets " + name));
    }
    return made;
  }

  /** A stage on an image, whose own variables we do not see; null for {@code scratch}. */
  static Scope onImage(String image) {
    Scope made = new Scope(new HashMap<>(), image);
    if (image == null) {
      made.set("PATH", Value.known("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
    }
    return made;
  }

  Scope copy() {
    return new Scope(new HashMap<>(values), image);
  }

  void set(String name, Value value) {
    values.put(name, value);
  }

  /** What was set here; null for nothing. */
  Value own(String name) {
    return values.get(name);
  }

  /** Null for a variable that is surely not set. */
  Value get(String name) {
    Value own = values.get(name);
    if (own != null || image == null || !mayBeInAnImage(name)) {
      return own;
    }
    return Value.hidden(
        Bytes.out(name) + " is not set in this Dockerfile; the image " + image + " may set it");
  }

  /**
   * Images name their variables in capitals. A name with small letters is taken as not set: most
   * often it is a variable of nginx ({@code $host}) that a heredoc forgot to quote.
   */
  private static boolean mayBeInAnImage(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
    }
    char first = name.charAt(0);
    return first == '_' || first >= 'A';
  }
}
