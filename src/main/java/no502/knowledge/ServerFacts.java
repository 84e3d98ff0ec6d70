package no502.knowledge;

import java.util.List;

/**
 * What a server program does when its command line says nothing else: one row of the servers table.
 *
 * @param program how the table calls it, for instance {@code gunicorn}
 * @param bind all, all4, loopback, loopback4, localhost (whichever family the host gives), given
 *     (no default), env
 * @param flags options that change bind or port, and environment variables that do
 */
public record ServerFacts(
    String program,
    String bind,
    int port,
    String protocol,
    List<String> flags,
    List<String> environment,
    boolean verified,
    String evidence) {}
