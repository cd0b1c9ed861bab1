"""Clients that know a server by its key: it is followed, refused, trusted on first use."""

import asyncio
import os
import stat
import sys

import pytest
from tests.ground import running

from linnet.client import Address, CannotConnect, Client
from linnet.client.accounts import log_in
from linnet.client.comparing import compare
from linnet.client.events import Closed
from linnet.client.known import KnownServers
from linnet.client.meeting import meet
from linnet.protocol.pins import words_of


def link(server, pin=None):
    return f"linnet://127.0.0.1:{server.port}/#{pin or server.server.tls.pin}"


def client(address, home, name="Ann", **how):
    return Client(address, name=name, home=home, **how)


async def test_a_link_brings_one_in_and_files_go_the_same_way(tmp_path):
    async with (
        running(tmp_path / "data", tls="auto") as server,
        client(Address.read(link(server)), tmp_path / "home") as ann,
    ):
        assert (await ann.say("lobby", "hello")).seq
        file = await ann.upload(b"x" * 1_000_000, name="a.bin")
        place = await ann.download(file, tmp_path)
        assert place.stat().st_size == 1_000_000


async def test_another_key_is_refused_before_a_byte_is_sent_by_every_part_of_the_client(tmp_path):
    async with running(tmp_path / "mine", tls="auto") as mine:
        pin = mine.server.tls.pin
    async with running(tmp_path / "other", tls="auto") as other:
        wrong = Address.read(link(other, pin))
        requests = []
        other.server.door.open = lambda *asked: requests.append(asked)
        ann = client(wrong, tmp_path / "home")
        ann.start()
        async with asyncio.timeout(10):
            events = [event async for event in ann if isinstance(event, Closed)]
        assert events[0].reason == "wrong-key"
        assert "join link" in events[0].message
        await ann.close()
        with pytest.raises(CannotConnect, match="does not have the key"):
            await log_in(wrong, "Ann", "a good password", home=tmp_path / "home")
        with pytest.raises(CannotConnect, match="does not have the key"):
            await asyncio.to_thread(compare, wrong)
        with pytest.raises(CannotConnect, match="does not have the key"):
            await meet(wrong, tmp_path / "home")
        assert requests == []
        assert not KnownServers(tmp_path / "home").knows(pin)


async def test_the_first_time_says_the_words_and_every_later_time_nothing(tmp_path):
    home = tmp_path / "home"
    async with running(tmp_path / "data", tls="auto") as server:
        first = await meet(Address("127.0.0.1", server.port), home)
        assert first.words == words_of(server.server.tls.pin)
        assert len(first.words.split()) == 8
        assert await meet(Address("127.0.0.1", server.port), home) == type(first)(first.address)
    assert stat.S_IMODE((home / "servers.json").stat().st_mode) == 0o600


async def test_the_same_key_elsewhere_is_the_same_server_and_one_is_the_same_person(tmp_path):
    home = tmp_path / "home"
    async with running(tmp_path / "data", tls="auto") as server:
        met = await meet(Address("127.0.0.1", server.port), home)
        async with client(met.address, home) as ann:
            before = ann.me
    async with running(tmp_path / "data", tls="auto", host="127.0.0.2") as server:
        met = await meet(Address("127.0.0.2", server.port), home)
        assert met.words == ""
        async with client(met.address, home) as ann:
            assert ann.me.id == before.id


async def test_a_new_key_at_a_known_address_is_refused_until_a_link_names_it(tmp_path):
    home = tmp_path / "home"
    async with running(tmp_path / "old", tls="auto") as old:
        port = old.port
        await meet(Address("127.0.0.1", port), home)
    async with running(tmp_path / "new", tls="auto", port=port) as new:
        met = await meet(Address("127.0.0.1", port), home)
        with pytest.raises(CannotConnect, match="does not have the key"):
            async with client(met.address, home, patience=0):
                pass
        await meet(Address.read(link(new)), home)
        met = await meet(Address("127.0.0.1", port), home)
        async with client(met.address, home, patience=0) as ann:
            assert ann.live


async def test_who_signed_in_before_the_server_spoke_tls_is_the_same_person_after(tmp_path):
    home = tmp_path / "home"
    async with running(tmp_path / "data") as server:
        port = server.port
        met = await meet(Address("127.0.0.1", port), home)
        assert not met.address.tls
        async with client(met.address, home) as ann:
            before = ann.me
    async with running(tmp_path / "data", tls="auto", port=port):
        met = await meet(Address("127.0.0.1", port), home)
        async with client(met.address, home) as ann:
            assert ann.me.id == before.id


async def test_a_known_server_is_never_spoken_to_plainly(tmp_path):
    home = tmp_path / "home"
    async with running(tmp_path / "data", tls="auto") as server:
        port = server.port
        await meet(Address("127.0.0.1", port), home)
    async with running(tmp_path / "other", port=port) as plain:
        met = await meet(Address("127.0.0.1", port), home)
        with pytest.raises(CannotConnect):
            async with client(met.address, home, patience=0):
                pass
        assert not plain.server.door.connections


async def test_send_takes_a_link_and_refuses_a_wrong_one_with_its_exit_code(tmp_path):
    async with running(tmp_path / "data", tls="auto") as server:
        for pin, code, says in (("", 0, b""), ("A" * 43, 3, b"does not have the key")):
            program = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "linnet", "send", "lobby", "hi", "--server",
                link(server, pin), env={"LINNET_HOME": str(tmp_path / "home"), "HOME": "/nowhere"}
                | {k: v for k, v in os.environ.items() if k == "PYTHONPATH"},
                stderr=asyncio.subprocess.PIPE,
            )  # fmt: skip
            _, told = await program.communicate()
            assert (program.returncode, says in told, told.count(b"\n") < 2) == (code, True, True)


async def test_a_server_without_tls_is_told_of_once(tmp_path):
    home = tmp_path / "home"
    async with running(tmp_path / "data") as server:
        here = Address("127.0.0.1", server.port)
        first, again = await meet(here, home), await meet(here, home)
        assert (first.address, "speaks no TLS" in first.news) == (here, True)
        assert (again.address, again.news) == (here, "")
    async with running(tmp_path / "data", tls="auto", port=server.port):
        secured = await meet(here, home)
        assert secured.words in secured.news != ""
    async with running(tmp_path / "data", port=server.port):
        assert (await meet(here, home)).address.tls


def test_where_a_server_was_found_is_where_it_is_looked_for_until_it_moves_again(tmp_path):
    known, pin = KnownServers(tmp_path), "A" * 43
    one, two, three = (Address(f"10.0.0.{n}", 8888, True, pin) for n in (1, 2, 3))
    known.keep(one, pin)
    known.follow(one, two)
    assert known.now(Address("10.0.0.1")) == known.now(Address("10.0.0.2")) == two
    known.follow(one, three)
    assert known.now(Address("10.0.0.1")) == three
    known.follow(one, one)
    assert known.now(Address("10.0.0.1")) == one
    known.keep(Address("10.0.0.1"), "B" * 43)
    assert known.now(Address("10.0.0.1")).pin == "B" * 43


@pytest.mark.parametrize(
    "text", ["", "a b", "linnet://h:0", "linnet://h:70000", "h/#" + "A" * 43, "ftp://h", "h#short"]
)
def test_what_is_no_link_is_refused(text):
    with pytest.raises(ValueError, match="no join link"):
        Address.read(text)
