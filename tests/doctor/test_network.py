"""Two machines that cannot reach each other: a firewall, or an access point in the way."""

import asyncio
import json
import shutil
import subprocess

import pytest
from tests.lan.networks import ip, machines

NFT = shutil.which("nft", path="/usr/sbin:/sbin:/usr/bin")
DROP = (
    "add table inet f; add chain inet f input { type filter hook input priority 0; policy drop; };"
    "add rule inet f input iif lo accept; add rule inet f input ct state established accept"
)


async def doctor(machine, tmp_path, *words):
    code, told, errors = await machine.says(tmp_path, "doctor", "--json", "--lan", *words)
    return code, {one["check"]: one for one in json.loads(told)}, errors


async def opened(machine, address):
    """A phone's browser opens the page, again and again as people do; the page or nothing."""
    again = ("--retry", "100", "--retry-delay", "1", "--retry-all-errors", "--retry-max-time", "60")
    program = await asyncio.create_subprocess_exec(
        "ip", "netns", "exec", machine.space, "curl", "-s", "--connect-timeout", "1", *again,
        address, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        return (await program.communicate())[0].decode()
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()


async def waiting(there, phone, tmp_path, *words, seconds):
    """What the doctor finds while a phone tries, and what the phone saw."""
    program = await there.linnet(
        tmp_path, "doctor", "--json", "--lan", "--ping", "--wait", str(seconds), *words
    )
    said = await asyncio.wait_for(program.stderr.readline(), 40)
    assert b"http://10.77.0.1:8888/ping" in said
    page = asyncio.create_task(opened(phone, "http://10.77.0.1:8888/ping"))
    told, _ = await asyncio.wait_for(program.communicate(), 40)
    ping = json.loads(told)[-1]
    if ping["level"] != "ok":
        page.cancel()
    (seen,) = await asyncio.gather(page, return_exceptions=True)
    return program.returncode, ping, seen


async def test_a_phone_that_gets_through_is_named_with_and_without_a_server(tmp_path):
    with machines("there", "phone") as both:
        there, phone = both["there"], both["phone"]
        code, ping, page = await waiting(there, phone, tmp_path, seconds=30)
        assert (code, ping["level"]) == (0, "ok")
        assert ping["says"].startswith("10.77.0.2 reached this machine")
        assert "It works" in page
        data = str(tmp_path / "data")
        server = await there.linnet(tmp_path, "serve", "--lan", "--data", data)
        await asyncio.wait_for(server.stdout.readline(), 40)
        code, ping, page = await waiting(there, phone, tmp_path, "--data", data, seconds=30)
        server.kill()
        await server.communicate()
        assert ping["says"].startswith("10.77.0.2 reached this machine"), ping
        assert "not encrypted" in page


async def test_a_firewall_is_told_from_an_access_point_that_keeps_devices_apart(tmp_path):
    if NFT is None:
        pytest.skip("nftables is not installed")
    with machines("there", "phone") as both:
        there, phone = both["there"], both["phone"]
        ip("netns", "exec", there.space, NFT, DROP)
        code, found, _ = await doctor(there, tmp_path)
        assert code == 3
        assert "no rule opens port 8888" in found["firewall"]["says"]
        _, ping, _ = await waiting(there, phone, tmp_path, seconds=3)
        assert "10.77.0.2 looked for this machine" in ping["says"]
        assert "firewall on this machine" in ping["breaks"]
        ip("netns", "exec", there.space, NFT, "flush ruleset")
        ip("-n", there.space, "neigh", "flush", "all")
        _isolate(there)
        code, ping, _ = await waiting(there, phone, tmp_path, seconds=4)
        assert code == 3
        assert "no new device looked" in ping["says"]
        assert "client isolation" in ping["breaks"]


def _isolate(machine):
    """Ports of the switch that reach no other such port, as Wi-Fi clients are kept apart."""
    switch = machine.space.removesuffix("there") + "s"
    for port in ("p1", "p2"):
        ip("netns", "exec", switch, "bridge", "link", "set", "dev", port, "isolated", "on")


async def test_a_machine_without_a_network_says_so(tmp_path):
    with machines("there") as one:
        there = one["there"]
        ip("-n", there.space, "link", "set", "eth0", "down")
        ip("-n", there.space, "addr", "flush", "dev", "eth0")
        code, found, _ = await doctor(there, tmp_path)
        assert code == 3
        assert "no address others could use" in found["network"]["says"]
