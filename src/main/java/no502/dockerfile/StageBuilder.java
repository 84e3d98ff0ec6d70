package no502.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no502.dockerfile.Dockerfile.Healthcheck;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Process;
import no502.dockerfile.Dockerfile.Stage;
import no502.dockerfile.Dockerfile.Text;
import no502.dockerfile.Image.Layer;

/** Applies one stage's instructions to what the stage below left. */
final class StageBuilder {
  private static final int MOST_LAYERS = 10_000;

  private final Stage stage;
  private final BuildContext context;
  private final Map<Integer, StageBuilder> others;
  private final Text base;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, Text> env = new LinkedHashMap<>();
  private final Map<String, Text> variables = new HashMap<>();
  private final List<Text> expose = new ArrayList<>();
  private final List<Instruction.Run> runs = new ArrayList<>();
  private final Folders folders;
  private Process cmd;
  private Process entrypoint;
  private Healthcheck healthcheck;
  private Text user;
  private Text workdir;
  private boolean ownCmd;
  private StageView view;

  StageBuilder(
      Stage stage,
      BuildContext context,
      Map<Integer, StageBuilder> others,
      Function<String, String> workdirs) {
    this.stage = stage;
    this.context = context;
    this.others = others;
    this.base = stage.base();
    this.folders = new Folders();
    String baseWorkdir = base.known() ? workdirs.apply(base.text()) : null;
    boolean scratch = base.known() && base.text().equals("scratch");
    String why =
        scratch || baseWorkdir != null
            ? null
            : "the working folder is set by the image " + base.text();
    this.workdir = new Text(baseWorkdir == null ? "/" : baseWorkdir, stage.span(), why);
  }

  StageBuilder(Stage stage, StageBuilder below) {
    this.stage = stage;
    this.context = below.context;
    this.others = below.others;
    this.base = below.base;
    this.folders = new Folders(below.folders);
    layers.addAll(below.layers);
    env.putAll(below.env);
    variables.putAll(below.variables);
    expose.addAll(below.expose);
    runs.addAll(below.runs);
    cmd = below.cmd;
    entrypoint = below.entrypoint;
    healthcheck = below.healthcheck;
    user = below.user;
    workdir = below.workdir;
  }

  Text base() {
    return base;
  }

  String name() {
    return stage.name() == null ? String.valueOf(stage.index()) : stage.name();
  }

  StageView view() {
    if (view == null) {
      view = new StageView(layers);
    }
    return view;
  }

  Image image() {
    return new Image(
        base,
        List.copyOf(layers),
        env,
        List.copyOf(expose),
        cmd,
        entrypoint,
        healthcheck,
        user,
        workdir,
        List.copyOf(runs));
  }

  void run() {
    for (Instruction instruction : stage.instructions()) {
      if (layers.size() > MOST_LAYERS) {
        layers.add(
            new Layer.Hidden("/", "the build copies more files than we follow", stage.span()));
        return;
      }
      files(instruction);
      settings(instruction);
    }
  }

  private void files(Instruction instruction) {
    if (instruction instanceof Instruction.Copy copy) {
      new CopyEffects(context, others, folders, layers).of(copy, knownWorkdir());
    } else if (instruction instanceof Instruction.Run run) {
      runs.add(run);
      new RunEffects(folders, layers).of(run, variables, knownWorkdir());
    } else if (instruction instanceof Instruction.Workdir set) {
      workdir = enter(set.folder());
      if (workdir.known()) {
        folders.add(workdir.text());
      }
    } else if (instruction instanceof Instruction.Volume volume) {
      volume.folders().forEach(folder -> folders.add(folder.text()));
    }
  }

  private String knownWorkdir() {
    return workdir.known() ? workdir.text() : null;
  }

  private Text enter(Text folder) {
    String path = Folders.resolve(workdir.text(), folder.text());
    String why =
        folder.known() && !folder.text().startsWith("/") ? workdir.hiddenBy() : folder.hiddenBy();
    return new Text(path, folder.span(), why);
  }

  private void settings(Instruction instruction) {
    if (instruction instanceof Instruction.Env set) {
      env.putAll(set.variables());
      variables.putAll(set.variables());
    } else if (instruction instanceof Instruction.Arg arg) {
      variables.putAll(arg.values());
    } else if (instruction instanceof Instruction.Expose ports) {
      expose.addAll(ports.ports());
    } else if (instruction instanceof Instruction.Cmd set) {
      cmd = set.process();
      ownCmd = true;
    } else if (instruction instanceof Instruction.Entrypoint set) {
      entrypoint = set.process();
      if (!ownCmd) {
        // Docker drops a command that was meant for another entrypoint.
        cmd = new Process(List.of(), false, set.span());
      }
    } else if (instruction instanceof Instruction.Health set) {
      healthcheck = set.healthcheck();
    } else if (instruction instanceof Instruction.User set) {
      user = set.user();
    }
  }
}
