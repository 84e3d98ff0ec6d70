"""generate.py SEED COUNT OUTDIR: random stacks over the whole space, the same ones for the same seed."""

import os
import sys
from random import Random

import programs
from random_config import Config
from random_services import NAMES, draw_backend
from writing import write_stack


class Plan:
    """What must be settled before any service is drawn."""

    def __init__(self, random, project):
        self.project, self.names = project, list(NAMES)
        self.networks, self.declared, self.subnets, self.real_names = [], {}, {}, {}
        self.ipv6_networks, self.sockets, self.linked = [], False, ""
        self.taken, self.host_ports = {80}, {8088}
        self.nginx_mode = "host" if random.random() < 0.07 else ""
        if self.nginx_mode:
            self.host_ports.add(80)
        self._draw_networks(random)
        count = 1 if random.random() < 0.75 else 2
        self.nginx_networks = [] if self.nginx_mode else random.sample(self.networks, min(count, len(self.networks)))
        self.gateway = not self.nginx_mode and random.random() < 0.2
        self.event = random.choice(["stop", "crash", "new", "new", "same", "reload"]) if random.random() < 0.12 else ""
        self.slow = bool(self.subnets or self.event)
        self.timeout = random.choices(["1s", "2s", "4s"], [60, 30, 10])[0] if self.slow or random.random() < 0.2 else ""

    def _draw_networks(self, random):
        form = random.choices(["default", "one", "two", "three"], [45, 15, 30, 10])[0]
        names = {"default": [], "one": ["web"], "two": ["front", "back"], "three": ["front", "back", "data"]}[form]
        self.networks = list(names)
        for number, name in enumerate(names or ["default"]):
            options = {}
            if random.random() < 0.12:
                options["enable_ipv6"] = True
                self.ipv6_networks.append(name)
            if name != "front" and random.random() < 0.12:
                options["internal"] = True
            if random.random() < 0.18:
                self.subnets[name] = f"10.{40 + number}.0"
                options["ipam"] = {"config": [{"subnet": f"10.{40 + number}.0.0/24"}]}
            elif random.random() < 0.08 and name != "default":
                options["name"] = self.real_names[name] = f"shared_{name}"
                if random.random() < 0.5:
                    options.pop("enable_ipv6", None)
                    options.pop("internal", None)
                    if name in self.ipv6_networks:
                        self.ipv6_networks.remove(name)
                    options["external"] = True
            if options or name != "default":
                self.declared[name] = options


def generate(seed, number, folder):
    random = Random(f"{seed}/{number}")
    plan = Plan(random, os.path.basename(folder))
    backends = [draw_backend(random, k, plan) for k in range(random.choice([1, 2, 2, 3]))]
    _link(random, plan, backends)
    config = Config(random, plan, backends)
    for route in range(random.choice([1, 1, 2, 3])):
        config.route(route)
    http, stream = config.text()
    files, mounts = _files(random, http, stream)
    for backend in backends:
        files |= backend.files
    services = {"nginx": _nginx(random, plan, backends, mounts, config)} | {b.name: b.compose for b in backends}
    if random.random() < 0.3:
        services = dict(reversed(services.items()))
    compose = {"services": services}
    if plan.declared:
        compose["networks"] = plan.declared
    if plan.sockets:
        compose["volumes"] = {"sockets": {}}
    lab = {"about": f"generated, seed {seed}, number {number}"}
    lab["services"] = {b.name: b.lab for b in backends if b.lab}
    lab["steps"] = _steps(random, plan, config, backends)
    timed = any("late" in b.lab for b in backends)
    if config.chance or timed or plan.slow or any("deploy" in b.compose for b in backends) or plan.ipv6_networks:
        lab["compare"] = "set"
    write_stack(folder, compose, files, lab)
    for backend in backends:
        _same_as_commanded(folder, backend)


def _same_as_commanded(folder, backend):
    """The lab's reading of command lines is what repairs are proven with: it must know every program drawn here."""
    if backend.lab.get("listen") and ("command" in backend.compose or "build" in backend.compose):
        read = programs.listeners(folder, backend.compose)
        if read != backend.lab["listen"]:
            sys.exit(f"{folder}: {backend.name} was drawn to listen on {backend.lab['listen']}, its command says {read}")


def _files(random, http, stream):
    if not stream and random.random() < 0.6:
        return {"nginx.conf": http}, ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
    if not stream and random.random() < 0.3:
        return {"conf.d/site.conf": http}, ["./conf.d:/etc/nginx/conf.d:ro"]
    text = "worker_processes 1;\n\nevents {\n    worker_connections 256;\n}\n\nhttp {\n    include mime.types;\n\n"
    text += "".join("    " + line + "\n" if line else "\n" for line in http.splitlines()) + "}\n"
    if stream:
        text += "\nstream {\n" + stream + "}\n"
    return {"nginx.conf": text}, ["./nginx.conf:/etc/nginx/nginx.conf:ro"]


def _nginx(random, plan, backends, mounts, config):
    body = {"image": random.choice(["nginx:1.22", "nginx:1.27-bookworm", "nginx:latest", "nginx"])}
    if plan.nginx_mode:
        body["network_mode"] = plan.nginx_mode
    else:
        body["ports"] = ["8088:80"]
    body["volumes"] = mounts + (["sockets:/run/app"] if plan.sockets and random.random() < 0.9 else [])
    if plan.nginx_networks:
        body["networks"] = list(plan.nginx_networks)
    if plan.gateway:
        form = random.choice([["host.docker.internal:host-gateway"], {"host.docker.internal": "host-gateway"}])
        body["extra_hosts"] = form
    near = [b for b in backends if not set(b.compose) & {"network_mode", "profiles"}]
    if plan.linked:
        body["links"] = [plan.linked + ":linked"]
    depends = [b for b in near if random.random() < 0.6]
    if depends and random.random() < 0.5:
        body["depends_on"] = [b.name for b in depends]
    elif depends:
        body["depends_on"] = {b.name: {"condition": _condition(random, b)} for b in depends}
    if random.random() < 0.05 and not plan.nginx_mode:
        body["sysctls"] = {"net.ipv6.conf.all.disable_ipv6": "1"}
    return body


def _link(random, plan, backends):
    first = backends[0]
    if random.random() < 0.05 and not plan.nginx_mode and not set(first.compose) & {"network_mode", "profiles", "deploy"}:
        plan.linked = first.name
        first.names.append("linked")


def _condition(random, backend):
    if backend.lab.get("exits") == 0 and random.random() < 0.5:
        return "service_completed_successfully"
    if "healthcheck" in backend.compose and "exits" not in backend.lab:
        return "service_healthy"
    return "service_healthy" if random.random() < 0.04 else "service_started"


def _steps(random, plan, config, backends):
    asks = []
    for path in config.routes:
        ask = {"request": path, "times": 1 if plan.slow else random.choice([1, 2, 3, 4])}
        if random.random() < 0.15:
            ask["method"] = "POST"
        asks.append(ask)
    asks += [{"request": "/", "port": port, "times": 2} for port, _ in config.streams]
    steps = [{"wait": 0.2}] if any("resolver" in line for _, lines in config.locations for line in lines) else []
    if any("late" in b.lab for b in backends):
        return steps + asks + [{"wait": 1.2}] + asks
    steps += asks
    alive = [b for b in backends if not set(b.compose) & {"network_mode", "profiles", "deploy"} and "exits" not in b.lab]
    if alive and plan.event:
        name = random.choice(alive).name
        if plan.event in ("stop", "crash"):
            steps.append({plan.event: name})
        elif plan.event == "same":
            steps.append({"recreate": name, "address": "same"})
        else:
            steps.append({"recreate": name})
        if plan.event == "reload":
            steps.append({"reload": "nginx"})
        steps += asks
    return steps


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: generate.py SEED COUNT OUTDIR")
    seed, count, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    width = len(str(max(count - 1, 1)))
    for number in range(count):
        generate(seed, number, os.path.join(out, f"s{seed}-{number:0{width}d}"))


if __name__ == "__main__":
    main()
