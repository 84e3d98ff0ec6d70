#!/usr/bin/env python3
"""Whole processes, interleaved: no502 in each build against what people would otherwise run, on the
same small stack. Prints medians and ratios as the tables of docs/performance.md.

usage: src/bench/processes.py [STACK-FOLDER, testdata/demo] [ROUNDS, 40]
What is not installed is left out. NGINX, DCLINT, YAMLLINT, GIXY, JAVA17, JAVA25 say where things are.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
folder = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else f"{home}/testdata/demo")
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 40
work = tempfile.mkdtemp()
compose = next(n for n in ("compose.yml", "compose.yaml", "docker-compose.yml") if os.path.exists(f"{folder}/{n}"))


def hello(java):
    """A hello world of that JVM, started as anybody would."""
    source = f"{work}/Hello.java"
    with open(source, "w") as file:
        file.write('class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
    subprocess.run([f"{java}/bin/javac", "--release", "17", "-d", work, source], check=True)
    return [f"{java}/bin/java", "-cp", work, "Hello"]


def nginx_conf():
    """nginx -t resolves names, so the stack's services become addresses."""
    import re
    text = open(f"{folder}/nginx.conf").read()
    text = re.sub(r"(server|proxy_pass)\s+(http://)?[a-z][\w.-]*(:\d+)?", r"\1 \g<2>127.0.0.1\3", text)
    if "http {" not in text:
        text = "events {}\nhttp {\n" + text + "}\n"  # a file for conf.d
    with open(f"{work}/nginx.conf", "w") as file:
        file.write(f"pid {work}/pid; error_log stderr;\n" + text)
    return f"{work}/nginx.conf"


def tools():
    check = ["check", "."]
    base = dict(os.environ, NO502_TTY="0", NO502_CACHE_DIR=f"{work}/cache")
    native = f"{home}/target/native/no502"
    if os.path.exists(native):
        yield "no502 native", [native] + check, base
    script = f"{home}/target/npm/no502.cjs"
    node = shutil.which("node")
    if node and os.path.exists(script):
        empty = f"{work}/empty.mjs"
        open(empty, "w").close()
        yield "empty node script", [node, empty], base
        yield "no502 JavaScript", [node, script] + check, base
    for name in ("JAVA17", "JAVA25"):
        java = os.environ.get(name)
        if not java:
            continue
        own = dict(base, JAVA_HOME=java, NO502_NATIVE="off")
        yield f"hello world {name}", hello(java), own
        yield f"no502 {name} with archive", [f"{home}/no502"] + check, own
        yield f"no502 {name} without", [f"{home}/no502"] + check, dict(own, NO502_ARCHIVE="off")
    nginx = os.environ.get("NGINX") or shutil.which("nginx") or "/usr/sbin/nginx"
    if os.path.exists(nginx):
        yield "nginx -t", [nginx, "-t", "-q", "-e", "stderr", "-c", nginx_conf()], base
    for name, arguments in (("dclint", [compose]), ("yamllint", [compose]), ("gixy", ["nginx.conf"])):
        tool = os.environ.get(name.upper()) or shutil.which(name)
        if tool:
            yield name, [tool] + arguments, base


def run(command, environment):
    start = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak(command, environment):
    """Asked of GNU time: what python starts is counted with python's own memory."""
    tool = shutil.which("time")
    if not tool:
        return "–"
    run([tool, "-f", "%M", "-q", "-o", f"{work}/peak"] + command, environment)
    return f"{int(open(f'{work}/peak').read().split()[-1]) / 1024:.1f} MB"


all_tools = list(tools())
for name, command, environment in all_tools:
    run(command, environment)
time.sleep(15)  # the archives are made in the background
taken = {name: [] for name, _, _ in all_tools}
for _ in range(rounds):
    for name, command, environment in all_tools:
        taken[name].append(run(command, environment))
memory = {name: peak(command, environment) for name, command, environment in all_tools}
median = {name: statistics.median(times) for name, times in taken.items()}
print("| | median | fastest | memory |\n|---|---|---|---|")
for name, times in taken.items():
    print(f"| {name} | {median[name] * 1000:.1f} ms | {min(times) * 1000:.1f} ms | {memory[name]} |")
print("\n| ratio of medians | is | bar |\n|---|---|---|")
bars = [("no502 native", "nginx -t", "at most 2"), ("no502 JavaScript", "empty node script", "at most 2")]
for name, bar, first in (("JAVA17", "at most 2.2", "at most 4"), ("JAVA25", "at most 1.5", "at most 4")):
    bars.append((f"no502 {name} with archive", f"hello world {name}", bar))
    bars.append((f"no502 {name} without", f"hello world {name}", first))
    bars.append(("dclint", f"no502 {name} with archive", "at least 4"))
bars += [("dclint", "no502 native", "at least 40"), ("dclint", "no502 JavaScript", "more than 1")]
for above, below, bar in bars:
    if above in median and below in median:
        print(f"| {above} / {below} | {median[above] / median[below]:.2f} | {bar} |")
shutil.rmtree(work, ignore_errors=True)
