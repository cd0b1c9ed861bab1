"""Guests who are one only while connected: their names are theirs for so long and no longer."""

import asyncio

import pytest

from linnet.auth.auth import Auth
from linnet.protocol.reasons import Reason, Refused


async def entering(auth: Auth, name: str):
    return await auth.enter_in_passing(name, "10.0.0.1", "test")


def taken():
    return pytest.raises(Refused, check=lambda refused: refused.reason is Reason.NAME_TAKEN)


async def test_a_name_is_free_again_once_its_guest_is_gone(auth: Auth) -> None:
    first = await entering(auth, "Ann")
    with taken():
        await entering(auth, "ANN")
    with taken():
        await auth.enter_as_guest("Ann", "10.0.0.2", "test")
    auth.passed(first)
    second = await auth.enter_as_guest("Ann", "10.0.0.2", "test")
    assert second.person.id != first.person.id
    with taken():
        await entering(auth, "Ann")


async def test_one_of_many_who_ask_at_once_gets_a_name(auth: Auth) -> None:
    asked = (entering(auth, "Ann") for _ in range(20))
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(not isinstance(one, Refused) for one in found) == 1


async def test_a_refused_name_is_not_held(auth: Auth) -> None:
    kept = await auth.enter_as_guest("Ann", "10.0.0.2", "test")
    with taken():
        await entering(auth, "Ann")
    await auth.log_out(kept.token_hash)
    assert (await entering(auth, "Ann")).person.name == "Ann"


async def test_another_name_frees_the_one_before(auth: Auth) -> None:
    ann = (await entering(auth, "Ann")).person
    await auth.enter_as_guest("Bob", "10.0.0.2", "test")
    with taken():
        await auth.rename(ann, "Bob")
    renamed = await auth.rename(ann, "Cleo")
    assert (renamed.id, renamed.name) == (ann.id, "Cleo")
    assert (await auth.rename(renamed, "CLEO")).name == "CLEO"
    assert (await entering(auth, "Ann")).person.id != ann.id
    with taken():
        await entering(auth, "Cleo")


async def test_who_made_an_account_keeps_the_name_for_good(auth: Auth) -> None:
    guest = await entering(auth, "Ann")
    await auth.claim(guest.person, None, "correct horse", code=None, address="10.0.0.1")
    auth.passed(guest)
    with taken():
        await entering(auth, "Ann")


async def test_nobody_comes_back_as_a_guest_who_was_passing(auth: Auth) -> None:
    await entering(auth, "Ann")
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.BAD_TOKEN):
        await auth.resume("")
