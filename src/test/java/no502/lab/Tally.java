package no502.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.lab.Ruling.Kind;

/** Counts rulings, and keeps both stories of every disagreement. */
final class Tally {
  private final Map<Kind, Integer> routes = new EnumMap<>(Kind.class);
  private final Map<String, Integer> hiddenBy = new TreeMap<>();
  private final Map<String, Integer> passedOver = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final Map<String, String> where = new TreeMap<>();
  private int stacks;

  /** Whether all routes of this stack agree with what was seen. */
  boolean count(LabStack stack, Observation seen, List<Ruling> rulings) {
    stacks++;
    boolean fine = true;
    for (Ruling ruling : rulings) {
      routes.merge(ruling.kind(), 1, Integer::sum);
      if (ruling.kind() == Kind.DISAGREES) {
        fine = false;
      } else if (ruling.kind() == Kind.UNKNOWN) {
        hiddenBy.merge(ruling.why(), 1, Integer::sum);
        open.add(stack.name());
        where.putIfAbsent(ruling.why(), stack.name());
      } else if (ruling.kind() == Kind.NOT_ASKED) {
        passedOver.merge(ruling.why(), 1, Integer::sum);
      }
    }
    if (!fine) {
      disagreements.add(story(stack, seen, rulings));
    }
    return fine;
  }

  /** Both stories, side by side; those of the stack's other routes with it. */
  private static String story(LabStack stack, Observation seen, List<Ruling> rulings) {
    StringBuilder text = new StringBuilder(stack.name());
    for (Ruling ruling : rulings) {
      String mark = ruling.kind() == Kind.DISAGREES ? "  BUT " + ruling.why() : "";
      text.append("\n    no502 said ").append(ruling.said()).append(mark);
    }
    return text.append("\n    nginx did  ").append(seen).toString();
  }

  /** What hides the unknown, with names, numbers and paths taken out; how many routes each. */
  Map<String, Integer> reasons() {
    Map<String, Integer> found = new TreeMap<>();
    hiddenBy.forEach((why, times) -> found.merge(inGeneral(why), times, Integer::sum));
    return found;
  }

  private static String inGeneral(String why) {
    return why.replaceFirst(
            "^DNS outside the files decides what .* is$",
            "DNS outside the files decides what a name is")
        .replaceFirst(
            "^the host's own name service decides what .* is$",
            "the host's own name service decides what a name is")
        .replaceFirst("port \\d+$", "that port")
        .replaceFirst("which address \\S+ listens", "which address a program listens")
        .replaceFirst("^what the image \\S+ runs", "what an image built elsewhere runs")
        .replaceFirst(
            "^the (entrypoint of the )?image \\S+ (is|may)", "the $1image of a program $2")
        .replaceFirst("^the image of \\S+ may", "the image of a program may")
        .replaceFirst("^the network \\S+ is", "a network is")
        .replaceFirst("the socket /\\S+$", "a socket");
  }

  int stacks() {
    return stacks;
  }

  int of(Kind kind) {
    return routes.getOrDefault(kind, 0);
  }

  List<String> disagreements() {
    return disagreements;
  }

  /** The stacks with a route whose answer is unknown. */
  List<String> open() {
    return open.stream().distinct().toList();
  }

  /** Unknown routes in a hundred of those that were held against nginx or could have been. */
  double unknownPercent() {
    int all = of(Kind.AGREES) + of(Kind.DISAGREES) + of(Kind.UNKNOWN);
    return all == 0 ? 0 : 100.0 * of(Kind.UNKNOWN) / all;
  }

  String summary() {
    return stacks
        + " stacks: "
        + of(Kind.AGREES)
        + " routes agree, "
        + of(Kind.DISAGREES)
        + " disagree, "
        + of(Kind.UNKNOWN)
        + " unknown ("
        + Math.round(unknownPercent() * 10) / 10.0
        + " %), "
        + of(Kind.NOT_ASKED)
        + " not asked";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(summary());
    disagreements.forEach(story -> text.append("\n  ").append(story));
    hiddenBy.forEach(
        (why, times) ->
            text.append("\n  unknown ")
                .append(times)
                .append("x ")
                .append(why)
                .append(" (")
                .append(where.get(why))
                .append(")"));
    passedOver.forEach(
        (why, times) -> text.append("\n  not asked ").append(times).append("x ").append(why));
    return text.toString();
  }
}
