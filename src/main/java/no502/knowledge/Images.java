package no502.knowledge;

import java.util.ArrayList;
import java.util.List;
import no502.knowledge.ImageFacts.Libc;
import no502.knowledge.ImageFacts.ListenFact;
import no502.text.Parts;

/** The table of public images. It is read when the first image is asked for. */
public final class Images {
  private static final int PORTS = 2;
  private static final int HEALTH = 3;
  private static final int TOOLS = 4;
  private static final int LIBC = 5;
  private static final int WORKDIR = 6;
  private static final int VERIFIED = 7;
  private static final int EVIDENCE = 8;

  private Images() {}

  /** What is known of the image that a reference names; null for an image we do not know. */
  public static ImageFacts find(String reference) {
    return find(Reference.parse(reference));
  }

  static ImageFacts find(Reference image) {
    List<String> rows = rows(image.name());
    List<String> row = fitting(rows, image);
    if (row == null) {
      return null;
    }
    // A digest alone does not tell which variant it is.
    boolean guessed = image.digest() != null && image.tag() == null && rows.size() > 1;
    return new ImageFacts(
        image.name(),
        ports(row.get(PORTS)),
        row.get(HEALTH).equals("?") ? null : row.get(HEALTH).equals("yes"),
        row.get(TOOLS).equals("?") ? null : Tables.words(row.get(TOOLS), ','),
        libc(row.get(LIBC)),
        row.get(WORKDIR).equals("?") ? null : row.get(WORKDIR),
        row.get(VERIFIED).equals("yes") && !guessed,
        row.get(EVIDENCE));
  }

  /** The folder its processes start in, which relative COPY targets follow; null when not known. */
  public static String workdir(String reference) {
    ImageFacts facts = find(reference);
    return facts == null ? null : facts.workdir();
  }

  private static List<String> rows(String name) {
    List<String> rows = Table.ROWS.of(name);
    int slash = name.lastIndexOf('/');
    return rows.isEmpty() && slash > 0 ? Table.ROWS.of(name.substring(0, slash) + "/*") : rows;
  }

  /** Read when first needed, and never changed. */
  private static final class Table {
    static final IndexedRows ROWS = new IndexedRows("images.tsv");
  }

  /** The cells of the first row whose conditions hold; null when there is none. */
  private static List<String> fitting(List<String> rows, Reference image) {
    for (String row : rows) {
      if (fits(row, image)) {
        return Parts.of(row, '\t');
      }
    }
    return null;
  }

  private static boolean fits(String row, Reference image) {
    int when = row.indexOf('\t') + 1;
    for (String condition : Tables.words(row.substring(when, row.indexOf('\t', when)), ' ')) {
      if (!holds(condition, image)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String condition, Reference image) {
    if (condition.startsWith(">=")) {
      return image.major() >= Integer.parseInt(condition.substring(2));
    }
    if (condition.startsWith("<")) {
      return image.major() < Integer.parseInt(condition.substring(1));
    }
    return image.has(condition);
  }

  private static List<ListenFact> ports(String cell) {
    List<ListenFact> ports = new ArrayList<>();
    for (String word : Tables.words(cell, ',')) {
      int slash = word.indexOf('/');
      int at = word.indexOf('@');
      ports.add(
          new ListenFact(
              Integer.parseInt(word.substring(0, slash)),
              word.substring(slash + 1, at < 0 ? word.length() : at),
              at < 0 ? "all" : word.substring(at + 1)));
    }
    return List.copyOf(ports);
  }

  private static Libc libc(String cell) {
    return switch (cell) {
      case "glibc" -> Libc.GLIBC;
      case "musl" -> Libc.MUSL;
      case "none" -> Libc.NONE;
      default -> Libc.UNKNOWN;
    };
  }
}
