"""Accounts made by those who run the server, one-time passwords, and codes for new accounts."""

import asyncio
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from linnet.auth import names, tokens
from linnet.auth.lookalikes import key
from linnet.auth.passing import Passing
from linnet.auth.passwords import AT_ONCE, Passwords, check_strength
from linnet.protocol import limits
from linnet.protocol.administration import Card, Code, Newcomer, Wrong
from linnet.protocol.ids import Millis
from linnet.protocol.people import Named, Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store
from linnet.store.roster import Enlisting, KeptCode, Note

_AT_A_TIME = 100
CODE_ID = 8
"""Bytes of a code's hash that name it."""


class Checked(Struct, frozen=True):
    """A newcomer whose name and password were found right."""

    wish: Newcomer
    name: str
    key: str


class Enrolling:
    """Everything here belongs to one event loop; who may do what is decided before."""

    def __init__(
        self,
        store: Store,
        passwords: Passwords,
        passing: Passing,
        clock: Callable[[], Millis],
    ) -> None:
        self._roster = store.roster
        self._passwords = passwords
        self._passing = passing
        self._clock = clock

    # Accounts

    async def look_through(
        self, newcomers: Sequence[Newcomer]
    ) -> tuple[list[Checked], list[Wrong]]:
        """Those that can be made, and what is wrong with the others; nothing is changed."""
        good: list[Checked] = []
        wrong: list[Wrong] = []
        first: dict[str, int] = {}
        for index, wish in enumerate(newcomers):
            if index % _AT_A_TIME == _AT_A_TIME - 1:
                await asyncio.sleep(0)  # thousands of names would hold everybody up
            try:
                one = _named(wish)
                self._passing.check(one.key)
                if one.key in first:
                    raise Refused(Reason.ALREADY_THERE, _twice(first[one.key], newcomers))
            except Refused as refused:
                wrong.append(_wrong(index, refused))
            else:
                first[one.key] = index
                good.append(one)
        taken = await self._roster.taken(first)
        for name, person in taken.items():
            sentence = f"Somebody has this name or one that looks like it: {_who(person)}."
            problem = _wrong(first[name], Refused(Reason.NAME_TAKEN, sentence))
            wrong.append(replace(problem, taken_by=Named(id=person.id, name=person.name)))
        free = [one for one in good if one.key not in taken]
        return free, sorted(wrong, key=lambda one: one.index)

    async def add(
        self, by: Person, newcomers: Sequence[Checked]
    ) -> tuple[list[Person], list[Card]]:
        """Make all these accounts or none. Raises Refused."""
        hashes = await self._hashes([one.wish.password for one in newcomers])
        codes = ["" if hashed else tokens.new_code() for hashed in hashes]
        rows = [
            Enlisting(
                name=one.name,
                key=one.key,
                role=one.wish.role,
                password=hashed,
                one_time=tokens.hash_code(code) if code else None,
            )
            for one, hashed, code in zip(newcomers, hashes, codes, strict=True)
        ]
        note = Note(kind="add-person", by=by, at=self._clock(), number=len(rows))
        made = list(await self._roster.enlist(rows, note))
        return made, [
            Card(id=person.id, name=person.name, one_time=code)
            for person, code in zip(made, codes, strict=True)
        ]

    async def _hashes(self, passwords: Sequence[str | None]) -> list[str | None]:
        """Hashes of those that were given, a few at a time, so that others may log in."""
        found: list[str | None] = []
        for first in range(0, len(passwords), AT_ONCE):
            given = passwords[first : first + AT_ONCE]
            found += await asyncio.gather(*map(self._hash, given))
        return found

    async def _hash(self, password: str | None) -> str | None:
        return await self._passwords.hash(password) if password else None

    async def one_time(self, by: Person, who: Person) -> tuple[Card, Sequence[bytes]]:
        """A new one-time password for an account; the sessions that ended."""
        code = tokens.new_code()
        note = self._note("one-time", by, who)
        ended = await self._roster.set_one_time(who.id, tokens.hash_code(code), note)
        return Card(id=who.id, name=who.name, one_time=code), ended

    # Codes

    async def give_code(self, by: Person) -> tuple[Code, str]:
        """A new code, and the secret itself, which is told only now."""
        secret = tokens.new_code()
        hash, note = tokens.hash_code(secret), self._note("give-code", by)
        await self._roster.give_code(hash, note)
        return _code(KeptCode(hash=hash, purpose="account", created=note.at)), secret

    async def codes(self) -> list[Code]:
        """Codes that are good and that nobody used yet."""
        found = await self._roster.codes("account")
        return [_code(one) for one in found if is_good(one, self._clock())]

    async def drop_code(self, by: Person, id: str) -> None:
        """A code is worth nothing from now on. Raises Refused `bad-code`."""
        for one in await self._roster.codes("account"):
            if one.hash[:CODE_ID].hex() == id:
                await self._roster.drop_code(one.hash, self._note("drop-code", by))
                return
        raise Refused(Reason.BAD_CODE, "There is no such code, or somebody has used it.")

    def _note(self, kind: str, by: Person, who: Person | None = None) -> Note:
        id, name = (who.id, who.name) if who else (None, "")
        return Note(kind=kind, by=by, at=self._clock(), who=id, who_name=name)


def is_good(code: KeptCode, at: Millis) -> bool:
    """Whether a code is not too old; the first owner's is made anew at each start."""
    good = limits.CODE if code.purpose == "account" else limits.ONE_TIME
    return code.purpose == "owner" or at < code.created + good * 1000


def _named(wish: Newcomer) -> Checked:
    name = names.clean(wish.name)
    if wish.password:
        check_strength(wish.password, name)
    return Checked(wish, name, key(name))


def _twice(first: int, newcomers: Sequence[Newcomer]) -> str:
    return f"It is the same name, or looks the same, as {newcomers[first].name} before it."


def _who(person: Person) -> str:
    return f"{person.name} ({person.kind}, {person.id})"


def _wrong(index: int, refused: Refused) -> Wrong:
    return Wrong(index=index, reason=refused.reason.value, message=refused.message)


def _code(kept: KeptCode) -> Code:
    return Code(id=kept.hash[:CODE_ID].hex(), until=kept.created + limits.CODE * 1000)
