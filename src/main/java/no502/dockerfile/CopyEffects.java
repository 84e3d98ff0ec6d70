package no502.dockerfile;

import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Heredoc;
import no502.dockerfile.Dockerfile.Instruction.Copy;
import no502.dockerfile.Dockerfile.Text;
import no502.dockerfile.Image.Layer;
import no502.text.Span;
import no502.workspace.Entry;
import no502.workspace.RootPath;

/** What COPY and ADD leave in an image. */
final class CopyEffects {
  private final BuildContext context;
  private final Map<Integer, StageBuilder> stages;
  private final Folders folders;
  private final List<Layer> layers;
  private Span span;
  private String target;
  private boolean intoFolder;

  /** {@code context} is null when the build context is not at hand. */
  CopyEffects(
      BuildContext context,
      Map<Integer, StageBuilder> stages,
      Folders folders,
      List<Layer> layers) {
    this.context = context;
    this.stages = stages;
    this.folders = folders;
    this.layers = layers;
  }

  /** {@code workdir} is null when it is not known. */
  void of(Copy copy, String workdir) {
    span = copy.span();
    String written = copy.target().text();
    target = copy.target().known() ? Folders.resolve(workdir, written) : null;
    if (target == null) {
      String why =
          copy.target().known()
              ? "COPY goes to " + written + " in a working folder that the base image sets"
              : copy.target().hiddenBy();
      target = "/";
      hide(target, why);
      return;
    }
    intoFolder = written.endsWith("/") || written.endsWith("/.") || written.equals(".");
    if (intoFolder) {
      folders.add(target);
    }
    for (Text source : copy.sources()) {
      source(copy, source);
    }
    for (Heredoc heredoc : copy.heredocs()) {
      heredoc(heredoc);
    }
  }

  private void source(Copy copy, Text source) {
    if (!source.known()) {
      hide(target, source.hiddenBy());
    } else if (!copy.excludes().isEmpty() || copy.parents()) {
      hide(target, "copied with --exclude or --parents, which we do not follow");
    } else if (copy.from() != null) {
      other(copy, source);
    } else if (copy.add() && remote(source.text())) {
      hide(fileTarget(RootPath.name(source.text())), "downloaded from " + source.text());
    } else if (context == null) {
      hide(target, "the build context is not here");
    } else {
      local(copy, source.text());
    }
  }

  private static boolean remote(String source) {
    return source.indexOf("://") > 0 || source.startsWith("git@");
  }

  /** Where a file of this name lands. */
  private String fileTarget(String name) {
    return intoFolder || folders.has(target) ? Folders.join(target, name) : target;
  }

  private void local(Copy copy, String written) {
    String path = Folders.resolve("/", written).substring(1);
    if (PathPattern.hasWildcard(path)) {
      List<String> found = context.matching(path);
      boolean any = false;
      for (String match : found) {
        any |= copyLocal(copy, match);
      }
      if (!any) {
        hide(target, "nothing here matches " + written + " of the build context");
      }
    } else if (!copyLocal(copy, path)) {
      boolean file = context.isFile(path) || RootPath.name(path).indexOf('.') > 0;
      hide(file ? fileTarget(RootPath.name(path)) : target, context.whyMissing(path));
    }
  }

  private boolean copyLocal(Copy copy, String path) {
    if (context.isFile(path)) {
      String to = fileTarget(RootPath.name(path));
      if (copy.add() && archive(path)) {
        hide(target, "unpacked from " + path);
      } else {
        put(to, path);
      }
      return true;
    }
    return context.isFolder(path) && folder(path);
  }

  private boolean folder(String from) {
    int before = layers.size();
    String to = target;
    folders.add(to);
    context.walk(
        from,
        new BuildContext.Visitor() {
          @Override
          public void file(String path) {
            put(Folders.join(to, path.substring(from.isEmpty() ? 0 : from.length() + 1)), path);
          }

          @Override
          public void tooMuch(String folder) {
            String below = folder.substring(Math.min(folder.length(), from.length()));
            hide(
                below.isEmpty() ? to : Folders.resolve(to, below.substring(from.isEmpty() ? 0 : 1)),
                "the folder holds more files than we follow");
          }
        });
    return layers.size() > before;
  }

  private void put(String to, String path) {
    folders.add(Folders.parent(to));
    layers.add(new Layer.Put(to, context.files(), context.inWorkspace(path), span));
  }

  /** ADD unpacks what it recognises by its first bytes, whatever the name says. */
  private boolean archive(String path) {
    String name = Words.lower(path);
    if (!(context.files().at(context.inWorkspace(path)) instanceof Entry.File file)) {
      return name.endsWith(".gz") || name.endsWith(".tar") || name.endsWith(".tgz");
    }
    byte[] bytes = file.source().bytes();
    return starts(bytes, 0, 0x1F, 0x8B)
        || starts(bytes, 0, 'B', 'Z', 'h')
        || starts(bytes, 0, 0xFD, '7', 'z', 'X', 'Z')
        || starts(bytes, 0, 0x28, 0xB5, 0x2F, 0xFD)
        || starts(bytes, 257, 'u', 's', 't', 'a', 'r');
  }

  private static boolean starts(byte[] bytes, int from, int... expected) {
    if (bytes.length < from + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[from + i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void other(Copy copy, Text source) {
    StageBuilder stage = stages.get(copy.fromStage());
    if (stage == null) {
      hide(target, "copied from the image " + copy.from().text());
      return;
    }
    String path = Folders.resolve("/", source.text());
    StageView view = stage.view();
    Layer.Put file = view.file(path);
    String why = view.hiddenBy(path);
    if (file != null) {
      String to = fileTarget(RootPath.name(path));
      folders.add(Folders.parent(to));
      layers.add(file.at(to, span));
    } else if (why != null || PathPattern.hasWildcard(path)) {
      hide(target, why != null ? why : "copied from stage " + stage.name());
    } else {
      hide(target, "copied from stage " + stage.name() + ", which may have made it");
      folderOf(view, path);
    }
  }

  private void folderOf(StageView view, String path) {
    List<String> below = view.filesBelow(path);
    if (!below.isEmpty()) {
      folders.add(target);
    }
    for (String file : below) {
      String inside = file.substring(path.equals("/") ? 1 : path.length() + 1);
      if (view.hiddenBy(file) == null || view.file(file) != null) {
        layers.add(view.file(file).at(Folders.join(target, inside), span));
      }
    }
  }

  private void heredoc(Heredoc heredoc) {
    String to = fileTarget(RootPath.name(heredoc.name()));
    if (heredoc.content().known()) {
      folders.add(Folders.parent(to));
      layers.add(new Layer.Put(to, heredoc.source(), span));
    } else {
      hide(to, heredoc.content().hiddenBy());
    }
  }

  private void hide(String path, String why) {
    layers.add(new Layer.Hidden(path, why, span));
  }
}
