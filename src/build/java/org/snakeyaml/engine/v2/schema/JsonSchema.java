package org.snakeyaml.engine.v2.schema;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Stands before snakeyaml-engine's class of this name. Every {@code LoadSettings} makes one, and
 * the library's compiles five regular expressions for it; no502 reads the parser's events alone,
 * which ask no schema.
 */
public final class JsonSchema implements Schema {
  @Override
  public ScalarResolver getScalarResolver() {
    throw new UnsupportedOperationException("events alone are read");
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    throw new UnsupportedOperationException("events alone are read");
  }
}
