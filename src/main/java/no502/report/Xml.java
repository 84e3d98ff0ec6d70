package no502.report;

/** Escapes for XML 1.0, where some characters cannot be written at all. */
final class Xml {
  private Xml() {}

  /** For attributes and text alike; {@code >} too, so that no {@code ]]>} remains. */
  static String of(String text) {
    return escape(Plain.text(text));
  }

  static String escape(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
