package no502.compose;

/**
 * The way to a place in the model, as complaints tell it: {@code services.web.ports.0}. Put
 * together only when there is something to complain about.
 *
 * @param key null for every item of a list
 */
record Way(Way above, String key) {
  static final Way TOP = new Way(null, "");

  Way down(String below) {
    return new Way(this, below);
  }

  Way down(int item) {
    return new Way(this, Integer.toString(item));
  }

  Way items() {
    return new Way(this, null);
  }

  @Override
  public String toString() {
    if (above == null) {
      return key;
    }
    String way = above.toString();
    return key == null ? way + ".[]" : way.isEmpty() ? key : way + "." + key;
  }
}
