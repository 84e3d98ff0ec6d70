package no502.report;

import java.util.ArrayList;
import java.util.List;

/** Texts made to be taken for something else than text, by one reader of a report or another. */
public final class Evil {
  public static final List<String> TEXTS =
      List.of(
          "x\n::error file=forged::forged",
          "x\r\n::error::forged",
          "x ::set-output name=a::b",
          "x\u00a0::error::forged",
          "\u3000::stop-commands::forged",
          "x%0A::error::forged",
          "x##[error]forged",
          "##vso[task.complete]",
          "##teamcity[buildStop]",
          "\u001b[31mred\u001b[0m\u001b]8;;http://forged\u0007",
          "\u009b31m",
          "a\u202eb\u2066c\u200bd\ufeff\u00ad",
          "]]></failure></testcase><x>",
          "\"'<&>,\":{}[](1)",
          "</script>`x` ``` @all [a](javascript:b) ![i](http://forged)",
          "\n```\n# forged\n<b>forged</b>\n",
          "\u0000\u0008\u007f\u0085\u2028\u2029\ufffe\uffff",
          "🍣\ud83c\udf63\udb40\udc41",
          "error[forged]: x\n  --> y:1:1",
          "\n+++ b/forged\n@@ -1 +1 @@\n",
          "{0} {1} \\");

  private Evil() {}

  /** The same, several in one text, where each trial takes its time. */
  public static List<String> together(int several) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i += several) {
      texts.add(String.join(" ", TEXTS.subList(i, Math.min(i + several, TEXTS.size()))));
    }
    return texts;
  }
}
