package no502.knowledge;

import java.util.ArrayList;
import java.util.List;
import no502.knowledge.ImageFacts.Libc;
import no502.knowledge.ImageFacts.ListenFact;

/** The table of public images. It is read when the first image is asked for. */
public final class Images {
  private static final int NAMES = 0;
  private static final int WHEN = 1;
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
    Reference image = Reference.parse(reference);
    List<List<String>> rows = rows(image.name());
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
        row.get(VERIFIED).equals("yes") && !guessed,
        row.get(EVIDENCE));
  }

  /** The folder its processes start in, which relative COPY targets follow; null when not known. */
  public static String workdir(String reference) {
    Reference image = Reference.parse(reference);
    List<String> row = fitting(rows(image.name()), image);
    return row == null || row.get(WORKDIR).equals("?") ? null : row.get(WORKDIR);
  }

  private static List<List<String>> rows(String name) {
    List<List<String>> rows = Table.TABLE.rows(name);
    int slash = name.lastIndexOf('/');
    return rows.isEmpty() && slash > 0 ? Table.TABLE.rows(name.substring(0, slash) + "/*") : rows;
  }

  /** Read when first needed, and never changed. */
  private static final class Table {
    static final SortedRows TABLE = new SortedRows(Tables.text("images.tsv"));
  }

  private static List<String> fitting(List<List<String>> rows, Reference image) {
    for (List<String> row : rows) {
      boolean fits = true;
      for (String condition : Tables.words(row.get(WHEN), ' ')) {
        fits &= holds(condition, image);
      }
      if (fits) {
        return row;
      }
    }
    return null;
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
