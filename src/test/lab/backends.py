"""The servers behind nginx: each speaks one protocol, and misbehaves in one way where lab.json asks for it."""

import asyncio
import contextlib
import os
import re
import socket
import ssl
import struct
import subprocess

KINDS = "http https fastcgi uwsgi scgi grpc memcached silent reset close drop-reused mysql php-fpm-missing".split()


def parse(text):
    """`ADDRESS:PORT [kind or status] [mode=600]` or `unix:/path …` as (address, port, kind, mode)."""
    words = text.split()
    place, kind, mode = words[0], "http", 0o777
    for word in words[1:]:
        if word.startswith("mode="):
            mode = int(word[5:], 8)
        elif word in KINDS or re.fullmatch(r"[1-5]\d\d", word):
            kind = word
        else:
            raise ValueError("lab.json: unknown kind of listener: " + text)
    if place.startswith("unix:"):
        return place, 0, kind, mode
    address, _, port = place.rpartition(":")
    return address.strip("[]"), int(port), kind, mode


class Backend:
    """All listeners of one container, with a count of the requests that came."""

    def __init__(self, name):
        self.name, self.hits, self.connections = name, 0, 0
        self.servers, self.open = [], set()

    async def listen(self, text, namespace, path_of, scratch):
        address, port, kind, mode = parse(text)
        serve = getattr(self, "_" + _method(kind))

        async def accept(reader, writer):
            self.connections += 1
            self.open.add(writer)
            try:
                await serve(reader, writer, kind)
            except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ssl.SSLError):
                pass
            finally:
                self.open.discard(writer)
                with contextlib.suppress(Exception):
                    writer.close()

        if address.startswith("unix:"):
            path = path_of(address[5:])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            server = await asyncio.start_unix_server(accept, path)
            os.chmod(path, mode)
        else:
            tls = _tls(scratch) if kind == "https" else None
            server = await asyncio.start_server(accept, sock=namespace.listen(address, port), ssl=tls)
        self.servers.append(server)

    def stop(self):
        """As a killed process: listeners gone, open connections cut; socket files stay, as they do in life."""
        for server in self.servers:
            server.close()
        self.servers.clear()
        for writer in list(self.open):
            with contextlib.suppress(Exception):
                writer.transport.abort()
        self.open.clear()

    async def _http(self, reader, writer, kind):
        served = 0
        while True:
            first = await reader.readexactly(1)
            if first == b"\x16":
                writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                await writer.drain()
                return
            head = (first + await reader.readuntil(b"\r\n\r\n")).lower()
            self.hits += 1
            served += 1
            length = re.search(rb"content-length: *(\d+)", head)
            if length:
                await reader.readexactly(int(length.group(1)))
            if kind == "close" or kind == "drop-reused" and served > 1:
                writer.transport.abort()
                return
            connection = re.search(rb"\r\nconnection: *([^\r]*)", head)
            keep = b"http/1.1" in head.split(b"\r\n")[0] and not (connection and b"close" in connection.group(1))
            status = kind if kind.isdigit() else "200"
            body = f"{self.name}\n".encode()
            answer = f"HTTP/1.1 {status} Lab\r\nX-Lab: {self.name}\r\nContent-Length: {len(body)}\r\n"
            answer += f"Connection: {'keep-alive' if keep else 'close'}\r\n\r\n"
            writer.write(answer.encode() + body)
            await writer.drain()
            if not keep:
                return

    async def _silent(self, reader, writer, kind):
        while await reader.read(65536):
            pass

    async def _reset(self, reader, writer, kind):
        await reader.read(1)
        _reset_on_close(writer)

    async def _mysql(self, reader, writer, kind):
        self.hits += 1
        writer.write(b"\x4a\0\0\0\x0a8.0.36\0" + b"\0" * 64)
        await writer.drain()
        await reader.read(1)

    async def _fastcgi(self, reader, writer, kind):
        def record(what, content):
            return struct.pack(">BBHHBB", 1, what, 1, len(content), 0, 0) + content

        while True:
            header = await reader.readexactly(8)
            version, what, _, length, padding, _ = struct.unpack(">BBHHBB", header)
            if version != 1:
                # php-fpm hangs up on what is no FastCGI; the unread rest makes it a reset.
                _reset_on_close(writer)
                return
            await reader.readexactly(length + padding)
            if what == 5 and length == 0:
                break
        self.hits += 1
        if kind == "php-fpm-missing":
            out = b"Status: 404 Not Found\r\nContent-type: text/html\r\n\r\nFile not found.\n"
            writer.write(record(7, b"Primary script unknown"))
        else:
            out = f"X-Lab: {self.name}\r\nContent-type: text/plain\r\n\r\n{self.name}\n".encode()
        writer.write(record(6, out) + record(6, b"") + record(3, b"\0" * 8))
        await writer.drain()

    async def _uwsgi(self, reader, writer, kind):
        length = struct.unpack("<xHx", await reader.readexactly(4))[0]
        if length > 4096:  # what uwsgi does with a block too large, such as the first bytes of an HTTP request
            _reset_on_close(writer)
            return
        await reader.readexactly(length)
        self._plain_answer(writer, "HTTP/1.1 200 OK")

    async def _scgi(self, reader, writer, kind):
        length = await reader.readuntil(b":")
        await reader.readexactly(int(length[:-1]) + 1)
        self._plain_answer(writer, "Status: 200 OK")

    def _plain_answer(self, writer, first):
        self.hits += 1
        writer.write(f"{first}\r\nX-Lab: {self.name}\r\nContent-Type: text/plain\r\n\r\n{self.name}\n".encode())

    async def _memcached(self, reader, writer, kind):
        while True:
            line = (await reader.readuntil(b"\r\n")).split()
            if line[:1] != [b"get"]:
                writer.write(b"ERROR\r\n")
                continue
            self.hits += 1
            body = self.name.encode()
            writer.write(b"VALUE %s 0 %d\r\n%s\r\nEND\r\n" % (line[1], len(body), body))

    async def _grpc(self, reader, writer, kind):
        def frame(what, flags, stream, content=b""):
            return struct.pack(">I", len(content))[1:] + bytes((what, flags)) + struct.pack(">I", stream) + content

        def literal(name, value):
            return b"\0" + bytes((len(name),)) + name + bytes((len(value),)) + value

        preface = await reader.readexactly(24)
        if not preface.startswith(b"PRI * HTTP/2.0"):
            return
        writer.write(frame(4, 0, 0))
        while True:
            header = await reader.readexactly(9)
            length = int.from_bytes(header[:3], "big")
            what, flags, stream = header[3], header[4], int.from_bytes(header[5:], "big")
            await reader.readexactly(length)
            if what == 4 and not flags & 1:
                writer.write(frame(4, 1, 0))
            if what in (0, 1) and flags & 1:
                self.hits += 1
                head = b"\x88" + literal(b"content-type", b"application/grpc") + literal(b"x-lab", self.name.encode())
                writer.write(frame(1, 4, stream, head) + frame(1, 5, stream, literal(b"grpc-status", b"0")))
                await writer.drain()


def _method(kind):
    if kind in ("https", "close", "drop-reused") or kind.isdigit():
        return "http"
    return "fastcgi" if kind == "php-fpm-missing" else kind


def _reset_on_close(writer):
    linger = struct.pack("ii", 1, 0)
    writer.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


def _tls(scratch):
    """A certificate made for this run only."""
    path = os.path.join(scratch, "tls.pem")
    if not os.path.exists(path):
        ask = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=lab"
        subprocess.run(ask.split() + ["-keyout", path, "-out", path + ".crt"], check=True, capture_output=True)
        with open(path + ".crt") as certificate, open(path, "a") as file:
            file.write(certificate.read())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
