package no502.portable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;

/**
 * Cases with their files as one piece of bytes: what every build of no502 is given to chew, so that
 * what they say can be compared. Lines say what follows: {@code case KIND NAME FILES}, and for each
 * file {@code SIZE NAME} and its bytes.
 */
public final class Bundle {

  /** One case: what to do with which files. */
  public record Case(String kind, String name, List<Source> files) {
    public MemoryWorkspace workspace() {
      MemoryWorkspace workspace = new MemoryWorkspace();
      files.forEach(workspace::put);
      return workspace;
    }
  }

  private final byte[] bytes;
  private int at;

  private Bundle(byte[] bytes) {
    this.bytes = bytes;
  }

  public static List<Case> read(byte[] bytes) {
    Bundle bundle = new Bundle(bytes);
    List<Case> cases = new ArrayList<>();
    while (bundle.at < bytes.length) {
      cases.add(bundle.next());
    }
    return cases;
  }

  public static void write(Case one, ByteArrayOutputStream out) {
    line("case " + one.kind + " " + one.name + " " + one.files.size(), out);
    for (Source file : one.files) {
      line(file.length() + " " + file.name(), out);
      out.write(file.bytes(), 0, file.length());
    }
  }

  private static void line(String text, ByteArrayOutputStream out) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  private Case next() {
    String[] words = line().split(" ");
    List<Source> files = new ArrayList<>();
    for (int i = Integer.parseInt(words[3]); i > 0; i--) {
      String head = line();
      int space = head.indexOf(' ');
      byte[] content = new byte[Integer.parseInt(head.substring(0, space))];
      System.arraycopy(bytes, at, content, 0, content.length);
      at += content.length;
      files.add(new Source(head.substring(space + 1), content));
    }
    return new Case(words[1], words[2], files);
  }

  private String line() {
    int from = at;
    while (bytes[at] != '\n') {
      at++;
    }
    return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
  }
}
