package no502.yaml;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into a positioned tree, refusing what Docker's reader (go-yaml) refuses. Stands on
 * snakeyaml-engine's events alone: its higher layers lose positions and judge differently.
 */
public final class YamlReader {
  /** Stands for a lone {@code -} inside brackets, which go-yaml takes and our parser does not. */
  static final char LONE_DASH = '\uE0FD';

  /** Small enough for every collector, large enough to be asked for seldom. */
  private static final int WINDOW = 1 << 14;

  private YamlReader() {}

  public static YamlFile read(Source source) {
    Characters characters = Characters.of(source);
    if (characters.problem != null) {
      return new YamlFile(characters.source, List.of(), List.of(characters.problem));
    }
    List<Problem> problems = new ArrayList<>();
    List<YamlNode> documents = new ArrayList<>();
    try {
      documents = documents(characters, characters.reader());
    } catch (Refusal refusal) {
      problems.add(refusal.problem);
    } catch (YamlEngineException first) {
      String dashed = loneDashes(characters.text());
      if (dashed == null) {
        problems.add(problem(characters, first));
      } else {
        readAgain(characters, dashed, documents, problems);
      }
    }
    Strictness.check(characters, documents, problems);
    return new YamlFile(characters.source, documents, problems);
  }

  private static void readAgain(
      Characters characters, String text, List<YamlNode> documents, List<Problem> problems) {
    try {
      documents.addAll(documents(characters, new StringReader(text)));
    } catch (Refusal refusal) {
      problems.add(refusal.problem);
    } catch (YamlEngineException failure) {
      problems.add(problem(characters, failure));
    }
  }

  private static List<YamlNode> documents(Characters characters, Reader text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(characters.source.name())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(window(characters))
            .build();
    try {
      return new EventTree(characters, new ParserImpl(settings, new StreamReader(settings, text)))
          .documents();
    } catch (NumberFormatException beyondAnyCharacter) {
      throw new Refusal(
          hugeEscape(characters),
          "this is not YAML that Docker can read: found invalid Unicode character escape code");
    }
  }

  /**
   * How much the parser reads at a time. It keeps what it looks ahead at, never more than a line:
   * under a line longer than this it would copy all of that again at each read.
   */
  private static int window(Characters characters) {
    int length = characters.source.length() + 1;
    return Math.min(length, characters.longestLine(WINDOW) + 1);
  }

  /**
   * Our parser falls over a {@code U} escape with a number past 7FFFFFFF and does not say where.
   */
  private static Span hugeEscape(Characters characters) {
    String text = characters.text();
    int at = text.indexOf("\\U");
    while (at >= 0 && (at + 2 == text.length() || Character.digit(text.charAt(at + 2), 16) < 8)) {
      at = text.indexOf("\\U", at + 2);
    }
    int index = at < 0 ? 0 : text.codePointCount(0, at);
    return characters.span(index, at < 0 ? 0 : index + 2);
  }

  private static Problem problem(Characters characters, YamlEngineException failure) {
    if (failure instanceof MarkedYamlEngineException marked) {
      int index =
          marked.getProblemMark().or(marked::getContextMark).map(mark -> mark.getIndex()).orElse(0);
      int offset = characters.offset(index);
      Span span = characters.source.span(offset, offset);
      return Problem.error(span, "this is not YAML that Docker can read: " + words(marked));
    }
    return Problem.error(characters.source.top(), "this is not YAML that Docker can read");
  }

  private static String words(MarkedYamlEngineException marked) {
    String context = marked.getContext();
    String problem = marked.getProblem();
    if (context == null) {
      return problem;
    }
    return problem == null ? context : context + ", " + problem;
  }

  /** The text with every dash that stands alone in brackets replaced; null if there is none. */
  private static String loneDashes(String text) {
    StringBuilder changed = null;
    for (int i = text.indexOf('-'); i >= 0; i = text.indexOf('-', i + 1)) {
      if (i > 0
          && i + 1 < text.length()
          && opens(text.charAt(i - 1))
          && closes(text.charAt(i + 1))) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, LONE_DASH);
      }
    }
    return changed == null ? null : changed.toString();
  }

  private static boolean opens(char c) {
    return c == '[' || c == ',' || c == ' ' || c == '\n';
  }

  private static boolean closes(char c) {
    return c == ']' || c == ',' || c == '}';
  }

  /** Something that go-yaml refuses and our parser lets through. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Problem problem;

    Refusal(Span span, String message) {
      super(message, null, false, false);
      this.problem = Problem.error(span, message);
    }
  }
}
