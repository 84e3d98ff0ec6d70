package no502.analysis;

import java.util.List;
import no502.workspace.Workspace;

/**
 * The one door: a workspace and options in, an outcome out. Every front end enters here and nowhere
 * else.
 */
public final class Analysis {
  private final Workspace workspace;
  private final Options options;

  public Analysis(Workspace workspace, Options options) {
    this.workspace = workspace;
    this.options = options;
  }

  /** Analyses everything below these paths (folders or files, relative to the root). */
  public Outcome run(List<String> paths) {
    return new Outcome(List.of(), List.of());
  }
}
