package no502.topology;

import no502.text.Letters;

/**
 * A container's name as Compose makes it up, {@code project-service-1}: what comes before the
 * service is the project's name, which the folder gives and the command line can change.
 *
 * @param project what would have to be the project's name
 * @param underscores the form of docker-compose version 1 and of the compatibility mode
 */
record GeneratedName(Container container, String project, boolean underscores) {

  /** Reads the name as that of some service's container; null when it has not that form. */
  static GeneratedName of(Stack stack, String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    if (end == name.length() || end == 0) {
      return null;
    }
    char separator = name.charAt(end - 1);
    if (separator != '-' && separator != '_') {
      return null;
    }
    String rest = name.substring(0, end - 1);
    for (Container container : stack.containers().values()) {
      String tail = separator + Letters.lower(container.name());
      if (rest.length() > tail.length()
          && rest.endsWith(tail)
          && container.service().containerName() == null) {
        String project = rest.substring(0, rest.length() - tail.length());
        return new GeneratedName(container, project, separator == '_');
      }
    }
    return null;
  }
}
