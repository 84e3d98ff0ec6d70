package no502.compose;

import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;

/** Replaces variables in every string value of a document and casts where Docker casts. */
final class Interpolator {
  private static final long MAX_GROWTH = 64_000_000;

  private final Environment environment;
  private long grown;

  Interpolator(Environment environment) {
    this.environment = environment;
  }

  Mapping apply(Mapping root) {
    return (Mapping) node(root, Casts.places(), Way.TOP);
  }

  private Node node(Node node, Place<Casts.Cast> place, Way path) {
    if (node instanceof Scalar scalar) {
      return scalar.value() instanceof String text
          ? text(scalar, text, Place.rule(place), path)
          : scalar;
    }
    if (node instanceof Sequence sequence) {
      Place<Casts.Cast> below = Place.down(place, Place.ITEM);
      return Nodes.each(sequence, item -> node(item, below, path.items()));
    }
    return Nodes.each(
        (Mapping) node, (key, value) -> node(value, Place.down(place, key), path.down(key)));
  }

  private Node text(Scalar scalar, String text, Casts.Cast cast, Way path) {
    Scalar replaced = scalar;
    if (text.indexOf('$') >= 0) {
      replaced = substitute(scalar, text, path);
    }
    return cast == null ? replaced : Casts.apply(cast, replaced, path);
  }

  private Scalar substitute(Scalar scalar, String text, Way path) {
    try {
      Template.Result result = Template.substitute(text, environment);
      grown += result.text().length() - text.length();
      if (grown > MAX_GROWTH) {
        throw new ComposeError(
            scalar.origin().span(), "variables make this file too long: not read any further");
      }
      Origin origin = scalar.origin();
      for (String variable : result.defaults()) {
        origin =
            Nodes.via(origin, new Origin.Step("default of ${" + variable + "}", origin.span()));
      }
      String hiddenBy = scalar.hiddenBy() != null ? scalar.hiddenBy() : result.hiddenBy();
      return new Scalar(result.text(), origin, hiddenBy);
    } catch (Template.Failure failure) {
      throw new ComposeError(
          scalar.origin().span(),
          "error while interpolating " + path + ": " + failure.getMessage());
    }
  }
}
