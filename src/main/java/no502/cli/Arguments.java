package no502.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Nearest;

/** The words of a command line, sorted into options and operands. */
final class Arguments {
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> operands = new ArrayList<>();
  private final List<Option> known;

  /**
   * One option a command takes.
   *
   * @param name with its dashes, such as {@code --format}
   * @param brief a one-letter form such as {@code -f}, or null
   * @param value what it takes, for the help; null for a switch; {@code [=all]} for an optional one
   * @param choices the words that it may take, when there are only a few
   */
  record Option(String name, String brief, String value, String help, List<String> choices) {
    Option(String name, String brief, String value, String help) {
      this(name, brief, value, help, List.of());
    }

    boolean takesValue() {
      return value != null && !value.startsWith("[");
    }
  }

  private Arguments(List<Option> known) {
    this.known = known;
  }

  static Arguments parse(List<Option> known, List<String> words) {
    Arguments parsed = new Arguments(known);
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      if (word.equals("--")) {
        parsed.operands.addAll(words.subList(at, words.size()));
        break;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        parsed.operands.add(word);
      } else {
        at = parsed.option(word, words, at);
      }
    }
    return parsed;
  }

  private int option(String word, List<String> words, int next) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    String name = equals < 0 ? word : word.substring(0, equals);
    Option option = known(name);
    List<String> values = options.computeIfAbsent(option.name(), k -> new ArrayList<>());
    if (equals >= 0) {
      if (option.value() == null) {
        throw new UsageError(name + " takes no value");
      }
      values.add(word.substring(equals + 1));
    } else if (option.takesValue()) {
      if (next == words.size()) {
        throw new UsageError(name + " needs a value: " + option.value());
      }
      values.add(words.get(next));
      return next + 1;
    } else {
      values.add("");
    }
    return next;
  }

  private Option known(String name) {
    List<String> names = new ArrayList<>();
    for (Option option : known) {
      if (name.equals(option.name()) || name.equals(option.brief())) {
        return option;
      }
      names.add(option.name());
      if (option.brief() != null) {
        names.add(option.brief());
      }
    }
    throw new UsageError("unknown option " + name + Nearest.hint(name, names));
  }

  List<String> operands() {
    return operands;
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The last value given; null when the option is not there. */
  String value(String option) {
    List<String> values = options.get(option);
    return values == null ? null : values.get(values.size() - 1);
  }

  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** A value that must be one of a few words. */
  String choice(String option, String otherwise, List<String> choices) {
    String value = value(option);
    if (value == null) {
      return otherwise;
    }
    if (!choices.contains(value)) {
      throw new UsageError(
          option
              + " knows "
              + String.join(", ", choices)
              + ", not "
              + value
              + Nearest.hint(value, choices));
    }
    return value;
  }
}
