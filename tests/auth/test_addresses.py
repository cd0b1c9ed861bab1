"""Bans of addresses: who comes from there stays out, and nobody is shut out by accident."""

import pytest
from tests.ground import running

from linnet.auth import addresses
from linnet.auth.addresses import Addresses, bannable
from linnet.hub.restrictions import FOREVER
from linnet.protocol.commands import Ban, Unban
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason, Refused

HERE, THERE = "198.51.100.7", "203.0.113.9"


def reason(deed, *more):
    with pytest.raises(Refused) as refused:
        deed(*more)
    return refused.value.reason


def test_a_banned_address_is_refused_until_it_is_over():
    known = Addresses()
    known.ban({HERE: 5000, "2001:0db8:0000:0001": FOREVER})
    assert reason(known.check, HERE, 4999) is Reason.BANNED
    known.check(HERE, 5000)
    known.check(THERE, 0)
    assert reason(known.check, "2001:db8:0:1:ffff::1", 10**15) is Reason.BANNED
    known.check("2001:db8:0:2::1", 0)
    assert reason(known.check, f"::ffff:{HERE}", 0) is Reason.BANNED


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ([], []),
        (["127.0.0.1"], []),
        ([THERE, "127.0.0.5"], []),
        ([addresses.network("::1")], []),
        ([HERE, THERE], [THERE]),
    ],
)
def test_an_address_that_others_need_is_not_banned(theirs, mine):
    assert reason(bannable, theirs, mine) is Reason.NOT_ALLOWED


def test_only_the_latest_addresses_of_the_latest_people_are_remembered(monkeypatch):
    monkeypatch.setattr(addresses, "EACH", 2)
    monkeypatch.setattr(addresses, "PEOPLE", 2)
    known = Addresses()
    for n in (1, 2, 1, 3):
        known.came("ann", f"10.0.0.{n}")
    assert known.of("ann") == ["10.0.0.1", "10.0.0.3"]
    for person in ("bob", "cy"):
        known.came(person, HERE)
    assert known.of("ann") == []


async def test_with_the_ban_its_address_goes_and_comes_back_also_after_a_restart(tmp_path):
    async with running(tmp_path) as server:
        auth, engine = server.server.auth, server.server.engine
        chief = (await auth.enter_as_guest("Chief", HERE, "")).person
        chief = await server.server.store.set_role(chief.id, Role.OWNER)
        bob = await auth.enter_as_guest("Bob", THERE, "")
        eve = await auth.enter_as_guest("Eve", THERE, "")
        wish = Ban(send_id="b", room="lobby", who="Bob", everywhere=True, address=True)
        entry = await engine.perform(chief, wish)
        assert await engine.perform(chief, wish) == entry
        await refused(auth, eve.token)
        assert (await auth.resume(eve.token, HERE)).person == eve.person
    async with running(tmp_path) as server:
        auth, engine = server.server.auth, server.server.engine
        await refused(auth, eve.token)
        await engine.perform(chief, Unban(send_id="u", room="lobby", who="Bob", everywhere=True))
        assert (await auth.resume(bob.token, THERE)).person.name == "Bob"
        assert (await auth.enter_as_guest("Dan", THERE, "")).person.name == "Dan"


async def refused(auth, token):
    """Nobody comes in from there, by any way."""
    ways = (
        auth.resume(token, THERE),
        auth.enter_as_guest("New", THERE, ""),
        auth.register("New", "a long password", code=None, address=THERE, agent=""),
    )
    for way in ways:
        with pytest.raises(Refused) as found:
            await way
        assert found.value.reason is Reason.BANNED
