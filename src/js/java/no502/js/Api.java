package no502.js;

import no502.cli.Cli;
import no502.host.MemoryConsole;
import no502.host.StreamingConsole;
import no502.text.Source;
import no502.text.Utf8;
import no502.workspace.MemoryWorkspace;
import org.teavm.jso.JSExport;

/** What the JavaScript build exports; {@code index.mjs} makes it pleasant. */
public final class Api {
  private Api() {}

  public static void main(String[] args) {}

  /** The command line tool on node; gives the exit code. */
  @JSExport
  public static int run(String[] args, NodeHost.Functions node) {
    return Cli.run(args, new StreamingConsole(new NodeHost(node)));
  }

  /** The command line tool on files given by name and text in turn; gives code, output, errors. */
  @JSExport
  public static String[] runOnTexts(String[] args, String[] namesAndTexts) {
    MemoryWorkspace files = new MemoryWorkspace();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(Source.of(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    MemoryConsole console = new MemoryConsole(files);
    int code = Cli.run(args, console);
    String out = Utf8.text(console.printed());
    return new String[] {Integer.toString(code), out, Utf8.text(console.complained())};
  }
}
