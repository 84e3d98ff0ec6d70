package no502.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edits carried out: the files as they will be, every byte outside the spans as it was. */
public final class Patch {
  private Patch() {}

  /**
   * The changed files, by the source they stem from; null when two edits of one file overlap, so
   * that no order of applying them is right.
   */
  public static Map<Source, byte[]> apply(List<Edit> edits) {
    Map<Source, List<Edit>> byFile = new LinkedHashMap<>();
    for (Edit edit : edits) {
      List<Edit> known = byFile.computeIfAbsent(edit.span().source(), k -> new ArrayList<>());
      if (!known.contains(edit)) {
        known.add(edit);
      }
    }
    Map<Source, byte[]> changed = new LinkedHashMap<>();
    for (Map.Entry<Source, List<Edit>> file : byFile.entrySet()) {
      byte[] bytes = apply(file.getKey(), file.getValue());
      if (bytes == null) {
        return null;
      }
      changed.put(file.getKey(), bytes);
    }
    return changed;
  }

  private static byte[] apply(Source source, List<Edit> edits) {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(
        Comparator.comparingInt((Edit edit) -> edit.span().start())
            .thenComparingInt(edit -> edit.span().end()));
    ByteArrayOutputStream out = new ByteArrayOutputStream(source.length() + 64);
    int done = 0;
    for (Edit edit : ordered) {
      if (edit.span().start() < done) {
        return null;
      }
      out.write(source.bytes(), done, edit.span().start() - done);
      byte[] text = edit.replacement().getBytes(StandardCharsets.UTF_8);
      out.write(text, 0, text.length);
      done = edit.span().end();
    }
    out.write(source.bytes(), done, source.length() - done);
    return out.toByteArray();
  }
}
