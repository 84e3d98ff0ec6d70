"""Docker's embedded name server, modelled on its source; the analyser's facts say what it answers."""

import asyncio
import socket
import struct

A, AAAA = 1, 28
TTL = 600


class NameServer(asyncio.DatagramProtocol):
    """Answers one container.

    A name of a shared network gives its addresses with a TTL of 600 s, in the asked family only; any other name
    gives what the host's own servers would say: NXDOMAIN, or as lab.json has it SERVFAIL or silence.
    """

    def __init__(self, find, mode):
        self.find, self.mode, self.transport = find, mode, None

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, sender):
        mode = self.mode()
        if mode == "silent":
            return
        name, end = _name(data)
        kind = struct.unpack_from(">H", data, end)[0]
        question = data[12 : end + 4]
        addresses = self.find(name)
        answers, count, code = b"", 0, 0
        if addresses is None:
            code = 2 if mode == "servfail" else 3
        for address in addresses or []:
            family, wanted = (socket.AF_INET6, AAAA) if ":" in address else (socket.AF_INET, A)
            if wanted == kind:
                raw = socket.inet_pton(family, address)
                answers += b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, TTL, len(raw)) + raw
                count += 1
        header = data[:2] + struct.pack(">HHHHH", 0x8180 | code, 1, count, 0, 0)
        self.transport.sendto(header + question + answers, sender)


def _name(data):
    labels, at = [], 12
    while data[at]:
        labels.append(data[at + 1 : at + 1 + data[at]].decode("latin1"))
        at += data[at] + 1
    return ".".join(labels).lower(), at + 1


async def serve(namespace, address, find, mode):
    made = namespace.udp(address, 53)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: NameServer(find, mode), sock=made)
    return transport
