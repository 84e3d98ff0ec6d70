package no502.dockerfile;

import no502.dockerfile.Dockerfile.Healthcheck;
import no502.dockerfile.Dockerfile.Instruction;
import no502.dockerfile.Dockerfile.Process;

/** Reads {@code HEALTHCHECK [options] CMD …} and {@code HEALTHCHECK NONE}. */
final class HealthcheckReader {
  private final Reading in;
  private final Instructions commands;

  HealthcheckReader(Reading in, Instructions commands) {
    this.in = in;
    this.commands = commands;
  }

  Instruction read() throws Refused {
    if (in.args().isEmpty()) {
      throw new Refused("HEALTHCHECK requires at least one argument");
    }
    String text = in.line().text().text();
    int end = in.from();
    while (end < in.to() && !Bytes.space(text.charAt(end))) {
      end++;
    }
    String type = Words.upper(text.substring(in.from(), end));
    int command = Words.skipSpace(text, end, in.to());
    if (type.equals("NONE")) {
      if (command < in.to()) {
        throw new Refused("HEALTHCHECK NONE takes no arguments");
      }
      return new Instruction.Health(
          new Healthcheck(true, null, null, null, null, null, in.line().span()), in.line().span());
    }
    in.allow("interval", "timeout", "start-period", "start-interval", "retries");
    if (!type.equals("CMD")) {
      throw new Refused("Unknown type \"" + Bytes.out(type) + "\" in HEALTHCHECK (try CMD)");
    }
    Process process = commands.process(command, "HEALTHCHECK CMD");
    if (process.words().isEmpty()) {
      throw new Refused("Missing command after HEALTHCHECK CMD");
    }
    for (String name : new String[] {"interval", "timeout", "start-period", "start-interval"}) {
      checkDuration(in.flag(name));
    }
    checkRetries(in.flag("retries"));
    return new Instruction.Health(
        new Healthcheck(
            false,
            process,
            in.flagText("interval"),
            in.flagText("timeout"),
            in.flagText("retries"),
            in.flagText("start-period"),
            in.line().span()),
        in.line().span());
  }

  private static void checkRetries(String text) throws Refused {
    if (text == null || text.isEmpty()) {
      return;
    }
    int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    boolean digits = text.length() > from && text.length() < 11;
    for (int i = from; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) {
      throw new Refused("strconv.ParseInt: parsing \"" + Bytes.out(text) + "\": invalid syntax");
    }
    if (text.charAt(0) == '-' && text.replace("0", "").length() > 1) {
      throw new Refused("--retries cannot be negative (" + text + ")");
    }
  }

  /** Go's durations: {@code 1h30m}, {@code 1.5s}, {@code 0}; a bare number has no unit. */
  private static void checkDuration(String text) throws Refused {
    if (text == null || text.isEmpty() || text.equals("0")) {
      return;
    }
    String shown = "\"" + Bytes.out(text) + "\"";
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    boolean any = false;
    while (at < text.length()) {
      int start = at;
      int digits = 0;
      while (at < text.length() && (text.charAt(at) == '.' || digit(text.charAt(at)))) {
        digits += digit(text.charAt(at)) ? 1 : 0;
        at++;
      }
      int unit = at;
      while (at < text.length() && text.charAt(at) != '.' && !digit(text.charAt(at))) {
        at++;
      }
      if (digits == 0 || text.substring(start, unit).replace(".", "").length() + 1 < unit - start) {
        throw new Refused("time: invalid duration " + shown);
      }
      if (unit == at) {
        throw new Refused("time: missing unit in duration " + shown);
      }
      String name = text.substring(unit, at);
      if (!" ns us \u00c2\u00b5s \u00ce\u00bcs ms s m h ".contains(" " + name + " ")) {
        throw new Refused("time: unknown unit \"" + Bytes.out(name) + "\" in duration " + shown);
      }
      any = true;
    }
    if (!any) {
      throw new Refused("time: invalid duration " + shown);
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
