package no502.compose;

/** Prints the effective model as {@code docker compose config --format json} has it. */
public final class ModelPrinter {
  private ModelPrinter() {}

  public static String print(Project project) {
    return CanonicalJson.print(project.model()) + "\n";
  }
}
