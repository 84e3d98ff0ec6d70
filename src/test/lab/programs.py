"""Where a program listens by its command line alone: `"listen": "as commanded"` in lab.json asks for this.

Written without a look at the analyser, and held against what the generator draws for every stack it writes.
"""

import json
import os
import re
import shlex

from refusal import StackError


def listeners(folder, body):
    """The listeners of one service of the Compose file, as lab.json would list them."""
    words = _words(folder, body)
    if "fpm" in body.get("image", ""):
        return [_php_fpm(folder, body)]
    program, arguments = os.path.basename(words[0]), words[1:]
    if program.startswith("-") and "whoami" in body.get("image", ""):
        program, arguments = "whoami", words
    for name, read in PROGRAMS.items():
        if re.fullmatch(name, program):
            return [read(arguments)]
    raise StackError(f"the lab does not know where `{' '.join(words)}` listens")


def _words(folder, body):
    command = body.get("command")
    given = shlex.split(command) if isinstance(command, str) else list(command or [])
    build = body.get("build")
    if not build:
        return given or [""]
    place = build if isinstance(build, str) else build.get("context", ".")
    with open(os.path.join(folder, place, "Dockerfile")) as file:
        lines = dict(line.split(None, 1) for line in file.read().splitlines() if line.strip())
    entry, standard = _exec(lines.get("ENTRYPOINT", "[]")), _exec(lines.get("CMD", "[]"))
    return entry + (given or standard)


def _exec(text):
    return json.loads(text) if text.startswith("[") else shlex.split(text)


def _option(words, *names, otherwise):
    found = otherwise
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in names:
            found = value if equals else words[at + 1]
    return found


def _at(host, port, kind=""):
    host = host.strip("[]")
    return (f"[{host}]" if ":" in host else host) + f":{port} {kind}".rstrip()


def _whole(address, kind=""):
    """An address that holds its port: `127.0.0.1:8000`, `[::1]:8000`, `:8000` or a socket."""
    if address.startswith("unix:"):
        return address
    host, _, port = address.rpartition(":")
    return _at(host or "0.0.0.0", port, kind)


def _python(words):
    if words[:2] != ["-m", "http.server"]:
        raise StackError("the lab knows no other module than http.server")
    ports = [word for word in words[2:] if word.isdigit()]
    return _at(_option(words, "--bind", "-b", otherwise="0.0.0.0"), (ports or ["8000"])[0])


def _uvicorn(words):
    return _at(_option(words, "--host", otherwise="127.0.0.1"), _option(words, "--port", otherwise="8000"))


def _flask(words):
    host, port = _option(words, "--host", "-h", otherwise="127.0.0.1"), _option(words, "--port", "-p", otherwise="5000")
    return _at(host, port)


def _php_fpm(folder, body):
    """The last `listen` of the pool files mounted over the image's, which listens everywhere."""
    address = "[::]:9000"
    for volume in sorted(body.get("volumes") or [], key=lambda volume: volume.split(":")[1]):
        source, target = volume.split(":")[:2]
        if "php-fpm.d" in target and os.path.isfile(os.path.join(folder, source)):
            with open(os.path.join(folder, source)) as file:
                for found in re.finditer(r"(?m)^\s*listen\s*=\s*(\S+)", file.read()):
                    address = found.group(1)
    return _whole(f"[::]:{address}" if address.isdigit() else address, "fastcgi")


PROGRAMS = {
    r"python3?": _python,
    r"gunicorn": lambda words: _whole(_option(words, "-b", "--bind", otherwise="127.0.0.1:8000")),
    r"uvicorn": _uvicorn,
    r"flask": _flask,
    r"php": lambda words: _whole(_option(words, "-S", otherwise="localhost:8000")),
    r"uwsgi": lambda words: _whole(_option(words, "--socket", "-s", otherwise=""), "uwsgi"),
    r"whoami": lambda words: _at("::", _option(words, "--port", otherwise="80")),
}
