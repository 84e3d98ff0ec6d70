package no502.log;

/** Whether what may be a secret in a request is shown. A query string is never kept at all. */
public enum Secrets {
  MASKED,
  SHOWN;

  LogGroup in(LogGroup group) {
    return this == SHOWN
        ? group
        : group.with(path(group.path()), path(group.subrequest()), message(group));
  }

  private static String path(String path) {
    return path == null ? null : Mask.path(path);
  }

  /** What a program says on its error output can hold anything. */
  private static String message(LogGroup group) {
    boolean told = group.sample() != null && group.trouble() != Trouble.FASTCGI_STDERR;
    return told ? Mask.message(group.sample()) : null;
  }
}
