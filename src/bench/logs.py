#!/usr/bin/env python3
"""diagnose on a gigabyte: MB/s and peak memory for each way a log can come. Prints the table of
docs/performance.md. A log of access and error lines is made for it, always the same bytes.

usage: src/bench/logs.py [MEGABYTES, 1000] [FOLDER FOR THE LOGS, a temporary one]
Wants the jar of `mvn -DskipTests package`; JAVA_HOME says which JVM (default: java on the path), JVM
its options (default: the launcher's, with a heap of 64 MB); GNU time on the path. The native binary is measured too where it is.
"Whole" is the whole process on one log, start included; "warm" is what one more log of the same size adds
to it; "processor" is the warm rate by processor time, which a busy machine does not change. Megabytes are
those of the text as nginx wrote it, however it is packed or wrapped. Memory is told for one log and for two.
"""
import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
java = os.environ["JAVA_HOME"] + "/bin/java" if "JAVA_HOME" in os.environ else shutil.which("java")
launcher = re.search(r'^options="([^"]*)"$', open(f"{home}/no502").read(), re.MULTILINE).group(1).replace("\\\n", " ")
options = os.environ.get("JVM", f"-Xmx64m {launcher}").split()
BLOCK = 16 << 20

STACK = {
    "compose.yaml": "services:\n  web:\n    image: nginx:1.28\n    volumes: ['./a.conf:/etc/nginx/conf.d/default.conf']\n"
    "  api:\n    image: python:3.12\n    command: gunicorn -b 0.0.0.0:3000 app:app\n  php:\n    image: php:8.3-fpm\n",
    "a.conf": "server {\n  listen 80;\n  location / { proxy_pass http://api:8080; }\n"
    "  location ~ \\.php$ { fastcgi_pass php:9000; }\n}\n",
}
FAILURES = [
    "connect() failed (111: Connection refused) while connecting to upstream",
    "upstream timed out (110: Connection timed out) while reading response header from upstream",
    "upstream prematurely closed connection while reading response header from upstream",
    "recv() failed (104: Connection reset by peer) while reading response header from upstream",
    "no live upstreams while connecting to upstream",
]
AGENTS = ["curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "kube-probe/1.30"]


def access(rng, second, path):
    status = rng.choice([200] * 40 + [304, 404, 499, 502, 504])
    return (f'10.{rng.randrange(256)}.{rng.randrange(256)}.7 - - [21/Nov/2026:{second} +0000] "GET {path} HTTP/1.1" '
            f'{status} {rng.randrange(99999)} "https://shop.example/" "{rng.choice(AGENTS)}" "-"')


def error(rng, second, path):
    php = rng.random() < 0.2
    peer = "fastcgi://172.18.0.4:9000" if php else f"http://172.18.0.3:8080{path}"
    return (f'2026/11/21 {second} [error] 29#29: *{rng.randrange(10**6)} {rng.choice(FAILURES)}, client: 10.0.0.{rng.randrange(256)}, '
            f'server: , request: "GET {"/index.php" if php else path} HTTP/1.1", upstream: "{peer}", host: "shop.example", '
            f'referrer: "https://shop.example/"')


def block():
    rng, lines, size = random.Random(502), [], 0
    while size < BLOCK:
        second = f"{9 + size * 10 // BLOCK:02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"
        path = f"/{rng.choice(['cart', 'login', 'products', 'api/v1/orders'])}/{rng.randrange(2000)}?page={rng.randrange(9)}"
        kind = rng.random()
        line = access(rng, second, path) if kind < 0.8 else error(rng, second, path) if kind < 0.97 else \
            f"2026/11/21 {second} [notice] 1#1: signal 17 (SIGCHLD) received from 29" if kind < 0.99 else "a line of something else"
        lines.append(line)
        size += len(line) + 1
    return lines


def write(name, lines):
    path = os.path.join(folder, name)
    text = ("\n".join(lines) + "\n").encode()
    with (gzip.open(path, "wb", 6) if name.endswith(".gz") else open(path, "wb")) as file:
        for _ in range(max(1, (megabytes << 20) // len(text))):
            file.write(text)
    return path, sum(len(line) + 1 for line in plain) * max(1, (megabytes << 20) // len(text)) / 1e6


def run(command, pipe=None):
    """Seconds, processor seconds and peak megabytes of the process; its own, not of what feeds it."""
    source = subprocess.Popen(["cat", *pipe], stdout=subprocess.PIPE) if pipe else None
    peak = os.path.join(folder, "peak")
    start = time.monotonic()
    # GNU time asks for the memory: what python starts is counted with python's own
    process = subprocess.Popen(["time", "-q", "-f", "%M", "-o", peak, *command], cwd=stack, stdin=source.stdout if source else subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.monotonic() - start
    if source:
        source.stdout.close()
        source.wait()
    if os.waitstatus_to_exitcode(status) != 1:
        sys.exit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return took, usage.ru_utime + usage.ru_stime, int(open(peak).read().split()[-1]) / 1024


stack = os.path.join(folder, "stack")
os.makedirs(stack, exist_ok=True)
for name, text in STACK.items():
    with open(os.path.join(stack, name), "w") as file:
        file.write(text)
plain = block()
shapes = [
    ("plain file", "plain.log", plain),
    ("compose, coloured", "compose.log", [f"\x1b[36mweb-1  | \x1b[0m{line}" for line in plain]),
    ("compose", "prefixed.log", [f"web-1  | {line}" for line in plain]),
    ("json-file", "json.log", [json.dumps({"log": line + "\n", "stream": "stderr", "time": "2026-11-21T09:00:00.1Z"}) for line in plain]),
    ("gzipped", "plain.log.gz", plain),
]
tools = [("JVM", [java, *options, "-jar", f"{home}/target/no502-0.1.0.jar"])]
if os.access(f"{home}/target/native/no502", os.X_OK):
    tools.append(("native", [f"{home}/target/native/no502"]))
print("| build | shape | whole | warm | processor | peak memory |\n|---|---|---|---|---|---|")
for title, name, lines in shapes:
    path, size = write(name, lines)
    for build, tool in tools:
        ways = [(title, lambda n: run([*tool, "diagnose", *[path] * n, "."]))]
        if name == "plain.log":
            ways.append(("from a pipe", lambda n: run([*tool, "diagnose", "-", "."], [path] * n)))
        for shape, way in ways:
            took, busy, memory = way(1)
            longer, busier, more = way(2)
            rates = [size / took, size / max(longer - took, 0.001), size / max(busier - busy, 0.001)]
            print(f"| {build} | {shape} | " + " | ".join(f"{rate:.0f} MB/s" for rate in rates) + f" | {memory:.0f}, {more:.0f} MB |", flush=True)
    os.unlink(path)
