"""Runs the script of `no502 smoke` on a stack of the lab, with a docker that knows no more than such a script needs."""

import asyncio
import json
import os
import re

from namespace import CLONE_NEWNET, check, libc

HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 120
# What a restarted program takes to be back: longer than nginx waits for a connection, or on a slow machine
# it is back before nginx has given up.
AWAY = 2.5


async def run(scenario, script, settings):
    """The script's exit code, and what it said."""
    place = os.path.join(scenario.scratch, "docker.sock")
    docker = Docker(scenario)
    server = await asyncio.start_unix_server(docker.serve, place)
    env = {"PATH": HERE + "/bin:" + os.environ["PATH"], "LAB_DOCKER": place} | settings
    path = os.path.join(scenario.stack.folder, script)
    code, out, err = await spawn(["sh", path], scenario.docker.host, env)
    server.close()
    return {"exit": code, "said": (out + err).splitlines()}


async def spawn(command, namespace, env):
    process = await asyncio.create_subprocess_exec(
        *command, env=env, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        preexec_fn=lambda: check(libc.setns(namespace.fd, CLONE_NEWNET)),
    )
    out, err = await asyncio.wait_for(process.communicate(), LIMIT)
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")


class Docker:
    """As much of docker as a smoke script calls."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.placeholders = {}

    async def serve(self, reader, writer):
        words = json.loads(await reader.readline())
        try:
            code, out, err = await self._answer(words)
        except KeyError as unknown:
            code, out, err = 1, "", f"no such service: {unknown}\n"
        writer.write(json.dumps({"code": code, "out": out, "err": err}).encode())
        await writer.drain()
        writer.close()

    async def _answer(self, words):
        what = words.pop(0)
        if what == "compose":
            while words[0] == "-f":
                del words[:2]
            what = "compose_" + words.pop(0)
        do = getattr(self, "_" + what, None)
        if not do:
            return 1, "", f"the lab's docker knows no {what}\n"
        return await do(words)

    def _one(self, service):
        """The service's container; KeyError when there is none."""
        found = self.scenario.docker.replicas(service)
        if not found:
            raise KeyError(service)
        return found[0]

    async def _compose_up(self, words):
        await asyncio.sleep(0.02)
        failed = [name for name, state in self.scenario.start.items() if state != "ok"]
        gone = [c.label for c in self.scenario.docker.containers.values() if not c.running]
        return (1 if failed or gone else 0), "", "".join(f"{name} is not healthy\n" for name in failed + gone)

    async def _compose_ps(self, words):
        if "-q" in words:
            return 0, self._one(words[-1]).name + "\n", ""
        return 0, "".join(f"{name} {state}\n" for name, state in self.scenario.start.items()), ""

    async def _compose_restart(self, words):
        """One container that only restarts gets its address back."""
        await self.scenario._do_stop({"stop": self._one(words[0]).service.name})
        await asyncio.sleep(AWAY)
        await self.scenario._do_start({"start": words[0], "address": "same"})
        return 0, "", ""

    async def _compose_stop(self, words):
        await self.scenario._do_stop({"stop": self._one(words[0]).service.name})
        return 0, "", ""

    async def _compose_run(self, words):
        """Somebody who takes the address that was given back last."""
        self.placeholders[words[words.index("--name") + 1]] = True
        return 0, "", ""

    async def _compose_start(self, words):
        address = "new" if self.placeholders else "same"
        await self.scenario._do_start({"start": self._one(words[0]).service.name, "address": address})
        return 0, "", ""

    async def _compose_exec(self, words):
        words = [word for word in words if word != "-T"]
        container = self._one(words.pop(0))
        return await spawn(words, container.namespace, {"PATH": os.environ["PATH"]})

    async def _inspect(self, words):
        container = next(c for c in self.scenario.docker.containers.values() if c.name == words[-1])
        return 0, " ".join(address for found in container.addresses.values() for address in found) + "\n", ""

    async def _rm(self, words):
        return (0 if self.placeholders.pop(words[-1], None) else 1), "", ""


def settings_of(step):
    """The script's own settings, which are written in capitals."""
    return {key: str(value) for key, value in step.items() if re.fullmatch("[A-Z]+", key)}
