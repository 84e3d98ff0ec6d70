#!/usr/bin/env python3
"""Time and peak memory against size: a tree of 10 to 10,000 small stacks, and one stack of 10 to 5,000
services and routes. Every build that is there; sizes interleaved, the median of the rounds.

usage: src/bench/scaling.py [ROUNDS, 3] [SECONDS A RUN MAY TAKE, 300]
Needs GNU time. Writes the tables between the markers of docs/performance.md and the plot docs/scaling.svg.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
patience = int(sys.argv[2]) if len(sys.argv) > 2 else 300
STACKS = [10, 100, 1000, 10000]
SERVICES = [10, 100, 1000, 5000]

# How the backend starts, what nginx asks, what the backend publishes: four ways to be wrong, one right.
KINDS = [
    ("0.0.0.0:8000", "http://api:8080", True),
    ("127.0.0.1:8000", "http://api:8000", False),
    ("0.0.0.0:8000", "http://apj:8000", False),
    ("0.0.0.0:8000", "http://localhost:8000", False),
    ("0.0.0.0:8000", "http://api:8000", False),
]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def tree(folder, stacks):
    for i in range(stacks):
        bind, target, publishes = KINDS[i % len(KINDS)]
        at = f"{folder}/team-{i // 100:03d}/stack-{i % 100:02d}"
        ports = '    ports: ["8080:8000"]\n' if publishes else ""
        write(f"{at}/compose.yml", f"""services:
  web:
    image: nginx:1.27-alpine
    volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
    depends_on: [api]
  api:
    image: python:3.12-slim
    command: gunicorn -b {bind} app:app
{ports}""")
        write(f"{at}/nginx.conf", f"""server {{
    listen 80;
    server_name s{i}.example.com;
    location / {{
        proxy_pass {target};
        proxy_set_header Host $host;
    }}
}}
""")


def stack(folder, services):
    """One service in five binds its loopback; every one has a route."""
    compose = ["services:\n  web:\n    image: nginx:1.27-alpine\n"
               '    volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]\n']
    nginx = ["server {\n    listen 80;\n"]
    for i in range(services):
        bind = "127.0.0.1" if i % 5 == 0 else "0.0.0.0"
        compose.append(f"  api-{i}:\n    image: python:3.12-slim\n    command: gunicorn -b {bind}:8000 app:app\n")
        nginx.append(f"    location /{i}/ {{\n        proxy_pass http://api-{i}:8000;\n    }}\n")
    write(f"{folder}/compose.yml", "".join(compose))
    write(f"{folder}/nginx.conf", "".join(nginx) + "}\n")


def builds():
    base = dict(os.environ, NO502_TTY="0")
    native = f"{home}/target/native/no502"
    if os.path.exists(native):
        yield "native", [native], base
    jar = f"{home}/target/no502-0.1.0.jar"
    if os.path.exists(jar):
        yield "JVM", [f"{home}/no502"], dict(base, NO502_NATIVE="off", NO502_ARCHIVE="off")
    script = f"{home}/target/npm/no502.cjs"
    if shutil.which("node") and os.path.exists(script):
        yield "JavaScript", ["node", script], base


def run(command, folder, environment):
    """Seconds, processor seconds and megabytes; None when it takes too long."""
    # Asked of GNU time: what python starts is counted with python's own memory.
    timed = ["timeout", "-k", "1", str(patience), "time", "-q", "-f", "%e %U %S %M", "-o", f"{work}/taken"]
    process = subprocess.run(timed + command + ["check", "."], cwd=folder, env=environment,
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if process.returncode not in (0, 1):
        return None
    with open(f"{work}/taken") as file:
        elapsed, user, system, memory = map(float, file.read().split())
    return elapsed, user + system, memory / 1024


def measure(work, series, sizes):
    taken = {}
    everything = list(builds())
    for _ in range(rounds):
        for size in sizes:
            for name, command, environment in everything:
                key = (name, size)
                if taken.get(key, []) is not None:
                    one = run(command, f"{work}/{series}-{size}", environment)
                    taken[key] = None if one is None else taken.get(key, []) + [one]
    return {key: None if all is None else tuple(statistics.median(column) for column in zip(*all))
            for key, all in taken.items()}


def table(title, sizes, figures):
    names = list(dict.fromkeys(name for name, _ in figures))
    out = [f"| {title} | " + " | ".join(f"{name}: time, processor, memory" for name in names) + " |",
           "|---|" + "---|" * len(names)]
    for size in sizes:
        cells = []
        for name in names:
            one = figures[name, size]
            cells.append(f"over {patience} s, or failed" if one is None
                         else f"{one[0]:.2f} s, {one[1]:.2f} s, {one[2]:.0f} MB")
        out.append(f"| {size:,} | " + " | ".join(cells) + " |")
    return "\n".join(out) + "\n"


def plot(charts):
    """Lines on logarithmic axes; colours that hold on white and on black."""
    import math
    colours = {"native": "#2f9e44", "JVM": "#e8590c", "JavaScript": "#1c7ed6"}
    width, height, left, top = 300, 200, 60, 40
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * (width + 90)} {2 * (height + 100)}" '
           'font-family="sans-serif" font-size="12">',
           "<style>text{fill:#333}path.grid{stroke:#8886;fill:none}"
           "@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>"]
    for number, (title, unit, sizes, values) in enumerate(charts):
        x0, y0 = left + (number % 2) * (width + 90), top + (number // 2) * (height + 100)
        known = [value for value in values.values() if value is not None and value > 0]
        if not known:
            continue
        low, high = math.floor(math.log10(min(known))), math.ceil(math.log10(max(known)))
        high = max(high, low + 1)
        first, last = math.log10(sizes[0]), math.log10(sizes[-1])

        def at(size, value):
            x = x0 + width * (math.log10(size) - first) / (last - first)
            return f"{x:.1f} {y0 + height * (high - math.log10(value)) / (high - low):.1f}"

        out.append(f'<text x="{x0}" y="{y0 - 14}" font-weight="bold">{title}</text>')
        for power in range(low, high + 1):
            y = y0 + height * (high - power) / (high - low)
            out.append(f'<path class="grid" d="M{x0} {y:.1f}h{width}"/>'
                       f'<text x="{x0 - 6}" y="{y + 4:.1f}" text-anchor="end">{10 ** power:g} {unit}</text>')
        for size in sizes:
            x = at(size, 10 ** low).split()[0]
            out.append(f'<text x="{x}" y="{y0 + height + 18}" text-anchor="middle">{size:,}</text>')
        for place, name in enumerate(dict.fromkeys(name for name, _ in values)):
            points = [at(size, values[name, size]) for size in sizes if values[name, size]]
            colour = colours.get(name, "#868e96")
            out.append(f'<path fill="none" stroke="{colour}" stroke-width="2" d="M{"L".join(points)}"/>')
            out += [f'<circle cx="{p.split()[0]}" cy="{p.split()[1]}" r="3" fill="{colour}"/>' for p in points]
            x = x0 + place * 90
            out.append(f'<path stroke="{colour}" stroke-width="3" d="M{x} {y0 + height + 34}h16"/>'
                       f'<text x="{x + 20}" y="{y0 + height + 38}">{name}</text>')
    return "\n".join(out) + "\n</svg>\n"


def between(text, mark, new):
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->\n"
    return text[:text.index(begin) + len(begin)] + "\n" + new + "\n" + text[text.index(end):]


work = tempfile.mkdtemp()
for size in STACKS:
    tree(f"{work}/tree-{size}", size)
    os.makedirs(f"{work}/tree-{size}/.git")
for size in SERVICES:
    stack(f"{work}/stack-{size}", size)
    os.makedirs(f"{work}/stack-{size}/.git")
try:
    trees = measure(work, "tree", STACKS)
    stacks = measure(work, "stack", SERVICES)
finally:
    shutil.rmtree(work, ignore_errors=True)
tables = table("stacks in a tree", STACKS, trees) + "\n" + table("services and routes in one stack", SERVICES, stacks)
print(tables)


def column(figures, place):
    return {key: None if one is None else one[place] for key, one in figures.items()}


with open(f"{home}/docs/scaling.svg", "w") as file:
    file.write(plot([("stacks in a tree: time", "s", STACKS, column(trees, 0)),
                     ("stacks in a tree: peak memory", "MB", STACKS, column(trees, 2)),
                     ("services in one stack: time", "s", SERVICES, column(stacks, 0)),
                     ("services in one stack: peak memory", "MB", SERVICES, column(stacks, 2))]))
path = f"{home}/docs/performance.md"
text = open(path).read()
with open(path, "w") as file:
    file.write(between(text, "scaling", tables))
