package no502.topology;

/** What is spoken on a port, as far as nginx's pass directives tell it apart. */
public enum Protocol {
  HTTP,
  HTTPS,
  GRPC,
  FASTCGI,
  UWSGI,
  SCGI,
  MEMCACHED,
  /** A bare TCP service such as a database: right for stream, wrong for the others. */
  TCP,
  /** A stream server that listens with {@code udp}: names count, ports cannot be checked. */
  UDP,
  UNKNOWN
}
