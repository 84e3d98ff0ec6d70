package no502.dockerfile;

/** Dockerfile's instructions, and what a misspelt word was meant to be. */
final class Keywords {
  private static final String[] ALL = {
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR"
  };

  private Keywords() {}

  static String hint(Reading in) {
    return hint(Words.upper(in.writtenKeyword()), ALL);
  }

  /** The one of the options that a misspelt word comes nearest to, as BuildKit offers it. */
  static String hint(String word, String... options) {
    if (word.isEmpty() || word.length() > 20) {
      return "";
    }
    String nearest = null;
    int distance = 3;
    for (String option : options) {
      int d = distance(word, option);
      if (d < distance && d < option.length() - 1) {
        distance = d;
        nearest = option;
      }
    }
    return nearest == null ? "" : " (did you mean " + nearest + "?)";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
