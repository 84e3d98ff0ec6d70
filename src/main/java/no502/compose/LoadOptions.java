package no502.compose;

import java.util.List;

/**
 * How one file is to be loaded.
 *
 * @param folder the absolute folder relative paths of {@code extends} and {@code include} start
 *     from
 * @param environment what interpolation sees
 * @param base whether the file only lends a service to another: then it is neither validated nor
 *     are its own extends and includes followed at once
 * @param included the files on the way here, for cycles
 */
record LoadOptions(String folder, Environment environment, boolean base, List<String> included) {}
