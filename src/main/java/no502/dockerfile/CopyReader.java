package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.dockerfile.Dockerfile.Heredoc;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Source;
import no502.text.Span;

/** Reads COPY and ADD: sources, target, where they come from, and files written in place. */
final class CopyReader {
  private final Reading in;
  private final Scope scope;
  private final Map<String, Integer> stages;
  private final int current;

  CopyReader(Reading in, Scope scope, Map<String, Integer> stages, int current) {
    this.in = in;
    this.scope = scope;
    this.stages = stages;
    this.current = current;
  }

  Instruction.Copy read(boolean add) throws Refused {
    String keyword = add ? "ADD" : "COPY";
    List<Words.Word> words = in.json(in.from());
    boolean json = words != null;
    words = json ? words : in.atBlanks();
    if (words.size() < 2) {
      throw new Refused(
          keyword
              + " requires at least two arguments, but only one was provided. Destination could"
              + " not be determined");
    }
    if (add) {
      in.allow("chown", "chmod", "link?", "keep-git-dir?", "checksum", "unpack?", "exclude*");
    } else {
      in.allow("chown", "from", "chmod", "link?", "exclude*", "parents?");
    }
    Words.Word last = words.get(words.size() - 1);
    if (Heredocs.of(last.text()) != null) {
      throw new Refused(keyword + " cannot accept a heredoc as a destination");
    }
    List<Text> sources = new ArrayList<>();
    List<Heredoc> heredocs = new ArrayList<>();
    for (Words.Word word : words.subList(0, words.size() - 1)) {
      Heredocs.Mark mark = Heredocs.of(word.text());
      if (mark == null) {
        sources.add(source(word, add));
      } else {
        heredocs.add(heredoc(mark, word));
      }
    }
    Text from = in.flagText("from");
    return new Instruction.Copy(
        sources,
        in.replaced(last, scope),
        from,
        from == null ? -1 : stage(from),
        add,
        in.flagTexts("exclude"),
        in.isSet("parents"),
        heredocs,
        in.line().span());
  }

  private Text source(Words.Word word, boolean add) throws Refused {
    Text source = in.replaced(word, scope);
    if (!add && (source.text().startsWith("http://") || source.text().startsWith("https://"))) {
      throw new Refused("source can't be a URL for COPY");
    }
    return source;
  }

  private int stage(Text from) throws Refused {
    if (from.text().indexOf('$') >= 0) {
      throw new Refused(
          "variable expansion is not supported for --from, define a new stage with FROM using ARG"
              + " from global scope as a workaround");
    }
    String name = Bytes.in(from.text());
    if (!name.isEmpty() && name.length() < 10 && digits(name)) {
      int index = Integer.parseInt(name);
      if (index > current) {
        throw new Refused("invalid stage index " + index);
      }
      return circular(index);
    }
    Integer index = stages.get(Words.lower(name));
    if (index == null) {
      ImageName.check(name);
      return -1;
    }
    return circular(index);
  }

  private int circular(int index) throws Refused {
    if (index == current) {
      String name = "stage-" + current;
      for (Map.Entry<String, Integer> stage : stages.entrySet()) {
        name = stage.getValue() == current ? Bytes.out(stage.getKey()) : name;
      }
      throw new Refused("circular dependency detected on stage: " + name);
    }
    return index;
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private Heredoc heredoc(Heredocs.Mark mark, Words.Word word) throws Refused {
    Line.Body body = null;
    for (Line.Body candidate : in.line().heredocs()) {
      body = candidate.name().equals(mark.name()) ? candidate : body;
    }
    Span span = body == null ? in.span(word.end(), word.end()) : body.content();
    String raw = body == null ? "" : Bytes.in(span.source().bytes(), span.start(), span.end());
    int[] origins = new int[raw.length() + 1];
    String content = mark.chomp() ? chomped(raw, origins) : raw;
    if (!mark.chomp()) {
      for (int i = 0; i <= raw.length(); i++) {
        origins[i] = i;
      }
    }
    Value value = new Value(content, null);
    if (mark.expand()) {
      Substitution expanded = Substitution.heredoc(content, scope);
      value = expanded.value();
      origins = expanded.origins(origins);
    }
    for (int i = 0; i < origins.length; i++) {
      origins[i] += span.start();
    }
    return new Heredoc(
        Bytes.out(mark.name()),
        new Text(Bytes.out(value.text()), span, value.hiddenBy()),
        Source.derived(Bytes.raw(value.text()), span.source(), origins),
        span);
  }

  static String chomped(String text) {
    return chomped(text, new int[text.length() + 1]);
  }

  /** Without the tabs at the beginning of each line; notes where each character stood. */
  private static String chomped(String text, int[] origins) {
    StringBuilder made = new StringBuilder(text.length());
    boolean lineStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!lineStart || c != '\t') {
        origins[made.length()] = i;
        made.append(c);
        lineStart = c == '\n';
      }
    }
    origins[made.length()] = text.length();
    return made.toString();
  }
}
