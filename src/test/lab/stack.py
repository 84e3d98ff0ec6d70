"""A scenario as written: docker-compose.yml as Docker reads it, and lab.json, which says what cannot be read from it."""

import json
import os
import re
import shlex
from dataclasses import dataclass, field

import yaml

import programs
from refusal import StackError


@dataclass
class Port:
    host_ip: str
    published: int
    target: int


@dataclass
class Mount:
    kind: str
    source: str
    target: str


@dataclass
class Attachment:
    """How one service hangs on one network."""

    aliases: list = field(default_factory=list)
    ipv4: str = ""
    ipv6: str = ""


@dataclass
class Service:
    name: str
    image: str = ""
    command: list = None
    container_name: str = ""
    hostname: str = ""
    mode: str = ""
    networks: dict = field(default_factory=dict)
    links: list = field(default_factory=list)
    ports: list = field(default_factory=list)
    extra_hosts: dict = field(default_factory=dict)
    mounts: list = field(default_factory=list)
    depends: dict = field(default_factory=dict)
    profiles: list = field(default_factory=list)
    replicas: int = 1
    healthcheck: bool = False
    environment: dict = field(default_factory=dict)
    sysctls: dict = field(default_factory=dict)


@dataclass
class Network:
    name: str
    real_name: str
    internal: bool = False
    external: bool = False
    ipv6: bool = False
    subnets: list = field(default_factory=list)


@dataclass
class Stack:
    folder: str
    project: str
    services: dict
    networks: dict
    lab: dict


SERVICE_KEYS = set(
    "image build command entrypoint container_name hostname network_mode networks links ports expose extra_hosts"
    " volumes depends_on profiles scale deploy healthcheck environment sysctls restart user working_dir labels"
    " stdin_open tty init platform pull_policy configs secrets logging".split()
)
LAB_KEYS = set(
    "about truth requires dns engine host foreign services steps compare profiles hidden resilience".split()
)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Every scalar stays the text it is, so that no port becomes a number to the base 60; merge keys work."""

    yaml_implicit_resolvers = {"<": [("tag:yaml.org,2002:merge", re.compile(r"^<<$"))]}


def load(folder):
    compose_path = os.path.join(folder, "docker-compose.yml")
    try:
        with open(compose_path) as file:
            tree = yaml.load(file, _Loader) or {}
        with open(os.path.join(folder, "lab.json")) as file:
            lab = json.load(file)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise StackError(str(error)) from None
    unknown = set(lab) - LAB_KEYS
    if unknown:
        raise StackError("lab.json: unknown key " + ", ".join(sorted(unknown)))
    tree = _interpolate(tree, _environment(folder))
    project = tree.get("name") or os.path.basename(os.path.abspath(folder))
    project = re.sub(r"[^a-z0-9_-]", "", project.lower()).lstrip("_-")
    networks = _networks(tree, project)
    services = {}
    for name, body in (tree.get("services") or {}).items():
        services[name] = _service(name, body or {}, networks)
        told = lab.get("services", {}).get(name, {})
        if told.get("listen") == "as commanded":
            told["listen"] = programs.listeners(folder, body)
    return Stack(os.path.abspath(folder), project, services, networks, lab)


def _environment(folder):
    found = {}
    path = os.path.join(folder, ".env")
    if os.path.exists(path):
        with open(path) as file:
            for line in file:
                key, equals, value = line.strip().partition("=")
                if equals and not key.startswith("#"):
                    found[key.strip()] = value.strip().strip("'\"")
    return found


def _interpolate(node, env):
    if isinstance(node, dict):
        return {key: _interpolate(value, env) for key, value in node.items()}
    if isinstance(node, list):
        return [_interpolate(value, env) for value in node]
    if not isinstance(node, str):
        return node

    def replace(match):
        if match.group(0) == "$$":
            return "$"
        name, operator, other = match.group(1) or match.group(4), match.group(2), match.group(3)
        value = env.get(name)
        if operator in (":-", "-") and (value is None or operator == ":-" and not value):
            return other
        return value or ""

    return re.sub(r"\$\$|\$\{(\w+)(?:(:?-)([^}]*))?\}|\$([A-Za-z_]\w*)", replace, node)


def truth(value):
    return str(value).lower() in ("true", "yes", "on", "1")


def _pairs(value, separators="="):
    """A mapping, or a list of `key=value`, as a dict."""
    if isinstance(value, dict):
        return {key: "" if item is None else item for key, item in value.items()}
    found = {}
    for item in value or []:
        cut = re.match(r"([^%s]*)[%s]?(.*)" % (separators, separators), item, re.S)
        found[cut.group(1)] = cut.group(2)
    return found


def _networks(tree, project):
    found = {}
    declared = dict(tree.get("networks") or {})
    declared.setdefault("default", {})
    for name, body in declared.items():
        body = body or {}
        external = truth(body.get("external", "false"))
        real = body.get("name") or (name if external else project + "_" + name)
        subnets = [c["subnet"] for c in (body.get("ipam") or {}).get("config") or [] if "subnet" in c]
        found[name] = Network(
            name,
            real,
            truth(body.get("internal", "false")),
            external,
            truth(body.get("enable_ipv6", "false")),
            subnets,
        )
    return found


def _service(name, body, networks):
    unknown = set(body) - SERVICE_KEYS
    if unknown:
        raise StackError(f"service {name}: the lab does not know " + ", ".join(sorted(unknown)))
    service = Service(name)
    service.image = body.get("image") or ""
    command = body.get("command")
    service.command = shlex.split(command) if isinstance(command, str) else command
    service.container_name = body.get("container_name") or ""
    service.hostname = body.get("hostname") or ""
    service.mode = body.get("network_mode") or ""
    service.networks = _attachments(name, body, networks)
    service.links = list(body.get("links") or [])
    service.ports = [port for item in body.get("ports") or [] for port in _ports(item)]
    service.extra_hosts = _pairs(body.get("extra_hosts"), "=:")
    service.mounts = [_mount(item) for item in body.get("volumes") or []]
    service.depends = _depends(body, service)
    service.profiles = list(body.get("profiles") or [])
    deploy = body.get("deploy") or {}
    service.replicas = int(deploy.get("replicas") or body.get("scale") or 1)
    check = body.get("healthcheck") or {}
    service.healthcheck = bool(check) and not truth(check.get("disable", "false"))
    service.environment = _pairs(body.get("environment"))
    service.sysctls = _pairs(body.get("sysctls"))
    return service


def _attachments(name, body, networks):
    if body.get("network_mode"):
        return {}
    written = body.get("networks")
    if not written:
        return {"default": Attachment()}
    if isinstance(written, list):
        written = {item: None for item in written}
    found = {}
    for network, options in written.items():
        if network not in networks:
            raise StackError(f"service {name} refers to undefined network {network}")
        options = options or {}
        found[network] = Attachment(
            list(options.get("aliases") or []),
            options.get("ipv4_address") or "",
            options.get("ipv6_address") or "",
        )
    return found


def _ports(item):
    if isinstance(item, dict):
        if item.get("protocol", "tcp") != "tcp":
            return []
        return [Port(item.get("host_ip", ""), int(item.get("published") or 0), int(item["target"]))]
    match = re.match(r"^(?:\[?(.*?)\]?:)??(?:([\d-]*):)?([\d-]+)(?:/(\w+))?$", item)
    if not match:
        raise StackError("port not understood: " + item)
    host_ip, published, target, protocol = match.groups()
    if (protocol or "tcp") != "tcp":
        return []
    targets = _range(target)
    hosts = _range(published) if published else [0] * len(targets)
    return [Port(host_ip or "", host, inner) for host, inner in zip(hosts, targets)]


def _range(text):
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def _mount(item):
    if isinstance(item, dict):
        return Mount(item.get("type", "volume"), item.get("source", ""), item["target"])
    parts = item.split(":")
    if len(parts) == 1:
        return Mount("volume", "", parts[0])
    kind = "bind" if parts[0].startswith((".", "/", "~")) else "volume"
    return Mount(kind, parts[0], parts[1])


def _depends(body, service):
    written = body.get("depends_on") or {}
    if isinstance(written, list):
        written = {item: None for item in written}
    found = {}
    for other, options in written.items():
        options = options or {}
        if truth(options.get("required", "true")):
            found[other] = options.get("condition", "service_started")
    for link in service.links:
        found.setdefault(link.split(":")[0], "service_started")
    if service.mode.startswith("service:"):
        found.setdefault(service.mode[8:], "service_started")
    return found


def is_nginx(stack, service):
    told = stack.lab.get("services", {}).get(service.name, {}).get("runs")
    if told:
        return told == "nginx"
    base = service.image.split("/")[-1].split(":")[0].split("@")[0]
    return base == "nginx"
