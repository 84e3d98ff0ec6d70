"""Network namespaces: made, entered and left with unshare(2) and setns(2)."""

import ctypes
import os
import socket

from netlink import Netlink

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNS, CLONE_NEWNET = 0x20000, 0x40000000
MS_NOSUID, MS_BIND, MS_REC, MS_PRIVATE = 2, 0x1000, 0x4000, 0x40000


def check(result):
    """Turns a failed C call into an OSError."""
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def bind(source, target):
    check(libc.mount(os.fsencode(source), os.fsencode(target), None, MS_BIND | MS_REC, None))


def tmpfs(target):
    check(libc.mount(b"lab", os.fsencode(target), b"tmpfs", MS_NOSUID, b"mode=755"))


def private_mounts():
    """A mount namespace of this process's own: nothing mounted from here on is seen outside."""
    check(libc.unshare(CLONE_NEWNS))
    check(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None))


class Namespace:
    """One network namespace. Sockets made inside `with namespace:` stay in it for good."""

    def __init__(self):
        self.outside = os.open("/proc/self/ns/net", os.O_RDONLY)
        check(libc.unshare(CLONE_NEWNET))
        self.fd = os.open("/proc/self/ns/net", os.O_RDONLY)
        self.netlink = Netlink()
        self.netlink.up(1)
        # What Docker sets: a container may bind port 80 without being root.
        setting("net/ipv4/ip_unprivileged_port_start", 0)
        self.__exit__()

    def __enter__(self):
        check(libc.setns(self.fd, CLONE_NEWNET))
        return self

    def __exit__(self, *_):
        check(libc.setns(self.outside, CLONE_NEWNET))

    def listen(self, address, port):
        """A listening TCP socket; `::` also takes IPv4, as most servers have it."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with self:
            made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if address == "::" else 1)
        made.bind((address, port))
        made.listen(128)
        made.setblocking(False)
        return made

    def listen_ipv6_only(self, port):
        with self:
            made = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(("::", port))
        made.listen(128)
        made.setblocking(False)
        return made

    def tcp(self):
        with self:
            made = socket.socket()
        made.setblocking(False)
        return made

    def udp(self, address, port):
        with self:
            made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        made.bind((address, port))
        made.setblocking(False)
        return made

    def close(self):
        self.netlink.close()
        os.close(self.fd)
        os.close(self.outside)


def setting(path, value):
    """Writes a kernel setting of the current network namespace."""
    with open("/proc/sys/" + path, "w") as file:
        file.write(str(value))
