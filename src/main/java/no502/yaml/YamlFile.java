package no502.yaml;

import java.util.List;
import no502.text.Problem;
import no502.text.Source;

/**
 * What one YAML file holds: the root of each document (an empty document is a null scalar), and
 * what go-yaml, the reader inside Docker, would refuse.
 *
 * @param source the text the spans point into; not the given one if that was UTF-16
 */
public record YamlFile(Source source, List<YamlNode> documents, List<Problem> problems) {

  public boolean readable() {
    return problems.isEmpty();
  }
}
