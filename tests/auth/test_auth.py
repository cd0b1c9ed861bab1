"""Credentials become sessions, and sessions end when they should."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from tests.auth.conftest import Opened

from linnet.auth.auth import Auth, Signed
from linnet.auth.tokens import hash_token
from linnet.protocol.people import PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store.sqlite import SqliteStore

HOME = "127.0.0.1"
PASSWORD = "correct horse"


def refusal(reason: Reason) -> "pytest.RaisesExc[Refused]":
    return pytest.RaisesExc(Refused, check=lambda refused: refused.reason is reason)


async def register(auth: Auth, name: str, code: str | None = None, **more: bool) -> Signed:
    return await auth.register(name, PASSWORD, code=code, address=HOME, agent="test", **more)


class TestGuests:
    async def test_a_guest_comes_back_with_the_token(self, auth: Auth) -> None:
        signed = await auth.enter_as_guest(" Ann ", HOME, "test")
        assert signed.person.name == "Ann"
        assert signed.person.kind is PersonKind.GUEST
        assert signed.read is not None
        again = await auth.resume(signed.token)
        assert again.person == signed.person
        assert again.token_hash == signed.token_hash == hash_token(signed.token)

    async def test_twins_are_turned_away(self, auth: Auth) -> None:
        await auth.enter_as_guest("Ann", HOME, "test")
        for twin in ("ann", "\uff21\uff4e\uff4e"):
            with pytest.raises(Refused) as refused:
                await auth.enter_as_guest(twin, HOME, "test")
            assert refused.value.reason is Reason.NAME_TAKEN

    async def test_a_server_without_guests_says_so(self, opened: Opened) -> None:
        with refusal(Reason.GUESTS_OFF):
            await opened(guests=False).enter_as_guest("Ann", HOME, "test")

    async def test_a_thousand_enter_from_one_address(self, auth: Auth) -> None:
        entering = [auth.enter_as_guest(f"user{n}", HOME, "test") for n in range(1_000)]
        assert len({signed.person.id for signed in await asyncio.gather(*entering)}) == 1_000

    async def test_a_flood_beyond_the_setting_waits(self, opened: Opened) -> None:
        auth = opened(newcomers_per_minute=3)
        for n in range(3):
            await auth.enter_as_guest(f"user{n}", HOME, "test")
        with refusal(Reason.RATE_LIMITED):
            await auth.enter_as_guest("user3", HOME, "test")

    @pytest.mark.parametrize("token", ["", "x", "\ud800", "x" * 10_000])
    async def test_a_wrong_token_is_nobody(self, auth: Auth, token: str) -> None:
        with refusal(Reason.BAD_TOKEN):
            await auth.resume(token)


class TestAccounts:
    async def test_an_account_logs_in_with_its_password(self, auth: Auth) -> None:
        made = await register(auth, "Ann")
        signed = await auth.log_in("ANN", PASSWORD, HOME, "test")
        assert signed.person == made.person
        assert signed.token != made.token

    async def test_nothing_that_is_kept_logs_anybody_in(self, auth: Auth, tmp_path: Path) -> None:
        signed = await register(auth, "Ann")
        code = await auth.first_owner_code()
        assert code
        with sqlite3.connect(tmp_path / "linnet.db") as db:
            kept = "\n".join(db.iterdump())
        assert "Ann" in kept
        assert signed.token not in kept
        assert PASSWORD not in kept
        assert code not in kept

    async def test_a_wrong_password_and_a_name_nobody_has_are_told_alike(self, auth: Auth) -> None:
        await register(auth, "Ann")
        await auth.enter_as_guest("Guest", HOME, "test")
        told = set()
        with capture_logs() as logs:
            for name in ("Ann", "Bob", "Guest", "\ud800", "x" * 100_000):
                with pytest.raises(Refused) as refused:
                    await auth.log_in(name, "wrong horse", HOME, "test")
                told.add((refused.value.reason, refused.value.message))
        assert {reason for reason, _ in told} == {Reason.BAD_PASSWORD}
        assert len(told) == 1
        nobody = "a name nobody has"
        assert [line["who"] for line in logs] == ["Ann", nobody, "Guest", nobody, nobody]
        assert all(line["event"] == "log-in-refused" and line["address"] == HOME for line in logs)

    async def test_guessing_is_slowed_even_with_the_right_password(self, auth: Auth) -> None:
        await register(auth, "Ann")
        for _ in range(10):
            with refusal(Reason.BAD_PASSWORD):
                await auth.log_in("Ann", "wrong horse", HOME, "test")
        with capture_logs() as logs:
            for _ in range(3):
                with pytest.raises(Refused) as refused:
                    await auth.log_in("ann", PASSWORD, "10.0.0.9", "test")
        assert [(line["event"], line["address"]) for line in logs] == [
            ("tried-too-often", "10.0.0.9")
        ]
        assert refused.value.reason is Reason.RATE_LIMITED
        assert refused.value.retry_after is not None
        assert 0 < refused.value.retry_after <= 60

    async def test_weak_passwords_make_no_account(self, auth: Auth) -> None:
        with refusal(Reason.WEAK_PASSWORD):
            await auth.register("Ann", "short", code=None, address=HOME, agent="test")


class TestRegistration:
    async def test_closed_means_closed_for_newcomers_and_guests(self, opened: Opened) -> None:
        auth = opened(registration="closed", registration_code="blue-heron")
        with refusal(Reason.REGISTRATION_CLOSED):
            await register(auth, "Ann")
        with refusal(Reason.BAD_CODE):
            await register(auth, "Ann", "blue-heron")
        guest = await auth.enter_as_guest("Ann", HOME, "test")
        with refusal(Reason.REGISTRATION_CLOSED):
            await auth.claim(guest.person, None, PASSWORD, code=None, address=HOME)

    async def test_a_shared_code_lets_everybody_in_who_knows_it(self, opened: Opened) -> None:
        auth = opened(registration="code", registration_code="blue-heron")
        for code in (None, "", "red-heron"):
            with refusal(Reason.BAD_CODE):
                await register(auth, "Ann", code)
        for n in range(3):
            signed = await register(auth, f"Ann{n}", "blue-heron")
            assert signed.person.role is Role.MEMBER

    async def test_a_code_cannot_be_guessed_quickly(self, opened: Opened) -> None:
        auth = opened(registration="code", registration_code="blue-heron")
        reasons = []
        for n in range(40):
            with pytest.raises(Refused) as refused:
                await auth.register("Ann", "x", code=f"{n}", address=HOME, agent="test")
            reasons.append(refused.value.reason)
        assert reasons[-1] is Reason.RATE_LIMITED

    async def test_a_guest_claims_an_account_with_the_same_id(self, auth: Auth) -> None:
        guest = await auth.enter_as_guest("Ann", HOME, "test")
        person = await auth.claim(guest.person, "Anna", PASSWORD, code=None, address=HOME)
        assert (person.id, person.name) == (guest.person.id, "Anna")
        assert person.kind is PersonKind.ACCOUNT
        assert (await auth.log_in("Anna", PASSWORD, HOME, "test")).person == person
        assert (await auth.resume(guest.token)).person == person
        with refusal(Reason.ALREADY_AN_ACCOUNT):
            await auth.claim(person, None, PASSWORD, code=None, address=HOME)

    async def test_a_claim_cannot_take_somebody_elses_name(self, auth: Auth) -> None:
        await register(auth, "Bob")
        guest = await auth.enter_as_guest("Ann", HOME, "test")
        with refusal(Reason.NAME_TAKEN):
            await auth.claim(guest.person, "b0b", PASSWORD, code=None, address=HOME)
        assert (await auth.resume(guest.token)).person.kind is PersonKind.GUEST


class TestTheFirstOwner:
    async def test_is_made_once_with_the_printed_code(self, opened: Opened) -> None:
        auth = opened(registration="closed")
        code = await auth.first_owner_code()
        assert code is not None
        owner = await register(auth, "Ann", code.lower().replace("-", " "))
        assert owner.person.role is Role.OWNER
        assert await auth.first_owner_code() is None
        with refusal(Reason.BAD_CODE):
            await register(auth, "Bob", code)

    async def test_is_one_however_many_race(self, auth: Auth, store: SqliteStore) -> None:
        code = await auth.first_owner_code()
        racing = [register(auth, f"Ann{n}", code) for n in range(5)]
        results = await asyncio.gather(*racing, return_exceptions=True)
        owners = [one for one in results if isinstance(one, Signed)]
        assert [owner.person.role for owner in owners] == [Role.OWNER]
        assert await store.roster.has_owner()

    async def test_can_be_whoever_sits_at_the_server_if_so_set(self, opened: Opened) -> None:
        auth = opened(owner_from_loopback=True)
        code = await auth.first_owner_code()
        racing = [register(auth, f"Ann{n}", owner=True, loopback=True) for n in range(5)]
        racing.append(register(auth, "Bob", code))
        results = await asyncio.gather(*racing, return_exceptions=True)
        assert len([one for one in results if isinstance(one, Signed)]) == 1

    async def test_is_not_whoever_asks(self, opened: Opened) -> None:
        with refusal(Reason.NOT_ALLOWED):
            await register(opened(), "Ann", owner=True, loopback=True)
        with refusal(Reason.NOT_ALLOWED):
            await register(opened(owner_from_loopback=True), "Ann", owner=True, loopback=False)

    async def test_can_be_a_guest_who_claims_with_the_code(self, auth: Auth) -> None:
        guest = await auth.enter_as_guest("Ann", HOME, "test")
        code = await auth.first_owner_code()
        person = await auth.claim(guest.person, None, PASSWORD, code=code, address=HOME)
        assert person.role is Role.OWNER

    async def test_has_only_the_newest_code(self, auth: Auth) -> None:
        first, second = await auth.first_owner_code(), await auth.first_owner_code()
        with refusal(Reason.BAD_CODE):
            await register(auth, "Ann", first)
        assert (await register(auth, "Ann", second)).person.role is Role.OWNER


class TestSessionsEnd:
    async def test_at_log_out(self, auth: Auth, ended: list[bytes]) -> None:
        one = await register(auth, "Ann")
        other = await auth.log_in("Ann", PASSWORD, HOME, "test")
        await auth.log_out(one.token_hash)
        assert ended == [one.token_hash]
        with refusal(Reason.BAD_TOKEN):
            await auth.resume(one.token)
        assert await auth.resume(other.token)

    async def test_everywhere_at_once(self, auth: Auth, ended: list[bytes]) -> None:
        one = await register(auth, "Ann")
        other = await auth.log_in("Ann", PASSWORD, HOME, "test")
        bob = await register(auth, "Bob")
        assert await auth.log_out_everywhere(one.person.id) == 2
        assert set(ended) == {one.token_hash, other.token_hash}
        assert await auth.resume(bob.token)

    async def test_but_one_when_the_password_changes(self, auth: Auth, ended: list[bytes]) -> None:
        here = await register(auth, "Ann")
        there = await auth.log_in("Ann", PASSWORD, HOME, "test")
        with refusal(Reason.BAD_PASSWORD):
            await auth.change_password(
                here.person, "wrong horse", "new password", keep=here.token_hash, address=HOME
            )
        assert ended == []
        await auth.change_password(
            here.person, PASSWORD, "new password", keep=here.token_hash, address=HOME
        )
        assert ended == [there.token_hash]
        assert await auth.resume(here.token)
        with refusal(Reason.BAD_PASSWORD):
            await auth.log_in("Ann", PASSWORD, HOME, "test")
        assert await auth.log_in("Ann", "new password", HOME, "test")
