"""Draws the containers of a random stack: what they run, where they hang, and what they are called."""

import json
from dataclasses import dataclass, field

NAMES = ["app", "api", "web_api", "auth", "shop", "orders-api", "frontend", "Admin", "search", "blog"]
PORTS = [3000, 5000, 8000, 8080, 9090, 4000]


@dataclass
class Drawn:
    """One backend as drawn: its Compose entry, what lab.json tells of it, and what routes need to know."""

    name: str
    compose: dict
    lab: dict
    port: int = 0
    protocol: str = "http"
    networks: list = field(default_factory=list)
    names: list = field(default_factory=list)
    published: int = 0
    socket: str = ""
    address: str = ""
    files: dict = field(default_factory=dict)


def programs(random):
    """(image, command, listeners, protocol) of a program whose listener its command line or image tells."""
    port = random.choice(PORTS)
    host = random.choices(["0.0.0.0", "127.0.0.1", "::", "::1", ""], [60, 17, 8, 3, 12])[0]
    kind = random.choices(
        ["http.server", "gunicorn", "uvicorn", "flask", "php -S", "whoami", "httpd", "fpm", "uwsgi", "none", "mysql"],
        [18, 18, 14, 8, 6, 9, 6, 9, 2, 1, 2],
    )[0]
    brackets = f"[{host}]" if ":" in host else host
    if kind == "http.server":
        bind = f" --bind {host}" if host else ""
        return "python:3.12-slim", f"python -m http.server {port}{bind}", [f"{brackets or '0.0.0.0'}:{port}"], "http"
    if kind == "gunicorn":
        if not host:
            return "shop/app:1.4", "gunicorn app:app", ["127.0.0.1:8000"], "http"
        return "shop/app:1.4", f"gunicorn -b {brackets}:{port} app:app", [f"{brackets}:{port}"], "http"
    if kind == "uvicorn":
        if not host:
            return "shop/app:1.4", f"uvicorn app:app --port {port}", [f"127.0.0.1:{port}"], "http"
        # uvicorn gives asyncio the host: "::" is IPv6 only there
        host, brackets = ("0.0.0.0", "0.0.0.0") if host == "::" else (host, brackets)
        return "shop/app:1.4", f"uvicorn app:app --host {host} --port {port}", [f"{brackets}:{port}"], "http"
    if kind == "flask":
        flag, where = (" --host 0.0.0.0", "0.0.0.0") if host == "0.0.0.0" else ("", "127.0.0.1")
        return "shop/app:1.4", f"flask --app app run{flag} --port {port}", [f"{where}:{port}"], "http"
    if kind == "php -S":
        where = "127.0.0.1" if host == "127.0.0.1" else "0.0.0.0"
        return "php:8.3-cli", f"php -S {where}:{port} -t /srv", [f"{where}:{port}"], "http"
    if kind == "whoami":
        return "traefik/whoami:v1.10", f"--port {port}", [f"[::]:{port}"], "http"
    if kind == "httpd":
        return "httpd:2.4", None, ["[::]:80"], "http"
    if kind == "fpm":
        return "php:8.3-fpm", None, ["[::]:9000 fastcgi"], "fastcgi"
    if kind == "uwsgi":
        return "shop/app:1.4", f"uwsgi --socket 0.0.0.0:{port} --wsgi-file app.py", [f"0.0.0.0:{port} uwsgi"], "uwsgi"
    if kind == "mysql":
        return "mysql:8.4", None, ["[::]:3306 mysql"], "mysql"
    return "busybox:1.36", "sleep infinity", [], "http"


def draw_backend(random, number, plan):
    name = plan.names.pop(random.randrange(len(plan.names)))
    image, command, listen, protocol = programs(random)
    if random.random() < 0.04:  # built elsewhere: nothing tells where it listens
        image, command, listen, protocol = f"shop/{name.lower()}:2", None, [f"0.0.0.0:{random.choice(PORTS)}"], "http"
    port = int(listen[0].split()[0].rpartition(":")[2]) if listen else random.choice(PORTS)
    drawn = Drawn(name, {"image": image}, {"listen": listen} if listen else {}, port, protocol, names=[name])
    if command:
        drawn.compose["command"] = command
    if random.random() < 0.06 and protocol == "http":
        drawn.socket, drawn.port = "/run/app/app.sock", 0
        drawn.compose.update(image="shop/app:1.4", command="gunicorn -b unix:/run/app/app.sock app:app")
        drawn.compose["volumes"] = ["sockets:/run/app"]
        drawn.lab["listen"] = ["unix:/run/app/app.sock"]
        plan.sockets = True
    _place(random, drawn, plan, number)
    _life(random, drawn)
    if drawn.compose["image"] == "shop/app:1.4":
        _house(random, drawn)
    return drawn


def _house(random, drawn):
    """Most applications stand in an image that is known, or in one whose Dockerfile is at hand."""
    form = random.choices(["public", "build", "elsewhere"], [50, 42, 8])[0]
    if form == "public":
        drawn.compose["image"] = "python:3.12-slim"
    elif form == "build":
        folder = drawn.name.lower()
        command = drawn.compose["command"]
        words = command.split()
        text = "FROM python:3.12-slim\nWORKDIR /srv\nRUN pip install --no-cache-dir flask gunicorn uvicorn uwsgi\nCOPY . .\n"
        if random.random() < 0.3:
            text += f"ENTRYPOINT {json.dumps(words[:1])}\nCMD {json.dumps(words[1:])}\n"
        else:
            text += "CMD " + (json.dumps(words) if random.random() < 0.7 else command) + "\n"
        drawn.files[f"{folder}/Dockerfile"] = text
        drawn.compose = {"build": "./" + folder} | {k: v for k, v in drawn.compose.items() if k not in ("image", "command")}


def _place(random, drawn, plan, number):
    mode = random.choices(["", "host", "service:nginx", "none"], [84, 6, 8, 2])[0]
    if mode == "service:nginx" and (plan.nginx_mode or drawn.port == 80 or plan.taken & {drawn.port}):
        mode = ""
    if mode == "host" and plan.host_ports & {drawn.port, 80}:
        mode = ""
    if mode == "host":
        if drawn.port == 80 and plan.nginx_mode == "host":
            mode = ""
        else:
            plan.host_ports.add(drawn.port)
    if mode == "service:nginx":
        plan.taken.add(drawn.port)
    if mode:
        drawn.compose["network_mode"] = mode
        return
    _networks(random, drawn, plan, number)
    if random.random() < 0.15:
        drawn.compose["container_name"] = f"{drawn.name.lower()}-main"
        drawn.names.append(f"{drawn.name.lower()}-main")
    if random.random() < 0.1:
        drawn.compose["hostname"] = f"{drawn.name.lower()}.local"
        drawn.names.append(f"{drawn.name.lower()}.local")
    if random.random() < 0.3 and drawn.port:
        _publish(random, drawn, plan)


def _networks(random, drawn, plan, number):
    if plan.networks:
        count = 1 if random.random() < 0.75 else min(2, len(plan.networks))
        near = random.random() < 0.85 and plan.nginx_networks
        chosen = [random.choice(plan.nginx_networks)] if near else random.sample(plan.networks, 1)
        if count == 2:
            chosen += [n for n in plan.networks if n not in chosen][:1]
        drawn.networks = chosen
        drawn.compose["networks"] = list(chosen)
    else:
        drawn.networks = ["default"]
    options = {}
    if random.random() < 0.12:
        options["aliases"] = [f"{drawn.name.lower()}.internal"]
        drawn.names.append(f"{drawn.name.lower()}.internal")
    subnet = plan.subnets.get(drawn.networks[0])
    if subnet and random.random() < 0.7:
        drawn.address = f"{subnet}.{20 + number}"
        options["ipv4_address"] = drawn.address
    if options:
        drawn.compose["networks"] = {n: options if k == 0 else None for k, n in enumerate(drawn.networks)}


def _publish(random, drawn, plan):
    host = drawn.port if random.random() < 0.4 else random.choice([18080, 28080, 13000, 15000, 8081])
    if host in plan.host_ports or host == 80:
        return
    plan.host_ports.add(host)
    drawn.published = host
    form = random.choice(["{h}:{c}", "{h}:{c}", "127.0.0.1:{h}:{c}", "0.0.0.0:{h}:{c}", "long"])
    if form == "long":
        drawn.compose["ports"] = [{"target": drawn.port, "published": str(host), "protocol": "tcp"}]
    else:
        drawn.compose["ports"] = [form.format(h=host, c=drawn.port)]


def _life(random, drawn):
    if random.random() < 0.06:
        drawn.lab["late"] = 1
    if random.random() < 0.01:
        drawn.compose.update(image="busybox:1.36", command="true")
        drawn.compose.pop("volumes", None)
        drawn.lab = {"exits": 0}
    elif random.random() < 0.05:
        drawn.compose["profiles"] = ["debug"]
    elif random.random() < 0.06 and not {"container_name", "ports", "network_mode"} & set(drawn.compose):
        if not drawn.address and not drawn.socket:
            drawn.compose["deploy"] = {"replicas": 2}
    if random.random() < 0.25 and drawn.lab.get("listen") and not drawn.socket:
        drawn.compose["healthcheck"] = {
            "test": ["CMD-SHELL", f"nc -z 127.0.0.1 {drawn.port}"], "interval": "1s", "retries": 20,
        }
