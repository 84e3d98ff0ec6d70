package no502.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.knowledge.ImageFacts.Libc;

/** Whether a health check's program is there to be run. */
public final class Tools {
  /** Programs whose absence from an image's row means absence from the image. */
  private static final List<String> LISTED =
      List.of(
          "curl",
          "wget",
          "nc",
          "netcat",
          "bash",
          "node",
          "python",
          "python3",
          "php",
          "perl",
          "ruby",
          "java",
          "pg_isready",
          "mysqladmin",
          "mariadb-admin",
          "redis-cli",
          "mongosh");

  /** What any image with a shell has, whichever distribution it is from. */
  private static final List<String> EVERYWHERE =
      List.of("sh", "test", "[", "echo", "true", "false", "exit", "cat", "ls", "kill", "sleep");

  private Tools() {}

  /**
   * @param facts the base image's, or null when it is not known
   * @param packages what the Dockerfile installs over it
   * @return null when nobody can say
   */
  public static Boolean has(ImageFacts facts, Set<String> packages, String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    if (installed(packages, name)) {
      return true;
    }
    if (facts == null || facts.tools() == null) {
      return null;
    }
    if (holds(facts.tools(), name)) {
      return true;
    }
    boolean shell = facts.libc() != Libc.NONE && !facts.tools().isEmpty();
    if (EVERYWHERE.contains(name)) {
      return shell ? Boolean.TRUE : facts.libc() == Libc.NONE ? Boolean.FALSE : null;
    }
    return LISTED.contains(name) ? Boolean.FALSE : null;
  }

  /** The programs a package brings; empty for a package that is not in the table. */
  public static List<String> of(String packageName) {
    return Rows.BY_PACKAGE.getOrDefault(packageName, List.of());
  }

  private static boolean installed(Set<String> packages, String program) {
    for (String name : packages) {
      if (holds(of(name), program)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(List<String> tools, String program) {
    return tools.contains(program)
        || (program.equals("wget") && tools.contains("busybox-wget"))
        || (program.equals("netcat") && tools.contains("nc"))
        || (program.equals("ash") && tools.contains("busybox-wget"));
  }

  private static final class Rows {
    static final Map<String, List<String>> BY_PACKAGE = read();

    private static Map<String, List<String>> read() {
      Map<String, List<String>> byPackage = new HashMap<>();
      for (List<String> row : Tables.rows("packages.tsv")) {
        byPackage.put(row.get(0), Tables.words(row.get(1), ','));
      }
      return byPackage;
    }
  }
}
