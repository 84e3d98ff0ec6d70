package no502.report;

/**
 * How a file of the analysed root is called.
 *
 * @param prefix what leads from the working directory to the root: empty, {@code ../} a few times,
 *     or {@code folder/}
 * @param workdir the working directory below the root; empty when it is the root or outside it
 */
public record Names(String prefix, String workdir) {
  public static final Names ROOT = new Names("", "");

  /** A stack is called by its Compose files, joined by plus signs. */
  String stack(String name) {
    String joint = " + ";
    int at = name.indexOf(joint);
    return at < 0
        ? shown(name)
        : shown(name.substring(0, at)) + joint + stack(name.substring(at + joint.length()));
  }

  /** Relative to the working directory, as the user would type it. */
  public String shown(String name) {
    if (name.isEmpty()) {
      return name;
    }
    if (workdir.isEmpty()) {
      return prefix + name;
    }
    String folder = workdir + "/";
    StringBuilder up = new StringBuilder();
    while (!name.startsWith(folder)) {
      up.append("../");
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
    String below = name.substring(folder.length());
    return up.length() == 0 ? below : up + below;
  }
}
