package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Instruction.Run;
import no502.dockerfile.Dockerfile.Text;
import no502.dockerfile.Image.Layer;
import no502.dockerfile.ShellScript.Command;
import no502.dockerfile.ShellScript.Word;
import no502.text.Span;
import no502.workspace.RootPath;

/** What a RUN does to files, where its commands say so plainly. */
final class RunEffects {
  private final Folders folders;
  private final List<Layer> layers;
  private Span span;
  private String cwd;

  RunEffects(Folders folders, List<Layer> layers) {
    this.folders = folders;
    this.layers = layers;
  }

  static List<Command> commands(Run run, Map<String, Text> variables) {
    if (run.shellForm()) {
      return ShellScript.commands(run.script().text(), variables);
    }
    List<Word> words = new ArrayList<>();
    for (Text word : run.words()) {
      words.add(new Word(word.text(), false));
    }
    boolean shell =
        words.size() == 3
            && words.get(0).text().endsWith("sh")
            && words.get(1).text().endsWith("c");
    if (shell) {
      return ShellScript.commands(words.get(2).text(), variables);
    }
    return words.isEmpty() ? List.of() : List.of(new Command(words, List.of(), true));
  }

  /** {@code workdir} is null when it is not known. */
  void of(Run run, Map<String, Text> variables, String workdir) {
    cwd = workdir;
    span = run.span();
    for (Command command : commands(run, variables)) {
      for (Word file : command.writes()) {
        hide(file, "written by RUN");
      }
      command(command);
    }
  }

  private void command(Command command) {
    List<Word> paths = plain(command);
    switch (command.name()) {
      case "cd" -> cwd = paths.isEmpty() || !command.sure() ? null : path(paths.get(0));
      case "mkdir" -> paths.forEach(this::folder);
      case "rm", "unlink" -> paths.forEach(word -> remove(word, command.sure()));
      case "mv" -> move(paths, command, false);
      case "cp" -> move(paths, command, true);
      case "ln" -> link(paths, command);
      case "sed" -> sed(command);
      case "tee", "touch", "truncate" -> paths.forEach(word -> hide(word, "written by RUN"));
      case "curl" -> option(command, "-o", "--output");
      case "wget" -> option(command, "-O", "--output-document");
      case "tar" -> option(command, "-C", "--directory");
      case "unzip" -> option(command, "-d", "-d");
      case "install", "rsync", "patch" -> last(paths);
      default -> {}
    }
  }

  private void folder(Word word) {
    String path = path(word);
    if (path != null) {
      folders.add(path);
    }
  }

  private void remove(Word word, boolean sure) {
    String path = path(word);
    if (path == null || !sure) {
      hide(word, "a RUN may remove it");
    } else {
      layers.add(new Layer.Removed(path, span));
    }
  }

  private void move(List<Word> paths, Command command, boolean keep) {
    if (paths.size() < 2) {
      return;
    }
    Word last = paths.get(paths.size() - 1);
    String to = path(last);
    for (Word word : paths.subList(0, paths.size() - 1)) {
      String from = path(word);
      if (from == null || to == null || glob(from) || glob(to) || !command.sure()) {
        hide(last, "a RUN copies or moves something there");
        if (!keep) {
          hide(word, "a RUN moves it away");
        }
      } else {
        boolean into = paths.size() > 2 || last.text().endsWith("/") || folders.has(to);
        String target = into ? Folders.join(to, RootPath.name(from)) : to;
        layers.add(new Layer.Moved(from, target, keep, span));
      }
    }
  }

  private void link(List<Word> paths, Command command) {
    if (paths.size() != 2) {
      paths.forEach(word -> hide(word, "a RUN makes links"));
      return;
    }
    String link = path(paths.get(1));
    if (link != null && (paths.get(1).text().endsWith("/") || folders.has(link))) {
      link = Folders.join(link, RootPath.name(paths.get(0).text()));
    }
    String target =
        link == null ? null : Folders.resolve(Folders.parent(link), paths.get(0).text());
    if (target == null || paths.get(0).unknown() || glob(target) || !command.sure()) {
      hide(paths.get(1), "a RUN makes a link there");
    } else {
      layers.add(new Layer.Moved(target, link, true, span));
    }
  }

  /** {@code sed -i} edits in place; the files follow the script unless {@code -e} or -f gave it. */
  private void sed(Command command) {
    boolean inPlace = false;
    boolean script = false;
    List<Word> files = new ArrayList<>();
    for (int i = 1; i < command.words().size(); i++) {
      String text = command.words().get(i).text();
      if (text.equals("-e") || text.equals("-f") || text.equals("--expression")) {
        script = true;
        i++;
      } else if (text.startsWith("--")) {
        inPlace |= text.startsWith("--in-place");
        script |= text.startsWith("--expression=") || text.startsWith("--file=");
      } else if (text.startsWith("-") && text.length() > 1) {
        inPlace |= text.indexOf('i') > 0;
        if (text.endsWith("e") && text.indexOf('i') < 0) {
          script = true;
          i++;
        }
      } else {
        files.add(command.words().get(i));
      }
    }
    if (inPlace) {
      for (Word file : files.subList(script || files.isEmpty() ? 0 : 1, files.size())) {
        hide(file, "edited by RUN sed");
      }
    }
  }

  private void option(Command command, String brief, String full) {
    for (int i = 1; i < command.words().size(); i++) {
      String text = command.words().get(i).text();
      boolean next = text.equals(brief) || text.equals(full);
      if (next && i + 1 < command.words().size()) {
        hide(command.words().get(i + 1), "written by RUN " + command.name());
      } else if (text.startsWith(full + "=")) {
        String value = text.substring(full.length() + 1);
        hide(new Word(value, command.words().get(i).unknown()), "written by RUN " + command.name());
      }
    }
  }

  private void last(List<Word> paths) {
    if (!paths.isEmpty()) {
      hide(paths.get(paths.size() - 1), "written by RUN");
    }
  }

  private static List<Word> plain(Command command) {
    List<Word> paths = new ArrayList<>();
    boolean options = true;
    for (Word word : command.words().subList(1, command.words().size())) {
      if (options && word.text().equals("--")) {
        options = false;
      } else if (!options || !word.text().startsWith("-") || word.text().equals("-")) {
        paths.add(word);
      }
    }
    return paths;
  }

  /** Absolute and clean; null when only the run knows it. */
  private String path(Word word) {
    return word.unknown() || word.text().isEmpty() ? null : Folders.resolve(cwd, word.text());
  }

  /** What is not known exactly hides the folder down to which it is. */
  private void hide(Word word, String why) {
    String text = word.text();
    int end = text.length();
    if (word.unknown() || glob(text)) {
      for (int i = 0; i < text.length() && end == text.length(); i++) {
        end = "*?[{".indexOf(text.charAt(i)) >= 0 ? i : end;
      }
      end = text.lastIndexOf('/', Math.max(0, end - 1));
    }
    String path = end <= 0 ? null : Folders.resolve(cwd, text.substring(0, end));
    if (path != null && !path.equals("/") && !path.startsWith("/dev/") && !path.equals("/dev")) {
      layers.add(new Layer.Hidden(path, why, span));
    }
  }

  private static boolean glob(String text) {
    return PathPattern.hasWildcard(text) || text.indexOf('{') >= 0;
  }
}
