package no502.log;

import java.io.IOException;
import java.io.InputStream;

/** Opens a gzipped log: a port, so that the engine itself needs no decompression. */
@FunctionalInterface
public interface Unpacker {
  InputStream unpack(InputStream packed) throws IOException;
}
