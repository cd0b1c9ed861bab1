"""Machines on a network of their own, as network namespaces: nothing leads outside."""

import asyncio
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=20)


@contextmanager
def machines(*names):
    """Namespaces on one switch, the first at 10.77.0.1; skips where this is not allowed."""
    made, prefix = [], f"ln{os.getpid() % 100000}"
    switch = f"{prefix}s"
    if os.name != "posix" or not shutil.which("ip"):
        pytest.skip("this machine has no `ip` (iproute2) to make network namespaces with")
    try:
        try:
            ip("netns", "add", switch)
            made.append(switch)
            ip("-n", switch, "link", "add", "hub", "type", "bridge")
            ip("-n", switch, "link", "set", "hub", "up")
            for number, name in enumerate(names, 1):
                space = f"{prefix}{name}"
                ip("netns", "add", space)
                made.append(space)
                ip("-n", switch, "link", "add", f"p{number}", "type", "veth",
                   "peer", "name", "eth0", "netns", space)  # fmt: skip
                ip("-n", switch, "link", "set", f"p{number}", "master", "hub", "up")
                ip(
                    "-n",
                    space,
                    "addr",
                    "add",
                    f"10.77.0.{number}/24",
                    "broadcast",
                    "+",
                    "dev",
                    "eth0",
                )
                ip("-n", space, "link", "set", "eth0", "up")
                ip("-n", space, "link", "set", "lo", "up")
        except subprocess.CalledProcessError as refused:
            pytest.skip(f"this machine allows no network namespaces: {refused.stderr.decode()}")
        yield {name: Machine(f"{prefix}{name}") for name in names}
    finally:
        for space in made:
            ip("netns", "del", space)


class Machine:
    """One namespace."""

    def __init__(self, space):
        self.space = space

    def move(self, old, new):
        """Give up one address and take another."""
        ip("-n", self.space, "addr", "del", f"{old}/24", "dev", "eth0")
        ip("-n", self.space, "addr", "add", f"{new}/24", "broadcast", "+", "dev", "eth0")

    async def linnet(self, home, *words, **how):
        """A running `linnet` in this machine."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LINNET_")}
        return await asyncio.create_subprocess_exec(
            "ip", "netns", "exec", self.space, sys.executable, "-m", "linnet", *words,
            env={**kept, "LINNET_HOME": str(home)}, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, **how,
        )  # fmt: skip

    async def says(self, home, *words):
        """What a `linnet` that ends by itself said: exit code, standard output, errors."""
        program = await self.linnet(home, *words)
        out, err = await asyncio.wait_for(program.communicate(), 40)
        return program.returncode, out.decode(), err.decode()
