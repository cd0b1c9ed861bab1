"""Passwords are hashed slowly, a few at a time, and nobody's takes as long as anybody's."""

import asyncio
import statistics
import time

import pytest

from linnet.auth.passwords import AT_ONCE, WAITING, Passwords, check_strength
from linnet.protocol.reasons import Reason, Refused


async def test_a_password_fits_only_its_own_hash() -> None:
    passwords = Passwords()
    kept = await passwords.hash("correct horse")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await passwords.verify("correct horse", kept)
    assert not await passwords.verify("correct house", kept)
    assert not await passwords.verify("correct horse", None)
    assert not await passwords.verify("nobody has this", None)
    assert not await passwords.verify("\ud800", kept)
    assert not await passwords.verify("correct horse", "not a hash")


async def test_a_name_nobody_has_takes_as_long_as_a_wrong_password() -> None:
    passwords = Passwords()
    kept = await passwords.hash("correct horse")

    async def median(kept: str | None) -> float:
        times = []
        for _ in range(9):
            start = time.perf_counter()
            await passwords.verify("wrong horse", kept)
            times.append(time.perf_counter() - start)
        return statistics.median(times)

    await passwords.verify("warm", None)
    ratio = await median(None) / await median(kept)
    assert 0.5 < ratio < 2


async def test_a_flood_is_refused_before_it_waits_for_ever() -> None:
    passwords = Passwords()
    flood = [passwords.hash(f"password {n}") for n in range(AT_ONCE + WAITING + 5)]
    results = await asyncio.gather(*flood, return_exceptions=True)
    refused = [result for result in results if isinstance(result, Refused)]
    assert len(refused) == 5
    assert {one.reason for one in refused} == {Reason.RATE_LIMITED}
    assert await passwords.hash("afterwards")


@pytest.mark.parametrize(
    "password", ["", "short", "x" * 513, "\u00e9" * 257, "AnnaMaria", "\ud800" * 9]
)
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(Refused) as refused:
        check_strength(password, "annamaria")
    assert refused.value.reason is Reason.WEAK_PASSWORD


def test_eight_bytes_are_enough() -> None:
    check_strength("\u00e9\u00e9\u00e9\u00e9", "Ann")
