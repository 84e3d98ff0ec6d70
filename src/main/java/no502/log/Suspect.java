package no502.log;

/** Why an upstream can fail: what a person would look for, one command each to tell. */
public enum Suspect {
  WRONG_PORT("the backend listens on another port than nginx asks"),
  LOOPBACK_ELSEWHERE("localhost is nginx's own container, and the backend is in another"),
  OTHER_FAMILY("the backend listens on IPv4 and nginx asks over IPv6, or the other way round"),
  BINDS_LOOPBACK("the backend listens on its own 127.0.0.1 only"),
  NOT_LISTENING("the backend's program is not up: it crashed, or never came to listen"),
  START_RACE("nginx was ready before the backend was"),
  STALE_ADDRESS("the backend got a new address and nginx still uses the old one"),
  NO_SHARED_NETWORK("nginx and the backend share no network"),
  NO_SUCH_NAME("no container on nginx's networks has this name"),
  SERVICE_OFF("the backend's container does not run"),
  NAME_ON_HOST("nginx runs in host mode, where container names mean nothing"),
  HOST_GATEWAY("host.docker.internal has no address in this container"),
  HOST_PORT("nobody listens on this port of the host, where nginx asks"),
  NOTHING_BEHIND_PORT("the port is published and nothing listens behind it"),
  PROTOCOL("the backend speaks another protocol than nginx does"),
  SOCKET_MISSING("the unix socket is not there, where nginx runs"),
  SOCKET_MODE("nginx's user may not write to the unix socket"),
  SOCKET_STALE("the unix socket is a leftover: no program listens on it any more"),
  NO_RESOLVER("the name is looked up at run time and no resolver is set"),
  RESOLVER_CANNOT_KNOW("the resolver that nginx asks cannot know this name"),
  RESOLVER_DOWN("the resolver that nginx asks does not answer"),
  ADDRESS_NOBODY("nobody has this address"),
  OTHER_NETWORK("the address lies in a network that nginx is not on"),
  FIREWALL("a firewall or security group stops the packets"),
  OUTSIDE("nginx has no way out to this address"),
  NO_IPV6("there is no IPv6 where nginx runs"),
  ALL_DOWN("every server of the upstream is marked down"),
  ANSWERS_COUNT_AS_FAILURES("the backends answer with an error that nginx counts as a failure"),
  EARLIER_FAILURES("all peers failed shortly before, so nginx asks none of them for a while"),
  NOT_RESOLVED_YET("nginx has no address of the upstream yet"),
  ASKS_ITSELF("nginx asks itself, until no connection is left"),
  PORT_TAKEN("another program already listens on nginx's port"),
  PORT_FORBIDDEN("the user that nginx runs as may not listen on a port this low"),
  LISTEN_ADDRESS("nginx is told to listen on an address that it does not have"),
  REFUSED_CONFIG("nginx refuses its configuration"),
  WAITS_FOR_HEALTH("nginx waits for a container that can never be called healthy"),
  SLOW("the backend takes longer than nginx waits"),
  IDLE_WEBSOCKET("a WebSocket was silent for longer than nginx waits"),
  CLOSES(
      "the backend ends the connection without an answer: it crashes or gives up on the request"),
  REUSED("the backend closes idle connections before nginx does"),
  HEADER("the answer's header is larger than nginx's buffer"),
  SCRIPT("php-fpm does not find the script under the path that nginx sends"),
  BAD_TARGET("the variable in the pass holds no whole address"),
  AUTH_ANSWERS("the auth_request got an answer other than 2xx, 401 or 403"),
  TEMPORARY_FILES("nginx may not write where it keeps answers for a while"),
  DISK_FULL("the disk is full where nginx keeps answers for a while"),
  OVERLOADED("the backend takes no more connections"),
  TLS_SETTINGS("nginx and the backend agree on no TLS version, name or certificate"),
  PORTS_EXHAUSTED("nginx has no free local port left"),
  FILES_LIMIT("nginx may not open more files"),
  MANY_CONNECTIONS("nginx has more clients than worker_connections");

  private final String title;

  Suspect(String title) {
    this.title = title;
  }

  /** One phrase for people. */
  public String title() {
    return title;
  }

  /** A stable id for machines. */
  public String id() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < name().length(); i++) {
      char c = name().charAt(i);
      id.append(c == '_' ? '-' : Character.toLowerCase(c));
    }
    return id.toString();
  }
}
