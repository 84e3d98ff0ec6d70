"""What Docker makes of a stack: bridges, containers with addresses and names, published ports, one namespace for each."""

import asyncio
import contextlib
import ipaddress
import os
import shutil
import socket
import subprocess

import dns
from backends import Backend
from namespace import Namespace, setting
from netlink import index_of
from stack import Attachment, Network, Service, StackError, is_nginx

DOCKER0 = "172.17.0.1"
HOST_RESOLVER = "127.0.0.53"


class Bridge:
    """One network on the host; hands out addresses the way Docker does, upwards."""

    def __init__(self, network, number, subnets):
        self.network, self.device, self.subnets = network, f"br{number}", subnets
        self.index, self.used, self.last = 0, set(), {}

    def gateways(self):
        return [str(subnet.network_address + 1) for subnet in self.subnets]

    def take(self, wanted, reserved):
        """An address in each family, a wanted one where the Compose file names it."""
        found = []
        for subnet in self.subnets:
            address = next((a for a in wanted if a and ipaddress.ip_address(a) in subnet), None)
            offset = self.last.get(subnet, 1)
            while not address:
                offset += 1
                candidate = str(subnet.network_address + offset)
                if candidate not in reserved and candidate not in self.used:
                    address, self.last[subnet] = candidate, offset
            self.used.add(address)
            found.append(address)
        return found


class Container:
    """A running (or gone) replica of a service."""

    def __init__(self, service, label, name, lab):
        self.service, self.label, self.name, self.lab = service, label, name, lab
        self.namespace, self.owns_namespace, self.running = None, False, False
        self.addresses, self.bridges, self.cables = {}, [], []
        self.backend, self.published, self.private = Backend(label), [], ""


class Docker:
    """The host, its networks, and the containers on it."""

    def __init__(self, stack, scratch):
        self.stack, self.scratch = stack, scratch
        self.host = Namespace()
        self.bridges, self.containers, self.tasks = {}, {}, []
        self.owners, self.cables, self.transports = {}, 0, []
        self.dns_mode = stack.lab.get("dns", "nxdomain")
        self.engine = stack.lab.get("engine", {})
        self.reserved = set()

    # Networks

    def build(self, services):
        foreign = {name: self._foreign(name, told) for name, told in self.stack.lab.get("foreign", {}).items()}
        everyone = list(services) + list(foreign.values())
        used = [net for service in everyone for net in service.networks]
        wanted = [net for net in self.stack.networks.values() if net.name in used]
        for service in everyone:
            for attachment in service.networks.values():
                self.reserved |= {a for a in (attachment.ipv4, attachment.ipv6) if a}
        with self.host:
            setting("net/ipv4/ip_forward", 0)
            link = self.host.netlink
            self._bridge(link, Bridge(Network("bridge", "bridge"), 0, [ipaddress.ip_network("172.17.0.0/16")]))
            link.bridge("eth9")
            link.address(index_of("eth9"), "192.0.2.10", 24)
            link.default_route(index_of("eth9"), "192.0.2.1")
            for network in wanted:
                if network.real_name not in self.bridges:
                    number = len(self.bridges)
                    self._bridge(link, Bridge(network, number, self._subnets(network, number)))
        self._firewall(self.host, self.stack.lab.get("host", {}))
        for name, service in foreign.items():
            container = Container(service, name, name, self.stack.lab["foreign"][name])
            self.containers[name] = container
            self.attach(container)

    def _foreign(self, name, told):
        service = Service(name)
        for real in told["networks"]:
            match = [n.name for n in self.stack.networks.values() if n.real_name == real]
            if not match:
                raise StackError(f"lab.json: no network is called {real}")
            service.networks[match[0]] = Attachment(list(told.get("names", [])))
        return service

    def _subnets(self, network, number):
        given = [ipaddress.ip_network(text) for text in network.subnets]
        claimed = [ipaddress.ip_network(text) for net in self.stack.networks.values() for text in net.subnets]
        if not any(subnet.version == 4 for subnet in given):
            block = 17 + number
            while any(c.version == 4 and c.overlaps(ipaddress.ip_network(f"172.{block}.0.0/16")) for c in claimed):
                block += 16
            given.insert(0, ipaddress.ip_network(f"172.{block}.0.0/16"))
        if network.ipv6 and not any(subnet.version == 6 for subnet in given):
            given.append(ipaddress.ip_network(f"fd00:{number}::/64"))
        return [subnet for subnet in given if subnet.version == 4 or network.ipv6]

    def _bridge(self, link, bridge):
        link.bridge(bridge.device)
        bridge.index = index_of(bridge.device)
        for subnet, gateway in zip(bridge.subnets, bridge.gateways()):
            link.address(bridge.index, gateway, subnet.prefixlen)
        self.bridges[bridge.network.real_name] = bridge

    def _firewall(self, namespace, told):
        rules = "".join(f" tcp dport {port} drop;" for port in told.get("drop", []))
        rules += "".join(f" tcp dport {port} reject with icmp type host-prohibited;" for port in told.get("reject", []))
        rules += "".join(f" tcp dport {port} reject with tcp reset;" for port in told.get("reset", []))
        if rules:
            hook = "type filter hook input priority 0; policy accept;"
            table = "table inet lab {\nchain input { " + hook + rules + " }\n}\n"
            with namespace:
                subprocess.run(["nft", "-f", "-"], input=table, text=True, check=True, capture_output=True)

    # Containers

    def replicas(self, service_name):
        return [c for c in self.containers.values() if c.service.name == service_name]

    def create(self, service, index):
        label = service.name if service.replicas == 1 else f"{service.name}#{index}"
        name = service.container_name or f"{self.stack.project}-{service.name}-{index}"
        container = Container(service, label, name, self.stack.lab.get("services", {}).get(service.name, {}))
        container.private = os.path.join(self.scratch, "c%d" % len(self.containers))
        self.containers[label] = container
        return container

    def attach(self, container, address=""):
        """Gives the container its network namespace, and in it devices and addresses."""
        mode = container.service.mode
        container.running = True
        if mode == "host":
            container.namespace = self.host
            return
        if mode.startswith(("service:", "container:")):
            container.namespace = self._shared(mode).namespace
            return
        container.namespace, container.owns_namespace = Namespace(), True
        container.bridges = self._bridges_of(container.service)
        for number, (bridge, attachment) in enumerate(container.bridges):
            wanted = [attachment.ipv4, attachment.ipv6] + ([address] if address and number == 0 else [])
            self._plug(container, number, bridge, bridge.take(wanted, self.reserved))
        with container.namespace:
            off = container.service.sysctls.get("net.ipv6.conf.all.disable_ipv6") == "1"
            if off or not self.engine.get("loopback_ipv6", True):
                setting("net/ipv6/conf/all/disable_ipv6", 1)
        self._firewall(container.namespace, container.lab)

    def _shared(self, mode):
        wanted = mode.split(":", 1)[1]
        for other in self.containers.values():
            if other.running and wanted == (other.service.name if mode.startswith("service:") else other.name):
                return other
        raise StackError("no running container for network_mode " + mode)

    def _bridges_of(self, service):
        if service.mode == "bridge":
            return [(self.bridges["bridge"], Attachment())]
        return [(self.bridges[self.stack.networks[n].real_name], a) for n, a in service.networks.items()]

    def _plug(self, container, number, bridge, addresses):
        self.cables += 1
        device = f"eth{number}"
        mac = "02:42:" + ":".join(f"{byte:02x}" for byte in ipaddress.ip_address(addresses[0]).packed)
        with self.host:
            self.host.netlink.veth(f"v{self.cables}", bridge.index, device, mac, container.namespace.fd)
            container.cables.append(index_of(f"v{self.cables}"))
        with container.namespace as namespace:
            index = index_of(device)
            if not bridge.network.ipv6:
                setting(f"net/ipv6/conf/{device}/disable_ipv6", 1)
            for subnet, address in zip(bridge.subnets, addresses):
                namespace.netlink.address(index, address, subnet.prefixlen)
                self.owners.setdefault(address, []).append(container)
            namespace.netlink.up(index)
            if not bridge.network.internal:
                for gateway in bridge.gateways():
                    with contextlib.suppress(FileExistsError):
                        namespace.netlink.default_route(index, gateway)
        container.addresses[bridge.network.real_name] = addresses

    async def linked(self, container):
        """A packet sent over a new cable before the kernel has seen its carrier is lost, and sent again a second later."""
        devices = container.cables + [bridge.index for bridge, _ in container.bridges]
        for _ in range(2500):
            if all(self.host.netlink.carries(index) for index in devices):
                return
            await asyncio.sleep(0.002)

    def detach(self, container):
        """As `docker stop`: processes, published ports and addresses are gone at once."""
        container.running = False
        container.backend.stop()
        for listener in container.published:
            listener.close()
        container.published.clear()
        if container.owns_namespace:
            with container.namespace as namespace:
                for number in range(len(container.bridges)):
                    namespace.netlink.delete(index_of(f"eth{number}"))
            container.namespace.close()
        for bridge, _ in container.bridges:
            bridge.used -= set(container.addresses.get(bridge.network.real_name, []))
        container.owns_namespace, container.addresses, container.cables = False, {}, []

    # Files

    def path_in(self, container, path):
        """Where a path of the container lies in the lab's scratch directory."""
        best = None
        for mount in container.service.mounts:
            target = mount.target.rstrip("/")
            if (path == target or path.startswith(target + "/")) and (best is None or len(target) > len(best[0])):
                best = (target, self.source_of(container, mount))
        if best:
            return best[1] + path[len(best[0]) :]
        return container.private + path

    def source_of(self, container, mount):
        if mount.kind == "bind":
            return self._bound(mount.source)
        if mount.kind == "tmpfs" or not mount.source:
            place = os.path.join(self.scratch, "anonymous", container.label + mount.target.replace("/", "_"))
        else:
            place = os.path.join(self.scratch, "volumes", mount.source)
        os.makedirs(place, exist_ok=True)
        return place

    def _bound(self, source):
        if source.startswith(("/", "~")):
            place = os.path.join(self.scratch, "hostfs", source.lstrip("/~"))
        else:
            project = os.path.join(self.scratch, "project")
            if not os.path.exists(project):
                shutil.copytree(self.stack.folder, project)
            place = os.path.normpath(os.path.join(project, source))
            if not (place + "/").startswith(project + "/"):
                raise StackError("bind mount from outside the stack: " + source)
        if not os.path.exists(place):
            os.makedirs(place)
        return place

    # Names

    def find(self, asker):
        """What the embedded name server answers to this container: a function from a name to addresses or None."""

        def lookup(name):
            found = []
            for other in self.containers.values():
                for real, addresses in other.addresses.items():
                    if real in asker.addresses and real != "bridge" and name in self._names(asker, other, real):
                        found += addresses
            return found or None

        return lookup

    def _names(self, asker, other, real):
        service = other.service
        names = {service.name, other.name}
        if service.hostname:
            names.add(service.hostname)
        for network, attachment in service.networks.items():
            if self.stack.networks[network].real_name == real:
                names.update(attachment.aliases)
        for link in asker.service.links:
            target, _, alias = link.partition(":")
            if target == service.name and alias:
                names.add(alias)
        names = {name.lower() for name in names}
        return names | {f"{name}.{real.lower()}" for name in names}

    async def serve_names(self, container):
        """Starts the name server that this container's resolv.conf points to, and says which that is."""
        mode = container.service.mode
        if mode == "none":
            return None
        if mode == "host":
            return await self._names_at(self.host, HOST_RESOLVER, lambda name: None)
        if mode == "bridge":
            return await self._names_at(self.host, DOCKER0, lambda name: None)
        owner = container if container.owns_namespace else self._shared(mode)
        if owner.service.mode:
            return await self.serve_names(owner)
        return await self._names_at(owner.namespace, "127.0.0.11", self.find(owner))

    async def _names_at(self, namespace, address, find):
        with contextlib.suppress(OSError):  # already served there
            self.transports.append(await dns.serve(namespace, address, find, lambda: self.dns_mode))
        return address

    def hosts_file(self, container):
        text = self.engine.get("hosts_file")
        if text:
            return text
        lines = ["127.0.0.1 localhost"]
        if self.engine.get("hosts_ipv6", True):
            lines.append("::1 localhost ip6-localhost ip6-loopback")
        lines += ["fe00:: ip6-localnet", "ff00:: ip6-mcastprefix", "ff02::1 ip6-allnodes", "ff02::2 ip6-allrouters"]
        for name, address in container.service.extra_hosts.items():
            lines.append(f"{DOCKER0 if address == 'host-gateway' else address} {name}")
        own = container.service.hostname or "0123456789ab"
        for addresses in list(container.addresses.values()):
            lines += [f"{address} {own}" for address in addresses]
        return "\n".join(lines) + "\n"

    # Published ports

    def publish(self, container):
        """Listens on the host as docker-proxy does: accepts first and dials the container afterwards."""
        inner = [addresses for bridge, _ in container.bridges if not bridge.network.internal
                 for addresses in [container.addresses[bridge.network.real_name]]]
        if not inner:
            return
        for port in container.service.ports:
            if not port.published:
                continue
            listeners = [self.host.listen(port.host_ip or "0.0.0.0", port.published)]
            if not port.host_ip:
                listeners.append(self.host.listen_ipv6_only(port.published))
            for listener in listeners:
                container.published.append(listener)
                self.tasks.append(asyncio.ensure_future(self._proxy(listener, inner[0][0], port.target)))

    async def _proxy(self, listener, address, port):
        loop = asyncio.get_running_loop()
        with contextlib.suppress(OSError):
            while True:
                client, _ = await loop.sock_accept(listener)
                self.tasks.append(asyncio.ensure_future(self._carry(loop, client, address, port)))

    async def _carry(self, loop, client, address, port):
        client.setblocking(False)
        inner = self.host.tcp()
        try:
            await loop.sock_connect(inner, (address, port))
        except OSError:
            await _first_bytes(client)
            inner.close()
            client.close()  # what the client sent stays unread: it sees a reset
            return

        async def pipe(source, sink):
            with contextlib.suppress(OSError):
                while data := await loop.sock_recv(source, 65536):
                    await loop.sock_sendall(sink, data)
            with contextlib.suppress(OSError):
                sink.shutdown(socket.SHUT_WR)

        await asyncio.gather(pipe(client, inner), pipe(inner, client))
        client.close()
        inner.close()

    def close(self):
        for container in self.containers.values():
            container.backend.stop()
            for listener in container.published:
                listener.close()
            if container.owns_namespace:
                container.namespace.close()
        for transport in self.transports:
            transport.close()
        self.host.close()

    def nginx_containers(self):
        return [c for c in self.containers.values() if is_nginx(self.stack, c.service)]


async def _first_bytes(client):
    for _ in range(25):
        with contextlib.suppress(BlockingIOError):
            client.recv(1, socket.MSG_PEEK)
            return
        await asyncio.sleep(0.002)
