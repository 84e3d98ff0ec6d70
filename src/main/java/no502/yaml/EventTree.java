package no502.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.text.Span;
import no502.yaml.YamlNode.Style;
import no502.yaml.YamlReader.Refusal;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/**
 * Builds the tree from the parser's events, with a stack of its own: depth costs no call frames.
 */
final class EventTree {
  /** Deeper than any file meant for Docker, far from what a stack of calls can bear. */
  private static final int MAX_DEPTH = 200;

  private final Characters characters;
  private final ParserImpl parser;
  private final List<YamlNode> documents = new ArrayList<>();
  private final List<Open> stack = new ArrayList<>();

  /** The finished nodes of all open collections, the innermost one's at the end. */
  private YamlNode[] waiting = new YamlNode[64];

  private int waitingCount;

  private final String[] recent = new String[256];
  private final Map<String, YamlNode> anchors = new HashMap<>();

  EventTree(Characters characters, ParserImpl parser) {
    this.characters = characters;
    this.parser = parser;
  }

  List<YamlNode> documents() {
    int documentEnd = 0;
    while (parser.hasNext()) {
      Event event = parser.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          Directives.check(characters, documentEnd, end(event), (DocumentStartEvent) event);
        }
        case DocumentEnd -> documentEnd = end(event);
        case Scalar -> add(scalar((ScalarEvent) event));
        case Alias -> add(alias((AliasEvent) event));
        case SequenceStart, MappingStart -> open((CollectionStartEvent) event);
        case SequenceEnd, MappingEnd -> close(event);
        default -> {
          // Stream start and end carry nothing; comments stay in the source.
        }
      }
    }
    return documents;
  }

  private static int start(Event event) {
    return event.getStartMark().get().getIndex();
  }

  private static int end(Event event) {
    return event.getEndMark().get().getIndex();
  }

  private void add(YamlNode node) {
    if (stack.isEmpty()) {
      documents.add(node);
    } else {
      if (waitingCount == waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waitingCount);
      }
      waiting[waitingCount++] = node;
    }
  }

  private YamlNode scalar(ScalarEvent event) {
    Style style = style(event.getScalarStyle());
    int start = characters.offset(start(event));
    int end = characters.offset(end(event));
    if (style == Style.DOUBLE_QUOTED) {
      Strictness.checkEscapes(characters.source, start, end);
    }
    String text = event.getValue();
    if (style == Style.LITERAL || style == Style.FOLDED) {
      text = withoutInventedBreak(end, text);
      end = withoutTrailingBreaks(start, end);
    } else if (text.indexOf(YamlReader.LONE_DASH) >= 0) {
      text = text.replace(YamlReader.LONE_DASH, '-');
    }
    String tag = event.getTag().orElse(null);
    String anchor = anchor(event.getAnchor().orElse(null));
    YamlNode node =
        new YamlNode.Scalar(characters.source, start, end, shared(text), style, tag, anchor);
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  /** One text for all that say the same, as the keys of a Compose file do. */
  private String shared(String text) {
    int slot = text.hashCode() & (recent.length - 1);
    if (!text.equals(recent[slot])) {
      recent[slot] = text;
    }
    return recent[slot];
  }

  private static String anchor(Anchor anchor) {
    return anchor == null ? null : anchor.getValue();
  }

  /** Our parser ends a block scalar with a line break even where the file does not. */
  private String withoutInventedBreak(int end, String text) {
    byte[] bytes = characters.source.bytes();
    boolean atEnd = end == bytes.length && bytes.length > 0;
    boolean invented = atEnd && bytes[bytes.length - 1] != '\n' && bytes[bytes.length - 1] != '\r';
    return invented && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private int withoutTrailingBreaks(int start, int end) {
    byte[] bytes = characters.source.bytes();
    int last = end;
    while (last > start
        && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r' || bytes[last - 1] == ' ')) {
      last--;
    }
    return last;
  }

  private static Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
      case LITERAL -> Style.LITERAL;
      case FOLDED -> Style.FOLDED;
      case PLAIN -> Style.PLAIN;
    };
  }

  private YamlNode alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    int start = characters.offset(start(event));
    int end = characters.offset(end(event));
    Span span = characters.source.span(start, end);
    for (Open open : stack) {
      if (name.equals(open.anchor)) {
        throw new Refusal(span, "anchor '" + name + "' value contains itself");
      }
    }
    YamlNode target = anchors.get(name);
    if (target == null) {
      throw new Refusal(
          span, "unknown anchor '" + name + "' referenced: nothing before it bears this anchor");
    }
    return new YamlNode.Alias(characters.source, start, end, name, target);
  }

  private void open(CollectionStartEvent event) {
    if (stack.size() >= MAX_DEPTH) {
      throw new Refusal(
          characters.span(start(event), end(event)),
          "nested deeper than " + MAX_DEPTH + " levels: not read any further");
    }
    stack.add(new Open(event, anchor(event.getAnchor().orElse(null))));
  }

  private void close(Event event) {
    Open open = stack.remove(stack.size() - 1);
    YamlNode node = open.finish(end(event));
    Arrays.fill(waiting, open.first, waitingCount, null);
    waitingCount = open.first;
    if (open.anchor != null) {
      anchors.put(open.anchor, node);
    }
    add(node);
  }

  /** A collection whose end has not come yet. */
  private final class Open {
    final String anchor;
    private final String tag;
    private final boolean flow;
    private final int startIndex;
    private final boolean mapping;

    /** Where its nodes begin among those that wait. */
    private final int first = waitingCount;

    Open(CollectionStartEvent event, String anchor) {
      this.anchor = anchor;
      this.tag = event.getTag().orElse(null);
      this.flow = event.isFlow();
      this.startIndex = EventTree.start(event);
      this.mapping = event instanceof MappingStartEvent;
    }

    YamlNode finish(int endIndex) {
      int start = start();
      int end = flow ? characters.offset(endIndex) : blockEnd(start);
      Style style = flow ? Style.FLOW : Style.BLOCK;
      return mapping
          ? new YamlNode.Mapping(characters.source, start, end, pairs(), style, tag, anchor)
          : new YamlNode.Sequence(characters.source, start, end, items(), style, tag, anchor);
    }

    private List<YamlNode> items() {
      return List.of(Arrays.copyOfRange(waiting, first, waitingCount));
    }

    /** The keys and values come by turns. */
    private List<YamlNode.Pair> pairs() {
      YamlNode.Pair[] pairs = new YamlNode.Pair[(waitingCount - first) / 2];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = new YamlNode.Pair(waiting[first + 2 * i], waiting[first + 2 * i + 1]);
      }
      return List.of(pairs);
    }

    private int start() {
      return flow || !mapping || waitingCount == first
          ? characters.offset(startIndex)
          : waiting[first].start();
    }

    /**
     * The parser ends a block only at the next token; the block itself ends with its last entry.
     */
    private int blockEnd(int start) {
      if (waitingCount == first) {
        return start;
      }
      int end = waiting[waitingCount - 1].end();
      return mapping ? Math.max(waiting[waitingCount - 2].end(), end) : end;
    }
  }
}
