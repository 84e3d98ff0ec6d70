package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.log.Answer;
import no502.log.LogGroup;
import no502.log.Phase;
import no502.log.Tally;
import no502.log.Trouble;

/** Sentences about a log that several formats share; what clients wrote comes masked. */
final class DiagnosisWords {
  private static final int MOST_REQUESTS = 3;
  private static final int MOST_ADDRESSES = 4;

  private DiagnosisWords() {}

  /** Such as {@code app:8080: cannot connect (111)}. */
  static String headline(Answer answer) {
    LogGroup group = answer.groups().get(0);
    StringBuilder out = new StringBuilder(answer.target()).append(": ").append(symptom(group));
    return out.toString();
  }

  static String symptom(LogGroup group) {
    Trouble trouble = group.trouble();
    StringBuilder out = new StringBuilder(trouble.words());
    if (group.code() > 0) {
      out.append(" (").append(group.code()).append(meaning(group)).append(')');
    }
    if (group.phase() != Phase.NONE && trouble != Trouble.CONNECT && trouble != Trouble.NO_LIVE) {
      out.append(' ').append(group.phase().words());
    }
    return out.toString();
  }

  private static String meaning(LogGroup group) {
    if (group.trouble() == Trouble.NOT_RESOLVED) {
      return switch (group.code()) {
        case 1 -> ", query not understood";
        case 2 -> ", server failure";
        case 3 -> ", no such name";
        case 4 -> ", not implemented";
        case 5 -> ", query refused";
        case 110 -> ", no answer";
        default -> "";
      };
    }
    return switch (group.code()) {
      case 111 -> ", refused";
      case 113 -> ", no route to host";
      case 110 -> ", no answer";
      case 101 -> ", network unreachable";
      case 99 -> ", no such local address";
      case 98 -> ", address in use";
      case 104 -> ", connection reset";
      case 32 -> ", broken pipe";
      case 13 -> ", permission denied";
      case 11 -> ", queue full";
      case 2 -> ", no such file";
      default -> "";
    };
  }

  /** nginx's own words, where the headline does not say as much; else null. */
  static String said(Answer answer) {
    LogGroup group = answer.groups().get(0);
    return switch (group.trouble()) {
      case CONFIG, TLS, BAD_ANSWER, BIND, RESOLVER -> group.sample();
      default -> null;
    };
  }

  static String certainty(Answer answer) {
    return switch (answer.certainty()) {
      case PROVEN -> "proven by your files";
      case LIKELY -> "likely, by your files";
      case POSSIBLE ->
          answer.steps().size() == 1
              ? "as nginx says itself"
              : "most likely of what remains; the files cannot know";
    };
  }

  /** The addresses behind the name, and who they can be; null where the target says it all. */
  static String logged(Answer answer) {
    if (answer.addresses().isEmpty()) {
      return null;
    }
    int most = Math.min(MOST_ADDRESSES, answer.addresses().size());
    String out = "Logged as: " + String.join(", ", answer.addresses().subList(0, most));
    out += most < answer.addresses().size() ? " …" : "";
    List<String> peers = answer.peers();
    return peers.isEmpty() ? out : out + ", which can be " + String.join(" or ", peers);
  }

  static String amount(Answer answer) {
    StringBuilder out =
        new StringBuilder(Totals.plural((int) Math.min(answer.count(), 1 << 30), "line"));
    out.append(", ").append(share(answer.permille()));
    if (answer.first() != null) {
      out.append(", ").append(answer.first());
      if (!answer.first().equals(answer.last())) {
        out.append(" to ").append(answer.last());
      }
    }
    return out.toString();
  }

  private static String share(int permille) {
    return permille >= 995 ? "all of it" : permille < 10 ? "under 1 %" : (permille + 5) / 10 + " %";
  }

  /** A few of the requests. */
  static List<String> requests(Answer answer) {
    List<String> told = new ArrayList<>();
    for (LogGroup group : answer.groups()) {
      if (group.path() != null) {
        String request = method(group) + group.path();
        String sub = group.subrequest();
        request += sub == null ? "" : " (asks " + sub + ")";
        boolean named = group.server() != null && !group.server().isEmpty();
        request += named ? " on " + group.server() : "";
        if (!told.contains(request) && told.size() < MOST_REQUESTS) {
          told.add(request);
        }
      }
    }
    return told;
  }

  private static String method(LogGroup group) {
    return group.method() == null ? "" : group.method() + " ";
  }

  static String summary(Tally tally, long troubles) {
    StringBuilder out = new StringBuilder();
    out.append("Read ").append(number(tally.lines()));
    out.append(tally.lines() == 1 ? " line" : " lines");
    if (tally.first() != null) {
      out.append(", ").append(tally.first());
      out.append(tally.first().equals(tally.last()) ? "" : " to " + tally.last());
    }
    out.append("; ").append(number(troubles));
    out.append(troubles == 1 ? " tells" : " tell").append(" of an upstream's trouble");
    return out.append('.').toString();
  }

  /** Which of several stacks was taken; null where there is no choice. */
  static String stacks(List<String> stacks) {
    return stacks.size() < 2
        ? null
        : "Of the stacks here, "
            + stacks.get(0)
            + " fits this log best, then "
            + String.join(", ", stacks.subList(1, stacks.size()))
            + ". Name one after the log to have no other.";
  }

  /** What programs behind FastCGI said of themselves; null when nothing. */
  static String remarks(Tally tally) {
    long count = 0;
    for (LogGroup group : tally.groups()) {
      count += group.trouble() == Trouble.FASTCGI_STDERR ? group.count() : 0;
    }
    return count == 0
        ? null
        : number(count)
            + (count == 1 ? " line is what" : " lines are what")
            + " a FastCGI program wrote of itself; nginx did reach it.";
  }

  /** Of the lines that are not nginx's; null when there are none. */
  static String unknown(Tally tally) {
    if (tally.unknown() == 0) {
      return null;
    }
    if (tally.unknown() == tally.lines()) {
      return "No line looks like nginx's: is this its log?";
    }
    return number(tally.unknown())
        + (tally.unknown() == 1 ? " line is" : " lines are")
        + " of no kind known here; passed over.";
  }

  /** What the access log in the same stream says; null when there is none. */
  static String clients(Tally tally, long troubles) {
    if (tally.requests() == 0) {
      return null;
    }
    boolean own = troubles == 0 && tally.ended(500) + tally.ended(502) + tally.ended(504) > 0;
    return requests(tally)
        + (own ? " nginx logged no trouble here: the backend itself answered so." : "");
  }

  private static String requests(Tally tally) {
    return "Clients: "
        + number(tally.requests())
        + (tally.requests() == 1 ? " request, " : " requests, ")
        + number(tally.ended(502))
        + " ended in 502, "
        + number(tally.ended(504))
        + " in 504, "
        + number(tally.ended(500))
        + " in 500.";
  }

  private static String number(long number) {
    String digits = String.valueOf(number);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }
}
