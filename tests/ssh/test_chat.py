"""Over SSH one chats, full screen, and can do nothing else."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from PIL import Image
from tests.ssh.conftest import OWN, PATIENCE, House

from linnet.client import Address, Client
from linnet.doors.ssh.seats import Place, Screen, Seat


def chats() -> list[int]:
    """The processes of chats."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                words = (place / "cmdline").read_bytes().split(b"\0")
                parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if b"linnet.cli.seated" in words and parent == str(os.getpid()):
                found.append(int(place.name))
    return found


def told(process: int) -> bytes:
    """What other programs of this machine may see of a process."""
    place = Path(f"/proc/{process}")
    return (place / "cmdline").read_bytes() + (place / "environ").read_bytes()


async def until_gone(house: House) -> None:
    async with asyncio.timeout(PATIENCE):
        while house.door.connections:
            await asyncio.wait(house.door.connections)
        while chats():  # noqa: ASYNC110 - a process that ends tells only its parent
            await asyncio.sleep(0.05)


async def test_somebody_with_a_key_talks_resizes_and_leaves(house: House) -> None:
    token = await house.account("Ann", house.ann)
    async with house.server.wire(token=token) as wire:
        async with house.sits("ann", client_keys=[house.ann]) as screen:
            await screen.until("connected")
            screen.type("grüße 🎉\r")
            (said,) = await wire.entries(1)
            assert (said["name"], said["body"]["text"]) == ("Ann", "grüße 🎉")
            await wire.say("and to you")
            await screen.until("and to you")
            before = len(screen.seen)
            screen.process.change_terminal_size(60, 16)
            await screen.until("and to you", before)
            (one,) = chats()
            assert b"token" not in told(one).lower()
            assert b"LINNET" not in told(one)
            screen.type("half a thought")
            await screen.until("half a thought", before)
            screen.type("\x03\x03")
            assert await screen.end() == 0
        sessions = await house.server.server.store.roster.sessions(wire.me, 0, 10)
        assert sessions[1] == 1
    await until_gone(house)


@pytest.mark.parametrize(
    ("terminal", "sign"),
    [
        ({"term": "xterm-kitty"}, "\x1b_Ga=t,f=100"),
        ({"term": "xterm-256color", "env": {"LINNET_PICTURES": "sixel"}}, "\x1bPq"),
    ],
    ids=["known by its name", "said to its ssh"],
)
async def test_pictures_are_drawn_in_their_points_where_the_terminal_at_the_other_end_can(
    house: House, tmp_path: Path, terminal: dict[str, Any], sign: str
) -> None:
    file = tmp_path / "cat.png"
    Image.new("RGB", (200, 200), (200, 0, 0)).save(file)
    where = Address("127.0.0.1", house.server.port)
    async with (
        Client(where, name="Ben", home=tmp_path / "Ben") as ben,
        house.sits("Gus", size=(100, 30, 1000, 600), **terminal) as screen,
    ):
        await screen.until("connected")
        await ben.share("lobby", [await ben.upload(file)])
        async with asyncio.timeout(PATIENCE):
            while sign not in screen.raw:
                screen.raw += await screen.process.stdout.read(65536)


async def test_a_cut_connection_leaves_no_process_and_no_session(house: House) -> None:
    async with house.sits("Gus") as screen:
        await screen.until("connected")
        connection = screen.process.channel.get_connection()
        connection.abort()
    await until_gone(house)
    person = await house.server.server.engine.find_person("Gus")
    assert (await house.server.server.store.roster.sessions(person.id, 0, 10))[1] == 0
    async with house.server.wire("Gus") as wire:
        assert wire.welcome["you"]["name"] == "Gus"


async def test_a_chat_that_ignores_its_end_is_killed() -> None:
    stubborn = ("sh", "-c", "trap '' HUP TERM; echo here; while :; do sleep 1; done")
    seat = await Seat.take(Place("", 0, "", ""), Screen("xterm", (80, 24)), stubborn)
    assert await seat.read() == b"here\r\n"
    assert await seat.leave() == -signal.SIGKILL
    assert await seat.read() == b""


async def test_a_chat_is_killed_though_the_server_does_not_wait_for_its_end() -> None:
    stubborn = ("sh", "-c", "trap '' HUP TERM; echo here; while :; do sleep 1; done")
    seat = await Seat.take(Place("", 0, "", ""), Screen("xterm", (80, 24)), stubborn)
    assert await seat.read() == b"here\r\n"
    leaving = asyncio.create_task(seat.leave())
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.wait([leaving])
    assert await asyncio.wait_for(seat._process.wait(), PATIENCE) == -signal.SIGKILL


async def test_a_chat_ends_with_its_terminal_though_the_server_was_started_with_nohup() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        seat = await Seat.take(Place("127.0.0.1", 9, "", "nobody's"), Screen("xterm", (80, 24)))
    finally:
        signal.signal(signal.SIGHUP, before)
    assert await asyncio.wait_for(seat.read(), PATIENCE)
    assert await seat.leave() == -signal.SIGHUP


async def test_files_of_the_server_s_machine_are_nobody_s_over_ssh(house: House) -> None:
    async with house.server.wire("Ben") as wire, house.sits("Gus") as screen:
        await screen.until("connected")
        screen.type("/upload /etc/hostname\r")
        await screen.until("Files cannot be sent or taken over SSH")
        screen.type("\x15")
        await screen.until("Files of your own computer are not")
        screen.type("still here\r")
        assert (await wire.entries(1))[0]["body"]["text"] == "still here"


async def test_the_server_s_stop_is_told_and_ends_every_chat(house: House) -> None:
    async with house.sits("Gus") as screen:
        await screen.until("connected")
        house.server.stop()
        assert await screen.end() == 1
        said = await screen.process.stderr.read()
    assert said == "The server is stopping; reconnect in a moment.\r\n"
    assert screen.raw.endswith("\x1b[0m\r")


@pytest.mark.parametrize(
    "wish",
    [{"command": "id"}, {"subsystem": "netconf"}, {}],
    ids=["command", "subsystem", "no terminal"],
)
async def test_there_is_no_shell_no_command_and_no_file_transfer(
    house: House, wish: dict[str, Any]
) -> None:
    async with house.comes("Gus") as connection:
        ran = await connection.run(**wish)
        assert ran.exit_status == 1
        assert ran.stdout == ""
        assert "terminal" in ran.stderr or "no shell here" in ran.stderr
    assert chats() == []


async def test_nothing_is_forwarded(house: House) -> None:
    async with house.comes("Gus", agent_forwarding=True) as connection:
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_connection("127.0.0.1", house.server.port)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.start_server(lambda *_: None, "127.0.0.1", 0)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.start_unix_server(lambda *_: None, "/tmp/x")
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_unix_connection("/tmp/x")
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.start_sftp_client()


async def test_ssh_itself_comes_in_and_is_asked_for_a_password_once(
    house: House, tmp_path: Path
) -> None:
    """The program as people have it, with the terminal of a person."""
    await house.account("Ann")
    asking = tmp_path / "ask"
    asking.write_text(f"#!/bin/sh\necho '{OWN}'\n")
    asking.chmod(0o700)
    command = (
        "ssh", "-tt", "-p", str(house.port), "-o", "StrictHostKeyChecking=accept-new",
        "-o", f"UserKnownHostsFile={tmp_path / 'known'}", "-F", "none", "Ann@127.0.0.1",
    )  # fmt: skip
    program = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ
        | {"SSH_ASKPASS": str(asking), "SSH_ASKPASS_REQUIRE": "force", "TERM": "xterm"},
    )
    seen = b""
    async with house.server.wire("Ben") as wire:
        async with asyncio.timeout(PATIENCE):
            while b"connected" not in seen:
                seen += await program.stdout.read(65536)
            program.stdin.write(b"hello from ssh\r")
            assert (await wire.entries(1))[0]["body"]["text"] == "hello from ssh"
            program.stdin.write(b"\x04")
            await program.communicate()
    assert program.returncode == 0
    assert house.door.fingerprint.startswith("SHA256:")
    await until_gone(house)
