package no502.rules;

import java.util.List;
import no502.topology.Container;
import no502.topology.Launch;

/** Programs that are known to take their time before they answer. */
final class SlowStarters {
  private static final List<String> IMAGES =
      List.of(
          "elasticsearch",
          "opensearch",
          "kibana",
          "logstash",
          "keycloak",
          "sonarqube",
          "gitlab-ce",
          "gitlab-ee",
          "jenkins",
          "nexus3",
          "tomcat",
          "wildfly",
          "solr",
          "confluence",
          "jira-software",
          "neo4j",
          "cassandra",
          "oracle",
          "mssql");

  /** Work that a command does before its server starts. */
  private static final List<String> COMMANDS =
      List.of(
          "npm install",
          "npm ci",
          "npm run build",
          "yarn install",
          "yarn build",
          "pnpm install",
          "pip install",
          "composer install",
          "bundle install",
          "next build",
          "vite build",
          "go run",
          "cargo run",
          "mvn ",
          "gradlew",
          "dotnet run",
          "dotnet watch",
          "manage.py migrate",
          "alembic upgrade",
          "prisma migrate",
          "db:migrate",
          "artisan migrate",
          "collectstatic",
          "java -jar",
          "spring-boot:run");

  private SlowStarters() {}

  /** What makes it slow, as a few words; null when nothing is known to. */
  static String why(Container container) {
    StringBuilder command = new StringBuilder();
    for (Launch.Arg word : container.launch().words()) {
      command.append(word.text() == null ? "" : word.text()).append(' ');
    }
    for (String slow : COMMANDS) {
      if (command.indexOf(slow) >= 0) {
        return slow.trim();
      }
    }
    if (container.facts() != null) {
      String image = container.facts().image();
      String name = image.substring(image.lastIndexOf('/') + 1);
      return IMAGES.contains(name) ? name : null;
    }
    return null;
  }
}
