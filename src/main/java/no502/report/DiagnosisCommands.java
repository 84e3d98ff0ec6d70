package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.log.Answer;
import no502.log.Shell;
import no502.text.Seq;

/** Makes commands right for where they are typed: Compose finds its files by itself only there. */
final class DiagnosisCommands {
  private static final String COMPOSE = "docker compose ";
  private static final List<String> FOUND =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  private DiagnosisCommands() {}

  /** The steps of an answer with commands for the working folder. */
  static List<Answer.Step> steps(Answer answer, Names names) {
    List<String> files = Seq.of(answer.files()).map(names::shown).toList();
    String compose = COMPOSE + (isFound(files) ? "" : options(files));
    List<Answer.Step> steps = new ArrayList<>();
    for (Answer.Step step : answer.steps()) {
      String command = step.command().replace(COMPOSE, compose);
      String mend = step.mend().replace(COMPOSE, compose);
      steps.add(new Answer.Step(step.suspect(), command, step.meaning(), mend));
    }
    return steps;
  }

  private static boolean isFound(List<String> files) {
    boolean overridden = files.size() == 2 && files.get(1).contains(".override.y");
    boolean here = Seq.of(files).noneMatch(file -> file.indexOf('/') >= 0);
    return files.isEmpty()
        || here && FOUND.contains(files.get(0)) && (files.size() == 1 || overridden);
  }

  private static String options(List<String> files) {
    StringBuilder options = new StringBuilder();
    for (String file : files) {
      options.append("-f ").append(Shell.word(file)).append(' ');
    }
    return options.toString();
  }
}
