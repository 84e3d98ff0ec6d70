package no502.compose;

import java.util.List;
import no502.text.Letters;
import no502.text.Parts;

/**
 * The short form of a volume, {@code [source:]target[:options]}.
 *
 * @param source null for an anonymous volume
 * @param bind whether the source is a path; a name is a named volume
 */
record VolumeSpec(
    String source,
    String target,
    boolean bind,
    boolean readOnly,
    boolean noCopy,
    String propagation,
    String selinux,
    boolean tiny) {
  private static final List<String> PROPAGATIONS =
      List.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

  static VolumeSpec parse(String spec, Node node) {
    int length = spec.length();
    if (length == 0) {
      throw ComposeError.about(node, "invalid empty volume spec");
    }
    if (length <= 2) {
      return new VolumeSpec(null, spec, false, false, false, null, null, true);
    }
    Pieces pieces = new Pieces(spec, node);
    pieces.split();
    return pieces.made();
  }

  /** Whether Docker takes the source for a path. */
  static boolean isPath(String source) {
    if (source == null || source.isEmpty()) {
      return false;
    }
    char first = source.charAt(0);
    return first == '.'
        || first == '/'
        || first == '~'
        || source.startsWith("\\\\")
        || source.length() > 1 && source.charAt(1) == ':' && Letters.isLetter(first);
  }

  /** The sections between the colons; a Windows drive's colon does not separate. */
  private static final class Pieces {
    private final String spec;
    private final Node node;
    private String source;
    private String target;
    private boolean readOnly;
    private boolean noCopy;
    private String propagation;
    private String selinux;

    Pieces(String spec, Node node) {
      this.spec = spec;
      this.node = node;
    }

    void split() {
      int from = 0;
      int substitutions = 0;
      for (int i = 0; i <= spec.length(); i++) {
        boolean end = i == spec.length();
        char c = end ? 0 : spec.charAt(i);
        if (c == '$' && i + 1 < spec.length() && spec.charAt(i + 1) == '{') {
          substitutions++;
        } else if (c == '}' && substitutions > 0) {
          substitutions--;
        } else if ((end || c == ':' && !isDrive(from, i)) && substitutions == 0) {
          section(spec.substring(from, i), end);
          from = i + 1;
        }
      }
    }

    private boolean isDrive(int from, int colon) {
      return colon == from + 1 && Letters.isLetter(spec.charAt(from));
    }

    private void section(String text, boolean last) {
      if (text.isEmpty()) {
        throw invalid("empty section between colons");
      }
      if (source == null && last) {
        target = text;
      } else if (source == null) {
        source = text;
      } else if (target == null) {
        target = text;
      } else if (!last) {
        throw invalid("too many colons");
      } else {
        for (String option : Parts.of(text, ',')) {
          option(option);
        }
      }
    }

    private void option(String option) {
      switch (option) {
        case "ro" -> readOnly = true;
        case "rw" -> readOnly = false;
        case "nocopy" -> noCopy = true;
        case "z", "Z" -> selinux = option;
        default -> propagation = PROPAGATIONS.contains(option) ? option : propagation;
      }
    }

    private ComposeError invalid(String why) {
      return ComposeError.about(node, "invalid spec: " + spec + ": " + why);
    }

    VolumeSpec made() {
      return new VolumeSpec(
          source,
          target == null ? "" : target,
          isPath(source),
          readOnly,
          noCopy,
          propagation,
          selinux,
          false);
    }
  }
}
