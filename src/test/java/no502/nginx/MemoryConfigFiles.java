package no502.nginx;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import no502.text.Source;

/** A small file system for tests: what is not put in is missing. */
public final class MemoryConfigFiles implements ConfigFiles {
  private final Map<String, Seen> seen = new TreeMap<>();
  private final Map<String, String> hiddenFolders = new TreeMap<>();

  /** Path and text in turn. */
  public static MemoryConfigFiles of(String... pathsAndTexts) {
    MemoryConfigFiles files = new MemoryConfigFiles();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return files;
  }

  public MemoryConfigFiles put(String path, String text) {
    seen.put(path, new Seen.File(Source.of(path, text)));
    return this;
  }

  MemoryConfigFiles put(String path, Source source) {
    seen.put(path, new Seen.File(source));
    return this;
  }

  public MemoryConfigFiles hide(String path, String why) {
    seen.put(path, new Seen.Hidden(why));
    return this;
  }

  public MemoryConfigFiles hideFolder(String path, String why) {
    hiddenFolders.put(path, why);
    return this;
  }

  @Override
  public Seen read(String path) {
    return seen.getOrDefault(path, new Seen.Missing());
  }

  @Override
  public Names list(String folder) {
    String prefix = folder.equals("/") ? "/" : folder + "/";
    TreeSet<String> names = new TreeSet<>();
    for (String path : seen.keySet()) {
      if (path.startsWith(prefix)) {
        String rest = path.substring(prefix.length());
        names.add(rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest);
      }
    }
    return new Names(new ArrayList<>(names), hiddenFolders.get(folder));
  }
}
