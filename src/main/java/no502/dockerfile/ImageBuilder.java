package no502.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Stage;
import no502.workspace.Workspace;

/** Builds, on paper, the stages that the target needs, each on top of the one it starts from. */
final class ImageBuilder {
  private final Dockerfile dockerfile;
  private final BuildContext context;
  private final Function<String, String> workdirs;
  private final Map<Integer, StageBuilder> built = new LinkedHashMap<>();

  private ImageBuilder(
      Dockerfile dockerfile, BuildContext context, Function<String, String> workdirs) {
    this.dockerfile = dockerfile;
    this.context = context;
    this.workdirs = workdirs;
  }

  static Image build(
      Dockerfile dockerfile,
      String target,
      Workspace files,
      String folder,
      Function<String, String> workdirs) {
    Stage stage = dockerfile.target(target);
    if (stage == null) {
      return null;
    }
    BuildContext context =
        folder == null ? null : new BuildContext(files, folder, dockerfile.source().name());
    return new ImageBuilder(dockerfile, context, workdirs).upTo(stage);
  }

  private Image upTo(Stage target) {
    boolean[] needed = needed(target);
    for (Stage stage : dockerfile.stages()) {
      if (needed[stage.index()]) {
        StageBuilder below = built.get(stage.baseStage());
        StageBuilder builder =
            below == null
                ? new StageBuilder(stage, context, built, workdirs)
                : new StageBuilder(stage, below);
        builder.run();
        built.put(stage.index(), builder);
      }
    }
    return built.get(target.index()).image();
  }

  /** Stages only ever use earlier ones, so one pass backwards finds all that are needed. */
  private boolean[] needed(Stage target) {
    boolean[] needed = new boolean[dockerfile.stages().size()];
    needed[target.index()] = true;
    for (int i = target.index(); i >= 0; i--) {
      if (needed[i]) {
        for (int used : uses(dockerfile.stages().get(i))) {
          needed[used] = true;
        }
      }
    }
    return needed;
  }

  private static List<Integer> uses(Stage stage) {
    List<Integer> used = new ArrayList<>();
    if (stage.baseStage() >= 0) {
      used.add(stage.baseStage());
    }
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Instruction.Copy copy && copy.fromStage() >= 0) {
        used.add(copy.fromStage());
      }
    }
    return used;
  }
}
