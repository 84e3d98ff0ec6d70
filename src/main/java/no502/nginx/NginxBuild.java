package no502.nginx;

/**
 * What is known of the nginx that will read the configuration.
 *
 * @param version such as {@code 1.28.0}; null when it is not known
 * @param plain whether it is nginx's own build, which knows no directive of others unless {@code
 *     load_module} brings them
 */
public record NginxBuild(String version, boolean plain) {

  /** Any version, with any module in it. */
  public static final NginxBuild UNKNOWN = new NginxBuild(null, false);

  /** Whether this build is older than a release; false when either is not known. */
  boolean isBefore(String release) {
    return version != null && release != null && compare(version, release) < 0;
  }

  boolean isAfter(String release) {
    return version != null && release != null && compare(version, release) > 0;
  }

  private static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      int x = 0;
      for (; i < a.length() && a.charAt(i) != '.'; i++) {
        x = x * 10 + Math.max(0, Math.min(9, a.charAt(i) - '0'));
      }
      int y = 0;
      for (; j < b.length() && b.charAt(j) != '.'; j++) {
        y = y * 10 + Math.max(0, Math.min(9, b.charAt(j) - '0'));
      }
      if (x != y) {
        return x < y ? -1 : 1;
      }
      i++;
      j++;
    }
    return 0;
  }
}
