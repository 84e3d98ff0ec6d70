"""shrink.py STACK OUT COMMAND…: the smallest stack for which COMMAND, called with the folder as last word, still exits with 0.

Takes out services, networks, keys, steps and directives one by one, as long as the command still finds the stack interesting.
"""

import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

import stack
import writing


class Candidate:
    """A stack in memory: the Compose tree, lab.json, and the text of every other file."""

    def __init__(self, folder):
        with open(os.path.join(folder, "docker-compose.yml")) as file:
            self.compose = yaml.load(file, stack._Loader)
        with open(os.path.join(folder, "lab.json")) as file:
            self.lab = json.load(file)
        self.files = {}
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.relpath(os.path.join(place, name), folder)
                if path not in ("docker-compose.yml", "lab.json", "observed.json"):
                    with open(os.path.join(place, name)) as file:
                        self.files[path] = file.read()

    def write(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        writing.write_stack(folder, self.compose, self.files, self.lab)

    def smaller(self):
        """Every stack that has one thing less, big things first."""
        for path in _paths(self.compose):
            yield self._without("compose", path)
        for path in _paths(self.lab):
            if path[0] not in ("about", "truth"):
                yield self._without("lab", path)
        for index, step in enumerate(self.lab.get("steps", [])):
            if step.get("times", 1) > 1:
                less = copy.deepcopy(self)
                less.lab["steps"][index]["times"] = 1
                yield less
        for name, text in self.files.items():
            for cut in _directives(text):
                less = copy.deepcopy(self)
                less.files[name] = text[: cut[0]] + text[cut[1] :]
                yield less

    def _without(self, part, path):
        less = copy.deepcopy(self)
        node = getattr(less, part)
        for key in path[:-1]:
            node = node[key]
        del node[path[-1]]
        if part == "compose" and path[0] == "services" and len(path) == 2:
            less._forget(path[1])
        if part == "compose" and path[0] == "networks" and len(path) == 2:
            for service in less.compose["services"].values():
                _drop(service, "networks", path[1])
        return less

    def _forget(self, name):
        """A service that is gone is no dependency any more, and no step speaks of it."""
        self.lab.get("services", {}).pop(name, None)
        self.lab["steps"] = [s for s in self.lab.get("steps", []) if name not in [v for v in s.values() if isinstance(v, str)]]
        for service in self.compose["services"].values():
            _drop(service, "depends_on", name)


def _drop(service, key, name):
    value = service.get(key)
    if isinstance(value, list) and name in value:
        value.remove(name)
    if isinstance(value, dict):
        value.pop(name, None)
    if key in service and not service[key]:
        del service[key]


def _paths(node, depth=0, limit=5):
    """The keys of a tree, the outer before the inner ones."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node) - 1, -1, -1))
    for key in keys:
        yield (key,)
    for key in keys:
        if isinstance(node[key], (dict, list)) and depth < limit:
            for path in _paths(node[key], depth + 1, limit):
                yield (key,) + path


def _directives(text):
    """(start, end) of every line that is a directive of its own, and of every block, with its line end."""
    spans, opened, at = [], [], 0
    for line in text.splitlines(keepends=True):
        bare = re.sub(r"#.*", "", line).strip()
        if bare.endswith("{"):
            opened.append(at)
        elif bare == "}" and opened:
            spans.append((opened.pop(), at + len(line)))
        elif bare.endswith(";") or not bare:
            spans.append((at, at + len(line)))
        at += len(line)
    return sorted(spans, key=lambda span: span[0] - span[1])


def shrink(candidate, interesting):
    """Goes round the smaller stacks, taking each that is still interesting, until a whole round takes none."""
    tried, seen, progress = 0, set(), True
    while progress:
        progress, index = False, 0
        choices = list(candidate.smaller())
        while index < len(choices):
            less = choices[index]
            key = json.dumps([less.compose, less.lab, less.files], sort_keys=True)
            index += 1
            if key in seen:
                continue
            seen.add(key)
            tried += 1
            if interesting(less):
                candidate, progress = less, True
                choices, index = list(candidate.smaller()), index - 1
    return candidate, tried


def main():
    if len(sys.argv) < 4:
        sys.exit("usage: shrink.py STACK OUT COMMAND...")
    folder, out, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as scratch:
        place = os.path.join(scratch, os.path.basename(os.path.abspath(folder)))

        def interesting(candidate):
            candidate.write(place)
            return subprocess.run(command + [place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

        start = Candidate(folder)
        if not interesting(start):
            sys.exit("shrink.py: the command does not find the stack interesting to begin with")
        smallest, tried = shrink(start, interesting)
        smallest.write(out)
    print(f"{tried} stacks tried, the smallest is in {out}", file=sys.stderr)


if __name__ == "__main__":
    main()
