package no502.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the real nginx did with a stack before anything was changed at run time.
 *
 * @param start each container's start: {@code ok}, {@code failed}, {@code not started: …}
 * @param invalid why Compose refuses the stack; empty when it does not
 * @param inDetail whether the log, too, ends before the first change
 * @param open why the requests cannot be told apart from those after a change; empty when they can
 */
record Observation(
    Map<String, Object> start,
    String invalid,
    String open,
    List<Request> requests,
    List<Symptom> symptoms,
    boolean inDetail) {

  /** One answer to a client; {@code by} is the backend that gave it, or empty. */
  record Request(String path, int port, String status, String by, String to) {
    boolean answered() {
      return !by.isEmpty();
    }

    /** The service that answered, whichever of its replicas it was. */
    String container() {
      return by.replaceFirst("#.*", "");
    }
  }

  /** One kind of line in nginx's error log. */
  record Symptom(
      String what,
      String name,
      String phase,
      String path,
      String subrequest,
      String peer,
      String nginx) {}

  /** One line of {@code lab.sh run}. */
  static Observation live(Map<String, Object> line) {
    Map<String, Object> settled = Json.map(line.get("settled"));
    List<Request> requests =
        Json.maps(settled.get("requests")).stream().map(Observation::request).toList();
    return of(line, "", requests, true, Json.maps(settled.get("symptoms")));
  }

  /** The observed.json beside a committed stack. */
  static Observation recorded(LabStack stack) {
    Map<String, Object> seen = Json.parse(LabStack.read(stack.folder().resolve("observed.json")));
    boolean exact = stack.compare().equals("exact");
    String open =
        stack.changes() && !exact || stack.late() ? "only the whole of it is recorded" : "";
    List<Request> requests = new ArrayList<>();
    int left = exact && stack.changes() ? asksBeforeChange(stack) : Integer.MAX_VALUE;
    for (Map<String, Object> row : Json.maps(seen.get("requests"))) {
      if (left > 0) {
        requests.add(stack.compare().equals("phases") ? withBackend(request(row)) : request(row));
      }
      left -= exact ? (Integer) row.get("times") : 0;
    }
    return of(seen, open, requests, false, Json.maps(seen.get("symptoms")));
  }

  private static int asksBeforeChange(LabStack stack) {
    int asks = 0;
    for (Map<String, Object> step : stack.steps()) {
      if (step.keySet().stream().anyMatch(LabStack.CHANGES::contains)) {
        break;
      }
      asks += step.containsKey("request") ? (Integer) step.getOrDefault("times", 1) : 0;
    }
    return asks;
  }

  private static Observation of(
      Map<String, Object> seen,
      String open,
      List<Request> requests,
      boolean inDetail,
      List<Map<String, Object>> symptoms) {
    return new Observation(
        Json.map(seen.get("start")),
        Json.text(seen, "invalid"),
        open,
        requests,
        symptoms.stream().map(Observation::symptom).toList(),
        inDetail);
  }

  private static Request request(Map<String, Object> row) {
    String path = Json.text(row, "request").replaceFirst("^\\S+ ", "");
    String status = Json.text(row, "status");
    String by = Json.text(row, "by");
    return new Request(
        path, (Integer) row.getOrDefault("port", 80), status, by, Json.text(row, "to"));
  }

  /** Recorded as phases, no row names the backend; nginx's own answers are 500, 502 and 504. */
  private static Request withBackend(Request row) {
    boolean own = List.of("500", "502", "504", "no answer").contains(row.status);
    return new Request(row.path, row.port, row.status, own ? "" : "a backend", row.to);
  }

  private static Symptom symptom(Map<String, Object> row) {
    return new Symptom(
        Json.text(row, "symptom"),
        Json.text(row, "name"),
        Json.text(row, "phase"),
        Json.text(row, "request").replaceFirst("^\\S+ ", ""),
        Json.text(row, "subrequest"),
        Json.text(row, "peer"),
        Json.text(row, "nginx"));
  }

  boolean started(String nginx) {
    return "ok".equals(start.get(nginx)) || "ok".equals(start.get(nginx + "#1"));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("start " + start);
    requests.stream().distinct().forEach(r -> text.append("\n      ").append(told(r)));
    symptoms.forEach(s -> text.append("\n      logged ").append(told(s)));
    return text.toString();
  }

  private static String told(Request r) {
    String port = r.port == 80 ? "" : ":" + r.port;
    return port + r.path + " -> " + r.status + (r.by.isEmpty() ? "" : " by " + r.by);
  }

  private static String told(Symptom s) {
    String where = s.subrequest.isEmpty() ? s.path : s.path + " (" + s.subrequest + ")";
    return s.what + " " + s.name + " " + s.phase + " " + s.peer + " for " + where;
  }
}
