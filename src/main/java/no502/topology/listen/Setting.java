package no502.topology.listen;

import no502.text.Span;
import no502.topology.Launch.Arg;

/**
 * One setting looked up where a server looks for it, first place first. A place we cannot read does
 * not end the search, but leaves a doubt.
 */
final class Setting {
  private Found value;
  private String doubt;
  private boolean isDefault;

  /** An option on the command line; hidden or not, it decides. */
  Setting flag(Arg option, String name) {
    if (value == null && option != null) {
      value =
          option.hiddenBy() == null
              ? Found.of(option.text(), option.span(), name + " is " + shown(option.text()))
              : Found.hidden(option.span(), name + " is hidden: " + option.hiddenBy());
    }
    return this;
  }

  private static String shown(String text) {
    return text.isEmpty() ? "given" : text;
  }

  /** Another place; null when it does not set it. */
  Setting or(Found next) {
    if (value == null && next != null) {
      if (next.known()) {
        value = next;
      } else {
        doubt(next.hiddenBy());
      }
    }
    return this;
  }

  Setting orDefault(String text, Span span, String why) {
    if (value == null) {
      value = Found.of(text, span, why);
      isDefault = true;
    }
    return this;
  }

  Setting doubt(String why) {
    if (doubt == null && (value == null || isDefault)) {
      doubt = why;
    }
    return this;
  }

  Found value() {
    return value;
  }

  /** What may set it otherwise; null when nothing can. */
  String doubt() {
    return doubt;
  }

  boolean isDefault() {
    return isDefault;
  }
}
