package no502.topology.listen;

import no502.text.Parts;

/** An image's name taken apart: the repository without Docker Hub's own prefixes, and the tag. */
record ImageRef(String repository, String tag) {

  /** Null where no image is named. */
  static ImageRef of(String image) {
    if (image.isEmpty()) {
      return null;
    }
    String text = Parts.of(image, '@').get(0);
    int colon = text.lastIndexOf(':');
    boolean tagged = colon > text.lastIndexOf('/');
    String name = tagged ? text.substring(0, colon) : text;
    for (String prefix : new String[] {"docker.io/", "index.docker.io/", "library/"}) {
      name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
    return new ImageRef(name, tagged ? text.substring(colon + 1) : "latest");
  }

  boolean is(String... repositories) {
    for (String one : repositories) {
      if (repository.equals(one)) {
        return true;
      }
    }
    return false;
  }
}
