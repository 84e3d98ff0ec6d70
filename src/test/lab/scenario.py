"""Runs one stack: brings it up in Compose's order, takes the steps of lab.json, and writes down what was seen."""

import asyncio
import contextlib
import errno
import re
from itertools import groupby

import nginx_run
import observe
import smoke
from docker import Docker
from stack import StackError, is_nginx

LIMIT = 150


async def run(stack, scratch, binary, unprivileged, in_detail=False):
    scenario = Scenario(stack, scratch, binary, unprivileged)
    try:
        await asyncio.wait_for(scenario.play(), LIMIT)
        await asyncio.sleep(0.01)
        return scenario.observed() | ({"settled": scenario.settled_phase()} if in_detail else {})
    finally:
        await scenario.close()


class Scenario:
    def __init__(self, stack, scratch, binary, unprivileged):
        self.stack, self.scratch, self.binary, self.unprivileged = stack, scratch, binary, unprivileged
        self.lab = stack.lab
        self.docker = Docker(stack, scratch)
        self.nginx, self.start, self.requests = {}, {}, []
        self.ready, self.tasks = {}, []
        self.settled, self.changed, self.before_change = [], False, None
        self.smoke = None

    def told(self, name):
        return self.lab.get("services", {}).get(name, {})

    async def play(self):
        services = self._active()
        self.docker.build(services)
        for container in list(self.docker.containers.values()):  # foreign ones
            await self.docker.linked(container)
            await self._listen(container)
        for service in self._order(services):
            if service.name in self.ready:
                continue  # came up beside the nginx whose namespace it shares
            reason = await self._wait_for(service)
            if reason:
                self.start[service.name] = "not started: " + reason
            else:
                await self._up(service)
        for step in self.lab.get("steps") or [{"request": "/", "times": 3}]:
            await self._step(step)

    # Bringing up

    def _active(self):
        profiles = set(self.lab.get("profiles", []))
        return [s for s in self.stack.services.values() if not s.profiles or profiles & set(s.profiles)]

    def _order(self, services):
        """Dependencies first; nginx as late as its dependants allow."""
        known = {service.name: service for service in services}
        done, ordered = set(), []

        def visit(service, path):
            if service.name in path:
                raise StackError("dependency cycle at " + service.name)
            if service.name in done:
                return
            for other in service.depends:
                if other not in known:
                    raise StackError(f"{service.name} depends on {other}, which is not there")
                visit(known[other], path + [service.name])
            done.add(service.name)
            ordered.append(service)

        def needs_nginx(service, path=()):
            """A service that comes after an nginx must not bring that nginx up before all the others."""
            if is_nginx(self.stack, service):
                return True
            others = [known[other] for other in service.depends if other in known and other not in path]
            return any(needs_nginx(other, (*path, service.name)) for other in others)

        for service in sorted(services, key=needs_nginx):
            visit(service, [])
        return ordered

    async def _wait_for(self, service):
        """Waits for the depends_on conditions; says why the service never starts, if so."""
        for other, condition in service.depends.items():
            told = self.told(other)
            if self.start.get(other, "").startswith("not started") and other not in self.ready:
                return other + " did not start"
            if condition == "service_healthy":
                if not (self.stack.services[other].healthcheck or told.get("image_healthcheck")):
                    return other + " has no healthcheck"
                if told.get("healthy") is False or "exits" in told:
                    return other + " is unhealthy"
                await self.ready[other].wait()
            if condition == "service_completed_successfully":
                if told.get("exits") != 0:
                    return other + (" failed" if "exits" in told else " does not end")
                await self.ready[other].wait()
        return ""

    async def _up(self, service):
        self.ready[service.name] = asyncio.Event()
        for index in range(1, service.replicas + 1):
            container = self.docker.create(service, index)
            if is_nginx(self.stack, service):
                await self._up_nginx(container)
            else:
                await self._up_plain(container)

    async def _up_plain(self, container, address=""):
        self.docker.attach(container, address)
        await self.docker.linked(container)
        if container.owns_namespace:
            self.docker.publish(container)
        late = container.lab.get("late", 0)
        if late:
            self.tasks.append(asyncio.ensure_future(self._later(container, late)))
        else:
            await self._begin(container)

    async def _later(self, container, seconds):
        await asyncio.sleep(seconds)
        await self._begin(container)

    async def _begin(self, container):
        if "exits" in container.lab:
            self.docker.detach(container)
        else:
            try:
                await self._listen(container)
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
                    raise
                self.start[container.label] = "cannot bind"  # the program ends, and its container with it
                self.docker.detach(container)
        if container.service.name in self.ready:
            self.ready[container.service.name].set()

    async def _listen(self, container, kind=""):
        replicas = container.lab.get("replicas", {})
        number = container.label.partition("#")[2]
        for text in replicas.get(number, container.lab.get("listen", [])):
            if text.startswith("SELF:"):
                own = next(iter(container.addresses.values()))[0]
                text = own + text[4:]
            text = text.split()[0] + " " + kind if kind else text
            path_of = lambda path: self.docker.path_in(container, path)
            await container.backend.listen(text, container.namespace, path_of, self.scratch)

    async def _up_nginx(self, container, address=""):
        self.docker.attach(container, address)
        await self.docker.linked(container)
        if container.owns_namespace:
            self.docker.publish(container)
        server = await self.docker.serve_names(container)
        sidecars = [s for s in self.stack.services.values() if s.mode == "service:" + container.service.name]
        # Those who live in nginx's namespace can only come after its container, but are there before its process.
        for service in sidecars:
            if not is_nginx(self.stack, service) and service in self._active():
                await self._up(service)
        self.nginx[container.label] = nginx_run.Nginx(
            self.docker, container, self.binary, server, self.unprivileged
        )
        ok = await self.nginx[container.label].start()
        self.start[container.label] = "ok" if ok else "failed"
        self.ready[container.service.name].set()

    # Steps

    async def _step(self, step):
        what = next((key for key in STEPS if key in step), None)
        if not what:
            raise StackError("lab.json: unknown step " + str(step))
        if what not in ("request", "wait") and not self.changed:
            self.changed, self.before_change = True, self._symptoms()
        await getattr(self, "_do_" + what)(step)

    async def _do_wait(self, step):
        await asyncio.sleep(step["wait"])

    async def _do_dns(self, step):
        self.docker.dns_mode = step["dns"]

    async def _do_stop(self, step):
        for container in self.docker.replicas(step["stop"]):
            await self._halt(container)

    async def _halt(self, container):
        container.backend.stop()
        await asyncio.sleep(0.005)  # its last packets leave before its cable does
        if container.label in self.nginx:
            self.nginx[container.label].kill()
        container.last_addresses = dict(container.addresses)
        self.docker.detach(container)

    async def _do_start(self, step):
        for container in self.docker.replicas(step["start"]):
            address = step.get("address", "new")
            if address == "same":
                address = next(iter(container.last_addresses.values()))[0]
            await self._up_plain(container, "" if address == "new" else address)

    async def _do_recreate(self, step):
        await self._do_stop({"stop": step["recreate"]})
        await self._do_start({"start": step["recreate"], "address": step.get("address", "new")})

    async def _do_crash(self, step):
        for container in self.docker.replicas(step["crash"]):
            container.backend.stop()
        await asyncio.sleep(0.05)

    async def _do_listen(self, step):
        for container in self.docker.replicas(step["listen"]):
            await self._listen(container, step.get("kind", ""))

    async def _do_reload(self, step):
        server = self.nginx.get(step["reload"])
        if server and server.running():
            await server.reload()

    async def _do_restart(self, step):
        server = self.nginx.get(step["restart"])
        if server:
            server.kill()
            self.start[step["restart"]] = "ok" if await server.start() else "failed"

    async def _do_smoke(self, step):
        self.smoke = await smoke.run(self, step["smoke"], smoke.settings_of(step))

    async def _do_request(self, step):
        target = self._target(step.get("to"))
        if target is None:
            return
        for turn in range(step.get("times", 1)):
            method, path, port = step.get("method", "GET"), step["request"], step.get("port", 80)
            namespace = self.docker.host if step.get("from") == "host" else target.container.namespace
            settled = not self.changed and all(task.done() for task in self.tasks)  # before it is asked, not after
            status, by = await ask(namespace, method, path, port, step.get("host", "localhost"))
            said = {"request": f"{method} {path}", "status": status} | ({"port": port} if port != 80 else {})
            if by:
                said["by"] = by
            if len(self.nginx) > 1:
                said["to"] = target.container.label
            self.requests.append(said)
            if settled:
                self.settled.append(said)
            if step.get("gap"):
                await asyncio.sleep(step["gap"])

    def _target(self, name):
        """The nginx that the client asks: the named one, else the first with a published port, else the first."""
        if name:
            names = [name]
        else:
            names = sorted(self.nginx, key=lambda n: not self.nginx[n].container.service.ports)[:1]
        alive = [self.nginx[n] for n in names if n in self.nginx and self.nginx[n].running()]
        return alive[0] if alive else None

    # The outcome

    def settled_phase(self):
        """What a judge of files asks for: all that listens late is up, and nothing has changed yet."""
        return {"requests": self.settled, "symptoms": self._symptoms() if self.before_change is None else self.before_change}

    def _symptoms(self):
        found = []
        for label, server in self.nginx.items():
            for symptom in observe.symptoms(server.log(), self._peer_name):
                found.append(({"nginx": label} if len(self.nginx) > 1 else {}) | symptom)
        return found

    def observed(self):
        found = self._symptoms()
        result = {
            "nginx": ".".join(map(str, nginx_run.about(self.binary)[0])),
            "start": {name: state for name, state in self.start.items()},
        }
        compare = self.lab.get("compare", "exact")
        if compare == "exact":
            result["requests"] = [said | {"times": len(list(same))} for said, same in groupby(self.requests)]
            result["hits"] = {c.label: c.backend.hits for c in self.docker.containers.values() if c.backend.hits}
            result["connections"] = {
                c.label: c.backend.connections for c in self.docker.containers.values() if c.backend.connections
            }
        elif compare == "phases":
            result["requests"] = [{"request": request, "status": status} for (request, status), _ in
                                  groupby(self.requests, lambda said: (said["request"], said["status"]))]
        else:
            result["requests"] = _sorted({tuple(sorted(said.items())) for said in self.requests})
        if compare != "exact":
            found = _sorted({tuple((k, v) for k, v in item.items() if k != "times") for item in found})
        result["symptoms"] = found
        if self.smoke:
            result["smoke"] = self.smoke
        return result

    def _peer_name(self, address):
        if address in self.docker.owners:
            owners = self.docker.owners[address]
            now = [c for c in owners if any(address in found for found in c.addresses.values())]
            return now[-1].label if now else owners[-1].label + " (gone)"
        gateways = [gateway for bridge in self.docker.bridges.values() for gateway in bridge.gateways()]
        return "host" if address in gateways else None

    async def close(self):
        for server in self.nginx.values():
            server.kill()
        for task in self.tasks + self.docker.tasks:
            task.cancel()
        self.docker.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


STEPS = [name[4:] for name in vars(Scenario) if name.startswith("_do_")]


def _sorted(items):
    return [dict(item) for item in sorted(items, key=str)]


async def ask(namespace, method, path, port, host, limit=75):
    """One request from a fresh connection: the status (or how it broke) and the backend that answered."""
    loop, data = asyncio.get_running_loop(), b""
    client = namespace.tcp()
    body = b"x=1" if method in ("POST", "PUT", "PATCH") else b""
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
    if body:
        head += f"Content-Length: {len(body)}\r\n"

    async def exchange():
        nonlocal data
        await loop.sock_connect(client, ("127.0.0.1", port))
        await loop.sock_sendall(client, head.encode() + b"\r\n" + body)
        while chunk := await loop.sock_recv(client, 65536):
            data += chunk

    try:
        await asyncio.wait_for(exchange(), limit)
    except asyncio.TimeoutError:
        return "timeout", ""
    except OSError as error:
        # whether a proxy that hangs up is seen as a reset or as an end is a race that says nothing
        if not data and error.errno != errno.ECONNRESET:
            return errno.errorcode.get(error.errno, str(error.errno)), ""
    finally:
        with contextlib.suppress(OSError):
            client.close()
    match = re.match(rb"HTTP/\S+ (\d+)", data)
    by = re.search(rb"\r\nx-lab: ([^\r]*)", data, re.I)
    status = int(match.group(1)) if match else "no answer" if not data else "not http"
    return status, by.group(1).decode() if by else ""
