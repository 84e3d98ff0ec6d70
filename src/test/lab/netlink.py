"""Just enough rtnetlink to build bridges, veth pairs, addresses and routes without starting a process for each."""

import os
import socket
import struct

RTM_NEWLINK, RTM_DELLINK, RTM_GETLINK, RTM_NEWADDR, RTM_NEWROUTE = 16, 17, 18, 20, 24
NLM_F_REQUEST, NLM_F_ACK, NLM_F_EXCL, NLM_F_CREATE = 1, 4, 0x200, 0x400
IFLA_ADDRESS, IFLA_IFNAME, IFLA_MASTER, IFLA_OPERSTATE, IFLA_LINKINFO, IFLA_NET_NS_FD = 1, 3, 10, 16, 18, 28
IFLA_INFO_KIND, IFLA_INFO_DATA, VETH_INFO_PEER = 1, 2, 1
IFA_ADDRESS, IFA_LOCAL, IFA_F_NODAD = 1, 2, 2
RTA_OIF, RTA_GATEWAY = 4, 5
IFF_UP, OPERATIONAL = 1, 6


def _attribute(kind, payload):
    length = 4 + len(payload)
    return struct.pack("HH", length, kind) + payload + b"\0" * (-length % 4)


def _text(kind, value):
    return _attribute(kind, value.encode() + b"\0")


def _link(index=0, flags=0, change=0):
    return struct.pack("BBHiII", socket.AF_UNSPEC, 0, 0, index, flags, change)


def _mac(address):
    return bytes(int(part, 16) for part in address.split(":"))


def index_of(name):
    """The number of a device in the namespace this thread is in."""
    return socket.if_nametoindex(name)


class Netlink:
    """One netlink socket; it stays in the network namespace in which it was opened."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
        self.socket.bind((0, 0))
        self.sequence = 0

    def close(self):
        self.socket.close()

    def _ask(self, kind, payload, flags=0):
        self.sequence += 1
        header = struct.pack(
            "IHHII", 16 + len(payload), kind, NLM_F_REQUEST | NLM_F_ACK | flags, self.sequence, 0
        )
        self.socket.send(header + payload)
        answer = self.socket.recv(65536)
        code = struct.unpack_from("i", answer, 16)[0]
        if code:
            raise OSError(-code, os.strerror(-code))

    def up(self, index):
        self._ask(RTM_NEWLINK, _link(index, IFF_UP, IFF_UP))

    def carries(self, index):
        """Whether a device that is up has its cable and passes packets on; the kernel settles that in its own time."""
        self.sequence += 1
        payload = _link(index)
        self.socket.send(struct.pack("IHHII", 16 + len(payload), RTM_GETLINK, NLM_F_REQUEST, self.sequence, 0) + payload)
        answer = self.socket.recv(65536)
        at = 16 + len(payload)
        while at + 4 <= len(answer):
            length, kind = struct.unpack_from("HH", answer, at)
            if kind == IFLA_OPERSTATE:
                return answer[at + 4] == OPERATIONAL
            at += max(4, length + -length % 4)
        return False

    def bridge(self, name):
        info = _attribute(IFLA_LINKINFO, _text(IFLA_INFO_KIND, "bridge"))
        payload = _link(flags=IFF_UP, change=IFF_UP) + _text(IFLA_IFNAME, name) + info
        self._ask(RTM_NEWLINK, payload, NLM_F_CREATE | NLM_F_EXCL)

    def veth(self, name, bridge, peer, peer_mac, peer_namespace):
        """A cable from the bridge to a device in another namespace."""
        end = (
            _link()
            + _text(IFLA_IFNAME, peer)
            + _attribute(IFLA_ADDRESS, _mac(peer_mac))
            + _attribute(IFLA_NET_NS_FD, struct.pack("I", peer_namespace))
        )
        data = _attribute(IFLA_INFO_DATA, _attribute(VETH_INFO_PEER, end))
        info = _attribute(IFLA_LINKINFO, _text(IFLA_INFO_KIND, "veth") + data)
        master = _attribute(IFLA_MASTER, struct.pack("I", bridge))
        payload = _link(flags=IFF_UP, change=IFF_UP) + _text(IFLA_IFNAME, name) + master + info
        self._ask(RTM_NEWLINK, payload, NLM_F_CREATE | NLM_F_EXCL)

    def delete(self, index):
        self._ask(RTM_DELLINK, _link(index))

    def address(self, index, address, prefix):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        raw = socket.inet_pton(family, address)
        flags = IFA_F_NODAD if family == socket.AF_INET6 else 0
        payload = struct.pack("BBBBI", family, prefix, flags, 0, index)
        payload += _attribute(IFA_LOCAL, raw) + _attribute(IFA_ADDRESS, raw)
        self._ask(RTM_NEWADDR, payload, NLM_F_CREATE | NLM_F_EXCL)

    def default_route(self, index, gateway):
        family = socket.AF_INET6 if ":" in gateway else socket.AF_INET
        unicast, main, boot = 1, 254, 3
        payload = struct.pack("BBBBBBBBI", family, 0, 0, 0, main, boot, 0, unicast, 0)
        payload += _attribute(RTA_GATEWAY, socket.inet_pton(family, gateway))
        payload += _attribute(RTA_OIF, struct.pack("I", index))
        self._ask(RTM_NEWROUTE, payload, NLM_F_CREATE | NLM_F_EXCL)
