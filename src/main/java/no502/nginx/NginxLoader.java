package no502.nginx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/** Follows every {@code include} from the main file on and builds the one tree of contexts. */
public final class NginxLoader {
  /** More files than this are not opened: a few lines can ask for millions. */
  static final int MAX_FILES = 10_000;

  /** More directives than this are not placed, for the same reason. */
  static final int MAX_DIRECTIVES = 2_000_000;

  private final ConfigFiles files;
  private final String folder;
  private final Block main = new Block("main", null, null);
  private final List<NginxConfig.Loaded> loaded = new ArrayList<>();
  private final List<NginxConfig.Hidden> hidden = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Source, Parsed> parsed = new HashMap<>();
  private final Span asked;
  private final Deque<Level> levels = new ArrayDeque<>();
  private int placed;

  /** A list of directives half way through, and the block they belong to. */
  private static final class Level {
    final Iterator<Directive> rest;
    final Block block;
    final String path;
    final int depth;

    /** What a glob matched and is not opened yet; it comes before the rest. */
    Directive include;

    Iterator<String> matches = Collections.emptyIterator();

    Level(List<Directive> directives, Block block, String path, int depth) {
      this.rest = directives.iterator();
      this.block = block;
      this.path = path;
      this.depth = depth;
    }
  }

  private NginxLoader(ConfigFiles files, String folder, Span asked) {
    this.files = files;
    this.folder = folder;
    this.asked = asked;
  }

  /** Loads what {@code nginx -c mainPath} would; the path is absolute. */
  public static NginxConfig load(ConfigFiles files, String mainPath) {
    return load(files, mainPath, Source.of(mainPath, "").top());
  }

  /**
   * The same where the path is one in a container, and no file of anybody's: what is wrong with the
   * main file itself is told at {@code asked}, the place that puts it there.
   */
  public static NginxConfig load(ConfigFiles files, String mainPath, Span asked) {
    return new NginxLoader(files, RootPath.parent(mainPath), asked).load(mainPath, List.of());
  }

  /**
   * Loads a file that no known nginx process names, with its folder standing in for {@code
   * /etc/nginx}. A file that can only be an included one is put into the contexts it is meant for;
   * these have no header.
   */
  public static NginxConfig loadLone(Workspace workspace, String path) {
    FolderFiles files = new FolderFiles(workspace, path);
    List<String> contexts = List.of();
    if (files.read(files.mainPath()) instanceof ConfigFiles.Seen.File file) {
      contexts = FragmentContext.of(NginxParser.parse(file.source()).tree());
    }
    return loadInside(contexts, files, files.mainPath(), Source.of(path, "").top());
  }

  /** Loads a part of a configuration as if it stood inside these contexts. */
  static NginxConfig loadInside(List<String> contexts, ConfigFiles files, String path, Span asked) {
    return new NginxLoader(files, FolderFiles.FOLDER, asked).load(path, contexts);
  }

  private NginxConfig load(String mainPath, List<String> contexts) {
    loadMain(RootPath.absolute("/", mainPath), contexts);
    return new NginxConfig(main, loaded, hidden, problems);
  }

  private void loadMain(String path, List<String> contexts) {
    ConfigFiles.Seen seen = files.read(path);
    if (seen instanceof ConfigFiles.Seen.File file) {
      enter(path, file.source(), null, inside(contexts), 0);
      walk();
    } else {
      String lone = files instanceof FolderFiles ? "" : path + " in the container ";
      problems.add(
          seen instanceof ConfigFiles.Seen.Hidden why
              ? Problem.incomplete(asked, lone + Problem.NOT_READ + why.why())
              : Problem.error(asked, notFound(path)));
    }
  }

  private void walk() {
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (level.matches.hasNext()) {
        String path = level.matches.next();
        open(path, level.include, level, "pread() \"" + path + "\" failed (21: Is a directory)");
      } else if (!level.rest.hasNext()) {
        levels.pop();
      } else {
        place(level, level.rest.next());
      }
    }
  }

  private void place(Level level, Directive directive) {
    if (++placed > MAX_DIRECTIVES) {
      stop(directive.span(), "more than " + MAX_DIRECTIVES + " directives");
    } else if (isInclude(directive, level.block)) {
      include(directive, level);
    } else if (!directive.isBlock() || isRaw(directive)) {
      level.block.add(directive);
    } else if (level.depth >= Parser.MAX_DEPTH) {
      stop(directive.name().span(), "blocks nested deeper than " + Parser.MAX_DEPTH + " levels");
    } else {
      Block inner = new Block(directive.name().value(), directive, level.block);
      level.block.add(inner);
      levels.push(new Level(directive.block(), inner, level.path, level.depth + 1));
    }
  }

  private void stop(Span where, String what) {
    problems.add(Problem.incomplete(where, what + ": the rest was not read"));
    levels.clear();
  }

  /** In these two blocks a line that begins with {@code include} is data like any other. */
  private static boolean isInclude(Directive directive, Block block) {
    return directive.is("include")
        && !directive.isBlock()
        && directive.args().size() == 1
        && !block.name().equals("split_clients")
        && !block.name().equals("charset_map");
  }

  private static boolean isRaw(Directive directive) {
    return directive.block().isEmpty() && directive.name().value().endsWith("_by_lua_block");
  }

  private void include(Directive directive, Level level) {
    String path = RootPath.absolute(folder, directive.arg(0));
    if (!Glob.isPattern(directive.arg(0))) {
      open(path, directive, level, notFound(path));
      return;
    }
    IncludedPaths paths = new IncludedPaths(files);
    List<String> matches = paths.matching(path);
    if (paths.hiddenBy() != null) {
      hide(directive, level.block, path, paths.hiddenBy());
    }
    level.include = directive;
    level.matches = matches.iterator();
  }

  private static String notFound(String path) {
    return "open() \"" + path + "\" failed (2: No such file or directory)";
  }

  private void open(String path, Directive include, Level level, String missing) {
    Span where = include.args().get(0).span();
    ConfigFiles.Seen seen = files.read(path);
    if (seen instanceof ConfigFiles.Seen.File file) {
      String chain = chainTo(path);
      if (chain != null) {
        problems.add(Problem.error(where, "include goes in a circle: " + chain));
      } else if (loaded.size() >= MAX_FILES) {
        stop(where, "more than " + MAX_FILES + " included files");
      } else {
        enter(path, file.source(), include, level.block, level.depth);
      }
    } else if (seen instanceof ConfigFiles.Seen.Hidden why) {
      hide(include, level.block, path, why.why());
    } else {
      problems.add(Problem.error(where, missing));
    }
  }

  private void hide(Directive include, Block block, String path, String why) {
    if (!StockFiles.isHarmless(path)) {
      hidden.add(new NginxConfig.Hidden(include, block, why));
    }
  }

  /** The files from the first opening of this path to its next; null when it is not open. */
  private String chainTo(String path) {
    List<String> chain = new ArrayList<>();
    for (Level open : levels) {
      if (chain.isEmpty() || !chain.get(0).equals(open.path)) {
        chain.add(0, open.path);
      }
      if (open.path.equals(path)) {
        return String.join(" → ", chain) + " → " + path;
      }
    }
    return null;
  }

  private Block inside(List<String> contexts) {
    Block block = main;
    for (String name : contexts) {
      Block inner = new Block(name, null, block);
      block.add(inner);
      block = inner;
    }
    return block;
  }

  private Parsed parse(Source source) {
    Parsed file = parsed.get(source);
    if (file == null) {
      file = NginxParser.parse(source);
      parsed.put(source, file);
      problems.addAll(file.problems());
    }
    return file;
  }

  private void enter(String path, Source source, Directive include, Block block, int depth) {
    Parsed file = parse(source);
    loaded.add(new NginxConfig.Loaded(path, source, include, file.tree()));
    levels.push(new Level(file.tree(), block, path, depth));
  }
}
