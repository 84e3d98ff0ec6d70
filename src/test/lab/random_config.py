"""Draws the nginx configuration of a random stack: routes right and wrong, in every form a proxy_pass can take."""

RETRY = ["proxy_next_upstream off;", "proxy_next_upstream error timeout http_502;", "proxy_next_upstream http_503;",
         "proxy_next_upstream_tries 1;", "proxy_next_upstream error timeout non_idempotent;"]
NO_LENGTH = 'proxy_set_header Content-Length "";'
METHODS = {"fastcgi": "fastcgi_pass", "uwsgi": "uwsgi_pass"}


class Config:
    """Collects blocks; `routes` are the paths a client can ask for."""

    def __init__(self, random, plan, backends):
        self.random, self.plan, self.backends = random, plan, backends
        self.upstreams, self.locations, self.streams, self.routes = [], [], [], []
        self.chance = False

    # Where to

    def host_of(self, backend):
        """A name or address for a backend, usually a right one."""
        random, plan = self.random, self.plan
        shared = backend.compose.get("network_mode") == "service:nginx"
        on_host = backend.compose.get("network_mode") == "host"
        if random.random() < 0.72:
            if shared or on_host and plan.nginx_mode == "host":
                return random.choice(["127.0.0.1", "localhost", "127.0.0.1"])
            if plan.nginx_mode == "host" and backend.published:
                return "127.0.0.1"
            if on_host and plan.gateway:
                return "host.docker.internal"
            if backend.address and random.random() < 0.15:
                return backend.address
            return random.choice(backend.names)
        wrong = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0", backend.name, backend.name.upper()]
        wrong += [f"{backend.name}.{self.network_name(backend)}"]
        if plan.gateway:
            wrong += ["host.docker.internal"] * 2
        if random.random() < 0.35:
            wrong += [typo(random, backend.name), "host.docker.internal", "backend"]
        subnet = plan.subnets.get(backend.networks[0]) if backend.networks else None
        if subnet:
            wrong += [subnet + ".1", subnet + ".20"]
        return random.choice(wrong)

    def network_name(self, backend):
        network = backend.networks[0] if backend.networks else "default"
        return self.plan.real_names.get(network, f"{self.plan.project}_{network}")

    def port_of(self, backend, host):
        random = self.random
        # never nginx's own port: it would call itself without end
        own = host in ("127.0.0.1", "localhost", "0.0.0.0", "[::1]")
        published = backend.published if host in ("127.0.0.1", "localhost", "host.docker.internal") else 0
        if random.random() < 0.82:
            return published or (8001 if backend.port == 80 and own else backend.port)
        if own:
            return random.choice([3000, 8000, backend.port + 1])
        return random.choice([backend.published or 8080, 80, 3000, 8000, backend.port + 1])

    def address(self, backend):
        """host:port or unix:path"""
        if backend.socket and self.random.random() < 0.85:
            missing = self.random.random() < 0.12
            return "unix:/run/app/" + ("other.sock" if missing else "app.sock")
        host = self.host_of(backend)
        port = self.port_of(backend, host)
        return f"{host}:{port or 3000}"

    # How

    def route(self, number):
        backend = self.random.choice(self.backends)
        forms = ["direct", "upstream", "variable", "request_uri", "fallback", "auth", "mirror", "named", "stream"]
        form = self.random.choices(forms, [40, 24, 10, 3, 5, 3, 3, 4, 3])[0]
        if backend.protocol in METHODS and self.random.random() < 0.9:
            form = "other"
        getattr(self, "_" + form)(backend, number)

    def _location(self, number, lines):
        self.locations.append((f"/r{number}", lines))
        self.routes.append(f"/r{number}")

    def _options(self):
        random, lines = self.random, []
        if random.random() < 0.5:
            lines.append("proxy_set_header Host $host;")
        if random.random() < 0.2:
            lines += ["proxy_http_version 1.1;", 'proxy_set_header Connection "";']
        if random.random() < 0.15:
            lines.append(random.choice(RETRY))
        return lines

    def _direct(self, backend, number):
        scheme = "https" if self.random.random() < 0.03 else "http"
        address = self.address(backend)
        if address.startswith("unix:"):
            address += ":"
        uri = self.random.choice(["", "", "/", "/v1/"])
        self._location(number, self._options() + [f"proxy_pass {scheme}://{address}{uri};"])

    def _upstream(self, backend, number):
        self._location(number, self._options() + [f"proxy_pass http://{self.block(backend, number)};"])

    def block(self, backend, number):
        random, name = self.random, f"u{number}"
        servers = [backend] + random.sample(self.backends, min(random.choice([0, 1, 1, 2]), len(self.backends)))
        lines = []
        if random.random() < 0.15:
            lines.append(random.choice(["least_conn;", "hash $request_uri;", "zone " + name + " 64k;"]))
        for place, server in enumerate(servers):
            extra = ""
            if place and random.random() < 0.25 and not any("hash" in line for line in lines):
                extra = " backup"
            elif place and random.random() < 0.1:
                extra = " down"
            if random.random() < 0.2:
                extra += random.choice([" max_fails=0", " max_fails=3 fail_timeout=5s", " weight=3"])
            lines.append(f"server {self.address(server)}{extra};")
        if random.random() < 0.2:
            lines.append("keepalive 16;")
        self.upstreams.append((name, lines))
        return name

    def _variable(self, backend, number):
        random, lines = self.random, []
        address = self.address(backend)
        if random.random() < 0.75:
            resolver = "127.0.0.11" if random.random() < 0.95 else "127.0.0.53"
            valid = random.choice(["", " valid=1s", " valid=10s", " ipv6=off"])
            lines += [f"resolver {resolver}{valid};", "resolver_timeout 1s;"]
        if len(self.plan.ipv6_networks) or any("deploy" in b.compose for b in self.backends):
            self.chance = True
        if address.startswith("unix:"):
            address += ":"
        self._location(number, lines + [f"set $backend{number} {address};", f"proxy_pass http://$backend{number};"])

    def _request_uri(self, backend, number):
        lines = ["resolver 127.0.0.11;", "resolver_timeout 1s;"] if self.random.random() < 0.5 else []
        address = self.address(backend)
        if address.startswith("unix:"):
            return self._direct(backend, number)
        if len(self.plan.ipv6_networks) or any("deploy" in b.compose for b in self.backends):
            self.chance = True
        self._location(number, lines + [f"proxy_pass http://{address}$request_uri;"])

    def _other(self, backend, number):
        address, keyword = self.address(backend), METHODS[backend.protocol]
        if self.random.random() < 0.2:
            address = self.block(backend, number)
        lines = [f"include {backend.protocol}_params;"]
        if backend.protocol == "fastcgi":
            lines.append("fastcgi_param SCRIPT_FILENAME /var/www/html/index.php;")
        self._location(number, lines + [f"{keyword} {address};"])

    def _target(self, backend):
        address = self.address(backend)
        return f"proxy_pass http://{address}{':' if address.startswith('unix:') else ''};"

    def _fallback(self, backend, number):
        other = self.random.choice(self.backends)
        status = self.random.choice(["= ", "=200 ", ""])
        self._location(number, [f"error_page 502 504 {status}@f{number};", self._target(backend)])
        self.locations.append((f"@f{number}", [self._target(other)]))

    def _auth(self, backend, number):
        other = self.random.choice(self.backends)
        self.locations.append((f"= /auth{number}", ["internal;", "proxy_pass_request_body off;", NO_LENGTH, self._target(other)]))
        self._location(number, [f"auth_request /auth{number};", self._target(backend)])

    def _mirror(self, backend, number):
        other = self.random.choice(self.backends)
        self.locations.append((f"= /mirror{number}", ["internal;", self._target(other)]))
        self._location(number, [f"mirror /mirror{number};", self._target(backend)])

    def _named(self, backend, number):
        self._location(number, [f"try_files /none @n{number};"])
        self.locations.append((f"@n{number}", [self._target(backend)]))

    def _stream(self, backend, number):
        if backend.socket:
            return self._direct(backend, number)
        self.streams.append((6000 + number, self.address(backend)))

    # Text

    def text(self):
        """(http part, stream part) as nginx text; the http part fits conf.d as well as an http block."""
        out = "".join(_block(f"upstream {name}", lines) + "\n" for name, lines in self.upstreams)
        server = ["listen 80;"]
        if self.random.random() < 0.2:
            server.append("server_name example.test localhost;")
        kinds = sorted({b.protocol for b in self.backends} & set(METHODS))
        if self.plan.timeout:
            server += [f"{kind}_connect_timeout {self.plan.timeout};" for kind in ["proxy", *kinds]]
        # a program that waits for words in another protocol would hold the lab up for a minute
        server += [f"{kind}_read_timeout 3s;" for kind in ["proxy", *kinds]]
        body = "".join("    " + line + "\n" for line in server)
        for path, lines in self.locations:
            body += "\n" + _block(f"location {path}", lines, "    ")
        out += "server {\n" + body + "}\n"
        stream = "".join(_block("server", [f"listen {port};", "proxy_connect_timeout 2s;", "proxy_timeout 3s;", f"proxy_pass {to};"], "    ")
                         for port, to in self.streams)
        return out, stream


def _block(head, lines, pad=""):
    return f"{pad}{head} {{\n" + "".join(f"{pad}    {line}\n" for line in lines) + pad + "}\n"


def typo(random, name):
    at = random.randrange(len(name))
    wrong = [name[:at] + name[at + 1 :], name + "s", name.replace("_", "-") + "1", name.replace("-", "_") + "x"]
    return random.choice(wrong)
