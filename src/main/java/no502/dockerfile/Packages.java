package no502.dockerfile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no502.dockerfile.Dockerfile.Instruction.Run;
import no502.dockerfile.ShellScript.Command;
import no502.dockerfile.ShellScript.Word;

/** The packages that a Dockerfile's RUN instructions install over its base image. */
public final class Packages {
  private Packages() {}

  /** Names without versions, sorted; what a build removes again is taken out. */
  public static Set<String> installed(Image image) {
    Set<String> names = new TreeSet<>();
    for (Run run : image.runs()) {
      for (Command command : RunEffects.commands(run, image.env())) {
        apply(command, names);
      }
    }
    return names;
  }

  private static void apply(Command command, Set<String> names) {
    List<Word> words = command.words();
    String verb = null;
    int from = 1;
    boolean python = command.name().startsWith("python");
    while (from < words.size() && verb == null) {
      String text = words.get(from++).text();
      if (python && text.equals("pip")) {
        python = false;
      } else if (!text.startsWith("-")) {
        verb = text;
      }
    }
    if (verb == null || python) {
      return;
    }
    boolean adds = adds(command.name(), verb);
    boolean removes = removes(command.name(), verb);
    for (int i = from; (adds || removes) && i < words.size(); i++) {
      String text = words.get(i).text();
      if (takesValue(text)) {
        i++;
      } else if (!text.startsWith("-") && !words.get(i).unknown()) {
        String name = name(text);
        if (!name.isEmpty() && adds) {
          names.add(name);
        } else {
          names.remove(name);
        }
      }
    }
  }

  private static boolean adds(String tool, String verb) {
    return switch (tool) {
      case "apt-get", "apt", "aptitude", "yum", "dnf", "microdnf", "zypper" ->
          verb.equals("install");
      case "apk" -> verb.equals("add");
      case "pip", "pip3", "python", "python3", "pipx", "gem", "uv" -> verb.equals("install");
      case "npm", "pnpm" -> verb.equals("install") || verb.equals("i") || verb.equals("add");
      case "tdnf" -> verb.equals("install");
      default -> false;
    };
  }

  private static boolean removes(String tool, String verb) {
    return switch (tool) {
      case "apt-get", "apt", "aptitude", "yum", "dnf", "microdnf" ->
          verb.equals("remove") || verb.equals("purge") || verb.equals("erase");
      case "apk" -> verb.equals("del");
      default -> false;
    };
  }

  /** Options whose next word is no package. */
  private static boolean takesValue(String option) {
    return switch (option) {
      case "-t",
          "--virtual",
          "-r",
          "--requirement",
          "-c",
          "-o",
          "--repository",
          "-X",
          "-i",
          "--index-url",
          "--extra-index-url",
          "--target-release",
          "--prefix" ->
          true;
      default -> false;
    };
  }

  private static String name(String written) {
    int start = written.startsWith("@") ? written.indexOf('/') + 1 : 0;
    int end = start;
    while (end < written.length() && "=<>~@[!;:".indexOf(written.charAt(end)) < 0) {
      end++;
    }
    return written.substring(0, end);
  }
}
