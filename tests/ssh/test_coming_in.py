"""Who comes in over SSH, and as whom."""

import asyncio
import os
import stat
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from tests.ground import running
from tests.ssh.conftest import OWN, House, fingerprint, free_port, line_of

from linnet.auth import keys, throttle
from linnet.auth.auth import Signed
from linnet.backup.layout import is_plain
from linnet.doors.ssh.waiting import MOST, Waiting
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role
from linnet.protocol.reasons import Refused


async def whoami(house: House, name: str, **more: Any) -> str:
    """As whom this comes in: the person the door takes to a seat."""
    came = []

    async def sit(process: object, signed: Signed) -> int:
        came.append(f"{signed.person.name} {signed.person.kind}")
        return 0

    house.door._sit = sit
    async with house.comes(name, **more) as connection:
        await connection.run(term_type="xterm")
    return came[0]


class Answers(asyncssh.SSHClient):
    """Somebody who answers questions in this order."""

    def __init__(self, *rounds: tuple[str, ...]) -> None:
        self.rounds = list(rounds)
        self.asked: list[str] = []
        self.banners: list[str] = []

    def auth_banner_received(self, msg: str, lang: str) -> None:
        self.banners.append(msg)

    def kbdint_auth_requested(self) -> str:
        return ""

    def kbdint_challenge_received(self, name, instructions, lang, prompts):
        self.asked += [name, *(text for text, _ in prompts)]
        return list(self.rounds.pop(0)) if self.rounds else None

    def password_auth_requested(self):
        return None


async def test_the_key_says_who_one_is_and_a_strange_one_says_nothing(house: House) -> None:
    await house.account("Ann", house.ann)
    await house.account("Ben")
    assert await whoami(house, "Ann", client_keys=[house.ann]) == "Ann account"
    assert await whoami(house, "root", client_keys=[house.ann]) == "Ann account"
    assert await whoami(house, "Cleo", client_keys=[house.stranger]) == "Cleo guest"
    for name, key in (("Ben", house.ann), ("Ann", house.stranger)):
        with pytest.raises(asyncssh.PermissionDenied):
            async with house.comes(name, client_keys=[key]):
                pass


async def test_asking_about_somebody_s_key_makes_nobody_that_person(house: House) -> None:
    """A public key is no secret: only its proof counts, whatever else is tried after it."""
    await house.account("Ann", house.ann)

    class Thief(asyncssh.SSHClient):
        def __init__(self) -> None:
            self.keys = [Unprovable(house.ann)]

        def public_key_auth_requested(self):
            return self.keys.pop() if self.keys else None

        def kbdint_auth_requested(self) -> str:
            return ""

        def kbdint_challenge_received(self, name, instructions, lang, prompts):
            return []

    assert await whoami(house, "Eve", client_keys=(), client_factory=Thief) == "Eve guest"


class Unprovable(asyncssh.SSHKeyPair):
    """The public part of a key whose secret one does not have."""

    def __init__(self, key: asyncssh.SSHKey) -> None:
        super().__init__(b"ssh-ed25519", b"ssh-ed25519", (b"ssh-ed25519",), (b"ssh-ed25519",),
                         key.public_data, b"")  # fmt: skip

    def sign(self, data: bytes) -> bytes:
        return asyncssh.generate_private_key("ssh-ed25519").sign(data, b"ssh-ed25519")


async def test_passwords_are_asked_for_and_one_time_ones_replaced(house: House) -> None:
    await house.account("Ann")
    assert await whoami(house, "Ann", password=OWN) == "Ann account"
    server = house.server.server
    boss = await server.auth.register("Boss", OWN, code=None, address="", agent="")
    owner = await server.store.set_role(PersonId(boss.person.id), Role.OWNER)
    card = await server.administering.one_time(owner, "Ann")
    answers = Answers((card.one_time,), ("short", "short"), ("a new one 7", "another"),
                      ("a new one 7", "a new one 7"))  # fmt: skip
    assert await whoami(house, "Ann", client_factory=lambda: answers) == "Ann account"
    assert answers.asked.count("A password of your own: ") == 3
    assert await whoami(house, "Ann", password="a new one 7") == "Ann account"


async def test_guessing_is_slowed_as_on_every_door(house: House) -> None:
    await house.account("Ann")
    most = throttle.GUESSES_PER_ACCOUNT[0].amount
    for _ in range(most):
        with pytest.raises(Refused):
            await house.server.server.auth.log_in("Ann", "wrong guess", "10.0.0.1", "")
    answers = Answers((OWN,))
    with pytest.raises(asyncssh.PermissionDenied):
        async with house.comes("Ann", client_factory=lambda: answers):
            pass
    assert answers.banners == ["That was too often; wait a moment and try again.\r\n"]


async def test_one_connection_may_guess_only_so_often(house: House) -> None:
    await house.account("Ann")
    answers = Answers(*[("wrong guess",)] * 20)
    with pytest.raises((asyncssh.ConnectionLost, asyncssh.DisconnectError, ConnectionError)):
        async with house.comes("Ann", client_factory=lambda: answers):
            pass
    assert len(answers.rounds) >= 13


async def test_those_who_are_banned_or_not_wanted_stay_out(tmp_path: Path) -> None:
    port = free_port()
    async with running(tmp_path / "data", ssh=f"127.0.0.1:{port}", guests=False) as server:
        house = House(server, port)
        token = await house.account("Ann", house.ann)
        with pytest.raises((asyncssh.Error, ConnectionError)):
            async with house.comes("Gus"):
                pass
        boss = await server.server.auth.register("Boss", OWN, code=None, address="", agent="")
        await server.server.store.set_role(PersonId(boss.person.id), Role.OWNER)
        async with server.wire(token=boss.token) as wire, server.wire(token=token):
            await wire.ask(type="ban", room="lobby", who="Ann", everywhere=True)
        async with house.comes("Ann", client_keys=[house.ann]) as connection:
            ran = await connection.run(term_type="xterm")
            assert (ran.exit_status, ran.stderr[:15]) == (1, "You are banned;")


async def test_fifty_who_never_say_who_they_are_keep_nobody_out(house: House) -> None:
    opened = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(MOST + 10)]
    for reader, _ in opened[-10:]:
        await reader.readline()
    async with house.comes("Gus") as connection:
        assert (await connection.run()).exit_status == 1
    assert len(house.door.waiting) <= MOST
    assert await asyncio.wait_for(opened[0][0].read(), 10) is not None
    for _, writer in opened:
        writer.close()


def test_of_those_who_wait_the_oldest_of_the_busiest_address_goes() -> None:
    class One:
        def __init__(self, address: str) -> None:
            self.address = address
            self.ended = False

        def abort(self) -> None:
            self.ended = True

    waiting = Waiting(most=3)
    home, *many = (One(a) for a in ("10.0.0.1", "10.9.9.9", "10.9.9.9", "10.9.9.9"))
    for one in (home, *many):
        waiting.came(one, one)
    assert [one.ended for one in (home, *many)] == [False, True, False, False]


async def test_the_server_s_key_stays_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    prints = set()
    for _ in range(2):
        port = free_port()
        async with running(tmp_path / "data", ssh=f"127.0.0.1:{port}") as server:
            prints.add(House(server, port).door.fingerprint)
    assert len(prints) == 1
    assert is_plain("ssh.key"), "or backups would leave it out"
    assert stat.S_IMODE(os.stat(tmp_path / "data" / "ssh.key").st_mode) == 0o600


def test_a_key_is_one_line_of_a_file_and_known_by_its_fingerprint() -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    read = keys.read(f"  {line_of(key)}\n")
    assert keys.fingerprint(read.hash) == fingerprint(key)
    assert (read.kind, read.comment) == ("ssh-ed25519", "me")
    small = asyncssh.generate_private_key("ssh-rsa", key_size=1024).export_public_key().decode()
    for wrong in (
        "", "ssh-ed25519", "ssh-ed25519 AAAA", line_of(key).replace("ed25519", "dss"),
        "ssh-rsa " + line_of(key).split()[1], small, 'command="x" ' + line_of(key),
        "-----BEGIN OPENSSH PRIVATE KEY-----",
    ):  # fmt: skip
        with pytest.raises(Refused):
            keys.read(wrong)
