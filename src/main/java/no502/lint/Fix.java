package no502.lint;

import java.util.List;
import no502.text.Edit;

/**
 * A repair as exact edits, possibly in several files.
 *
 * @param title an imperative sentence
 * @param safe proven to be what the author meant; otherwise it is suggested and applied only on
 *     request
 */
public record Fix(String title, boolean safe, List<Edit> edits) {}
