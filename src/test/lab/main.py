"""The lab's command line: run, record or check stacks, each in namespaces of its own, several at a time."""

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import shutil
import sys
import time

import enclosure
import nginx_run
import scenario
import stack as stacks
from namespace import private_mounts, tmpfs

HERE = os.path.dirname(os.path.abspath(__file__))
settings = None


def main():
    global settings
    parser = argparse.ArgumentParser(prog="lab.sh", description="Runs stacks on the real nginx.")
    parser.add_argument("command", choices=("run", "record", "check"))
    parser.add_argument("folders", nargs="+", metavar="DIR", help="a stack, or a folder of stacks")
    parser.add_argument("--jobs", type=int, default=4 * os.cpu_count(), help="scenarios at a time (default: 4 a processor)")
    parser.add_argument("--nginx", action="append", default=[], metavar="VERSION=PATH", help="another nginx binary")
    parser.add_argument("--only", default="", metavar="REGEX", help="only stacks whose folder name matches")
    parser.add_argument("--with", dest="preferred", default="", metavar="VERSION", help="the binary for stacks that ask for none")
    settings = parser.parse_args()
    folders = [f for f in _stacks(settings.folders) if re.search(settings.only, os.path.basename(f))]
    settings.binaries = _binaries(settings.nginx)
    settings.scratch = _scratch(folders)
    settings.unprivileged = not _has_all_users()
    began, counts = time.time(), {}
    with multiprocessing.Pool(settings.jobs, maxtasksperchild=200) as pool:
        for folder, result in pool.imap(_one, folders, chunksize=1):
            outcome = _report(folder, result)
            counts[outcome] = counts.get(outcome, 0) + 1
    told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items()))
    seconds = time.time() - began
    print(f"{len(folders)} stacks in {seconds:.1f} s: {told or 'nothing to do'}", file=sys.stderr)
    return 1 if counts.get("different") or counts.get("broken") else 0


def _stacks(paths):
    found = []
    for path in map(os.path.abspath, paths):
        if os.path.exists(os.path.join(path, "lab.json")):
            found.append(path)
        elif os.path.isdir(path):
            inner = (os.path.join(path, name) for name in sorted(os.listdir(path)))
            found += [place for place in inner if os.path.exists(os.path.join(place, "lab.json"))]
        else:
            sys.exit(f"lab.sh: no such folder: {path}")
    return found


def _binaries(extra):
    """version → path, the distribution's nginx first."""
    found = {}
    for item in extra + [x for x in os.environ.get("LAB_NGINX", "").split(",") if x]:
        version, _, path = item.partition("=")
        found[version] = os.path.abspath(path)
    own = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/usr/local/sbin:/usr/local/bin:" + os.environ["PATH"])
    if own:
        found = {".".join(map(str, nginx_run.about(own)[0])): own} | found
    if not found:
        sys.exit("lab.sh: no nginx on this machine")
    return found


def _scratch(folders):
    """A tmpfs that only this mount namespace sees: it is gone with the last process of the lab."""
    for place in ("/mnt", "/media", "/srv", "/opt"):
        if os.path.isdir(place) and not any((f + "/").startswith(place + "/") for f in folders + [HERE]):
            private_mounts()
            tmpfs(place)
            return place
    sys.exit("lab.sh: no place for scratch files")


def _has_all_users():
    with open("/proc/self/uid_map") as file:
        return int(file.read().split()[2]) > 65534


def _binary_for(requires):
    wanted = requires.get("nginx", "")
    musl = requires.get("libc") == "musl"
    for name, path in sorted(settings.binaries.items(), key=lambda item: item[0] != settings.preferred):
        version = nginx_run.about(path)[0]
        if musl == name.endswith("-musl") and all(_satisfies(version, part) for part in wanted.split(",") if part):
            return path
    return None


def _satisfies(version, part):
    match = re.fullmatch(r"(>=|<|=)(\d+)\.(\d+)\.(\d+)", part.strip())
    if not match:
        raise stacks.StackError("lab.json: bad version constraint " + part)
    other = tuple(map(int, match.groups()[1:]))
    return {">=": version >= other, "<": version < other, "=": version == other}[match.group(1)]


def _one(folder):
    scratch = os.path.join(settings.scratch, "s%d" % os.getpid())
    try:
        stack = stacks.load(folder)
        requires = stack.lab.get("requires", {})
        binary = _binary_for(requires)
        if not binary:
            need = requires.get("nginx", "") + (" musl" if requires.get("libc") else "")
            return folder, {"skipped": "needs nginx " + need.strip()}
        if requires.get("root") and settings.unprivileged:
            return folder, {"skipped": "needs root"}
        shutil.rmtree(scratch, ignore_errors=True)
        os.makedirs(scratch)
        return folder, _play(stack, scratch, binary)
    except Exception as error:  # the next scenario must still run
        if os.environ.get("LAB_TRACE"):
            raise
        return folder, {"broken": f"{type(error).__name__}: {error}"}
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _play(stack, scratch, binary):
    try:
        in_detail = settings.command == "run"
        result = asyncio.run(scenario.run(stack, scratch, binary, settings.unprivileged, in_detail))
    except stacks.StackError as error:
        result = {"invalid": str(error)}
    expected = _expected(stack.folder)
    if settings.command == "check" and expected is not None and not same(expected, result):
        shutil.rmtree(scratch, ignore_errors=True)
        os.makedirs(scratch)
        return asyncio.run(scenario.run(stack, scratch, binary, settings.unprivileged))
    return result


def same(expected, result):
    """Everything but the version of nginx must agree."""
    return {k: v for k, v in expected.items() if k != "nginx"} == {k: v for k, v in result.items() if k != "nginx"}


def _expected(folder):
    try:
        with open(os.path.join(folder, "observed.json")) as file:
            return json.load(file)
    except FileNotFoundError:
        return None


def _report(folder, result):
    name = os.path.basename(folder)
    if settings.command == "run":
        print(json.dumps({"stack": folder} | result), flush=True)
    for word in ("skipped", "broken"):
        if word in result:
            if settings.command != "run":
                print(f"{name}: {word}: {result[word]}", flush=True)
            return word
    if settings.command == "record":
        with open(os.path.join(folder, "observed.json"), "w") as file:
            file.write(pretty(result))
        return "recorded"
    if settings.command == "check":
        expected = _expected(folder)
        if expected is None or not same(expected, result):
            print(f"{name}: different\n  recorded {json.dumps(expected)}\n  observed {json.dumps(result)}", flush=True)
            return "different"
        return "as recorded"
    return "invalid" if "invalid" in result else "run"


def pretty(result):
    """JSON with one line for each request and symptom, so that a diff shows what changed."""
    lines = []
    for key, value in result.items():
        if isinstance(value, list) and value:
            items = ",\n".join("    " + json.dumps(item) for item in value)
            lines.append(f'  "{key}": [\n{items}\n  ]')
        else:
            lines.append(f'  "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    os.umask(0o022)
    enclosure.enclose()
    sys.exit(main())
