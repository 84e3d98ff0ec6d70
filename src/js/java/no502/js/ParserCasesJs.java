package no502.js;

import no502.portable.ParserCases;
import no502.text.Utf8;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/** The parser cases as a JavaScript function: bytes in, bytes out. */
public final class ParserCasesJs {
  private ParserCasesJs() {}

  public static void main(String[] args) {}

  @JSExport
  public static Int8Array run(Int8Array bundle) {
    byte[] answer = Utf8.bytes(ParserCases.run(bundle.copyToJavaArray()));
    return Int8Array.copyFromJavaArray(answer);
  }
}
