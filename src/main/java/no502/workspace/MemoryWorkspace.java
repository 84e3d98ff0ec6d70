package no502.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import no502.text.Source;

/** Files held in memory: tests, standard input, the browser, and the second look after a fix. */
public final class MemoryWorkspace implements Workspace {
  private final TreeMap<String, Source> files = new TreeMap<>();

  public static MemoryWorkspace of(Map<String, String> texts) {
    MemoryWorkspace made = new MemoryWorkspace();
    texts.forEach((name, text) -> made.put(Source.of(name, text)));
    return made;
  }

  /** Name and text in turn, as tests write them. */
  public static MemoryWorkspace of(String... namesAndTexts) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return of(texts);
  }

  public MemoryWorkspace put(Source source) {
    files.put(source.name(), source);
    return this;
  }

  @Override
  public Entry at(String path) {
    String clean = RootPath.normalise(path);
    if (clean == null || path.startsWith("/")) {
      return new Entry.Refused("outside the analysed folder");
    }
    Source file = files.get(clean);
    if (file != null) {
      return new Entry.File(file);
    }
    List<String> names = namesIn(clean);
    return names.isEmpty() && !clean.isEmpty() ? new Entry.Missing() : new Entry.Folder(names);
  }

  @Override
  public boolean isFile(String path) {
    String clean = RootPath.normalise(path);
    return clean != null && files.containsKey(clean);
  }

  @Override
  public boolean isFolder(String path) {
    String clean = RootPath.normalise(path);
    return clean != null && (clean.isEmpty() || !namesIn(clean).isEmpty());
  }

  @Override
  public boolean isLink(String path) {
    return false;
  }

  @Override
  public Map<String, String> unread() {
    return Map.of();
  }

  private List<String> namesIn(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    TreeSet<String> names = new TreeSet<>();
    for (String name : files.tailMap(prefix).keySet()) {
      if (!name.startsWith(prefix)) {
        break;
      }
      int slash = name.indexOf('/', prefix.length());
      names.add(name.substring(prefix.length(), slash < 0 ? name.length() : slash));
    }
    return new ArrayList<>(names);
  }
}
