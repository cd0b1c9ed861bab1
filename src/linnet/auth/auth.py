"""Who is asking: names, passwords and codes become a person with a session."""

import hmac
import secrets
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from linnet.auth import names, scram, tokens
from linnet.auth.addresses import Addresses
from linnet.auth.bans import check_bans
from linnet.auth.enrolling import is_good
from linnet.auth.lookalikes import key
from linnet.auth.passing import Passing
from linnet.auth.passwords import Passwords, check_strength
from linnet.auth.policy import Policy
from linnet.auth.refusals import bad_password
from linnet.auth.scram import Verifier
from linnet.auth.throttle import Throttle
from linnet.hub.invitations import check_accounts, check_good
from linnet.protocol import limits
from linnet.protocol.frames import Marker
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Login, Store

_AGENT = 200
"""Bytes, or nearly, that are kept of what a client calls itself."""


class Signed(Struct, frozen=True, kw_only=True):
    """Somebody who is signed in. `token` is theirs alone; `read` is there for newcomers."""

    person: Person
    token: str
    token_hash: bytes
    read: Marker | None = None


class Auth:
    """Credentials in, sessions out. Everything here belongs to one event loop."""

    def __init__(
        self,
        store: Store,
        policy: Policy,
        clock: Callable[[], Millis],
        on_sessions_ended: Callable[[Sequence[bytes]], None],
        throttle: Throttle | None = None,
        addresses: Addresses | None = None,
        *,
        scrams: bool = False,
    ) -> None:
        """With `scrams`, passwords set from now on can be proven by SCRAM as well."""
        self.policy = policy
        self._store = store
        self._clock = clock
        self._ended = on_sessions_ended
        self._throttle = throttle or Throttle(policy.newcomers_per_minute)
        self._addresses = addresses or Addresses()
        self.passwords = Passwords(scram=scrams)
        self._secret = secrets.token_bytes(32)
        self.passing = Passing()

    def close(self) -> None:
        """Let the password threads end."""
        self.passwords.close()

    # Coming in

    async def enter_as_guest(self, name: str, address: str, agent: str) -> Signed:
        """A new guest of that name.

        Raises Refused: `guests-off`, `name-taken`, `rate-limited`, `banned` for the address,
        and what a name can be.
        """
        if not self.policy.guests:
            raise Refused(Reason.GUESTS_OFF)
        name = names.clean(name)
        self._throttle.newcomer(address)
        self._addresses.check(address, self._clock())
        return await self._add(name, PersonKind.GUEST, None, address, agent)

    async def enter_in_passing(self, name: str, address: str, agent: str) -> Signed:
        """A new guest who is one until `passed`: there is no token to come back with.

        Raises Refused like `enter_as_guest`.
        """
        if not self.policy.guests:
            raise Refused(Reason.GUESTS_OFF)
        name = names.clean(name)
        self._throttle.newcomer(address)
        self._addresses.check(address, self._clock())
        self.passing.hold(key(name))
        try:
            signed = await self._add(name, PersonKind.GUEST, None, address, agent, passing=True)
        except BaseException:
            self.passing.drop(key(name))
            raise
        self.passing.came(signed.person.id, key(name))
        return signed

    async def enter_unnamed(self, address: str, agent: str) -> Signed:
        """The same for somebody who gave no name: they are called by their id.

        Raises Refused: `guests-off`, `rate-limited`, `banned` for the address.
        """
        signed = await self.enter_in_passing(f"guest-{secrets.token_hex(6)}", address, agent)
        try:
            person = await self.rename(signed.person, f"guest-{signed.person.id}")
        except Refused:
            return signed  # Somebody else is called by this id.
        except BaseException:
            self.passed(signed)
            raise
        return replace(signed, person=person)

    def passed(self, signed: Signed) -> None:
        """Somebody's connection ended; who came in passing is gone, and their name is free."""
        if not signed.token_hash:
            self.passing.went(signed.person.id)

    async def forget_visitor(self, signed: Signed) -> None:
        """Who came in passing and did nothing at all need not be in any list."""
        if not signed.token_hash:
            await self._store.drop_traceless(signed.person.id)

    async def register(
        self,
        name: str,
        password: str,
        *,
        code: str | None,
        address: str,
        agent: str,
        loopback: bool = False,
        owner: bool = False,
    ) -> Signed:
        """A new account, signed in; with the owner's code, the owner of the server.

        `owner` asks to be the first owner without a code, where the policy lets people at the
        server's own machine (`loopback`) do that.
        """
        if owner and not (loopback and self.policy.owner_from_loopback):
            raise Refused(Reason.NOT_ALLOWED, "The first owner is made with the printed code.")
        self._addresses.check(address, self._clock())
        one_time = None if owner else await self._admit(code, address)
        name = names.clean(name)
        check_strength(password, name)
        self._throttle.account(address)
        hashed = await self.passwords.hash(password)
        role = Role.OWNER if owner else Role.MEMBER
        return await self._add(name, PersonKind.ACCOUNT, hashed, address, agent, role, one_time)

    async def log_in(
        self, name: str, password: str, address: str, agent: str, new: str | None = None
    ) -> Signed:
        """A new session of an account; with a one-time password, `new` is theirs from now on.

        Raises Refused: `bad-password`, `rate-limited`, `banned`, `new-password`, `weak-password`.
        """
        person, one_time = await self._proven(name, password, address)
        if one_time is not None:
            await self._choose(person, one_time, new)
        elif new is not None:
            raise Refused(Reason.BAD_FRAME, "A new password goes with a one-time one only.")
        return await self._begin_session(person, agent)

    async def check_password(self, name: str, password: str, address: str) -> Person:
        """Whose name and password these are; takes as long for a name nobody has.

        Raises Refused: `bad-password`, `rate-limited`, `banned`, `new-password` for a one-time one.
        """
        person, one_time = await self._proven(name, password, address)
        if one_time is not None:
            raise Refused(Reason.NEW_PASSWORD)
        return person

    async def _proven(self, name: str, password: str, address: str) -> tuple[Person, bytes | None]:
        """Whose they are, and the hash of the password if it is a one-time one."""
        account = key(name[: names.LONGEST_WISH])
        self._throttle.guess(account, address)
        found = await self._store.person_by_key(account)
        kept = found.password if found else None
        right = await self.passwords.verify(password, kept)
        one_time = None if right else await self._one_time(found, password)
        if found is None or not (right or one_time):
            raise bad_password(found, address)
        self._throttle.guessed_right(account, address)
        await self._let_in(found.person, address)
        if right and self.passwords.scram and scram.find(kept) is None:
            await self._store.set_password(found.person.id, await self.passwords.hash(password))
        return found.person, one_time

    async def _one_time(self, found: Login | None, password: str) -> bytes | None:
        """The hash of this one-time password, if it is theirs; looked up for nobody's, too."""
        code = await self._store.roster.code(tokens.hash_code(password[: limits.PASSWORD]))
        if found is None or code is None or code.purpose != f"password {found.person.id}":
            return None
        return code.hash if is_good(code, self._clock()) else None

    async def _choose(self, person: Person, one_time: bytes, new: str | None) -> None:
        """A password of their own in place of the one-time one. Raises Refused."""
        if new is None:
            raise Refused(Reason.NEW_PASSWORD)
        check_strength(new, person.name)
        if tokens.hash_code(new) == one_time:
            raise Refused(Reason.WEAK_PASSWORD, "That is the one-time password; choose another.")
        hashed = await self.passwords.hash(new)
        await self._store.roster.choose_password(person.id, one_time, hashed)

    async def resume(self, token: str, address: str = "") -> Signed:
        """The session of this token. Raises Refused: `bad-token`, `banned`."""
        token_hash = tokens.hash_token(token)
        person = await self._store.person_by_token(token_hash)
        if person is None:
            raise Refused(Reason.BAD_TOKEN)
        await self._let_in(person, address)
        return Signed(person=person, token=token, token_hash=token_hash)

    # Proving a password without saying it

    async def verifier(self, name: str, address: str) -> Verifier:
        """What the password of this account is proven against; a made-up one for nobody's.

        Counts as a guess. Raises Refused `rate-limited`.
        """
        account = key(name[: names.LONGEST_WISH])
        self._throttle.guess(account, address)
        found = await self._store.person_by_key(account)
        return scram.find(found.password if found else None) or scram.nobodys(name, self._secret)

    async def log_in_proven(self, name: str, proven: Verifier, address: str, agent: str) -> Signed:
        """A new session of the account whose password was proven just now against this.

        Raises Refused: `bad-password`, `banned`.
        """
        account = key(name[: names.LONGEST_WISH])
        found = await self._store.person_by_key(account)
        if found is None or scram.find(found.password) != proven:
            raise bad_password(found, address)
        self._throttle.guessed_right(account, address)
        return await self.let_in(found.person, address, agent)

    async def let_in(self, person: Person, address: str, agent: str) -> Signed:
        """A new session of somebody who has proven who they are. Raises Refused `banned`."""
        await self._let_in(person, address)
        return await self._begin_session(person, agent)

    async def _begin_session(self, person: Person, agent: str) -> Signed:
        token = tokens.new_token()
        token_hash = tokens.hash_token(token)
        await self._store.add_session(person.id, token_hash, self._clock(), agent[:_AGENT])
        return Signed(person=person, token=token, token_hash=token_hash)

    # Going out

    async def log_out(self, token_hash: bytes) -> None:
        """End one session; its connections close."""
        await self._store.drop_session(token_hash)
        self._ended([token_hash])

    async def log_out_everywhere(self, person: PersonId, but: bytes | None = None) -> int:
        """End all sessions of a person, except perhaps one; how many ended."""
        ended = await self._store.drop_sessions(person, but)
        self._ended(ended)
        return len(ended)

    # Changing

    async def change_password(
        self, person: Person, old: str, new: str, *, keep: bytes | None, address: str
    ) -> int:
        """Set another password; all other sessions end, and how many did.

        Raises Refused: `bad-password`, `weak-password`, `rate-limited`.
        """
        await self.check_password(person.name, old, address)
        check_strength(new, person.name)
        await self._store.set_password(person.id, await self.passwords.hash(new))
        return await self.log_out_everywhere(person.id, but=keep)

    async def claim(
        self, person: Person, name: str | None, password: str, *, code: str | None, address: str
    ) -> Person:
        """Make a guest an account with the same id and messages, perhaps under another name.

        Raises Refused: `already-an-account`, `registration-closed`, `bad-code`, `name-taken` ...
        """
        if person.kind is not PersonKind.GUEST:
            raise Refused(Reason.ALREADY_AN_ACCOUNT)
        one_time = await self._admit(code, address)
        name = person.name if name is None else names.clean(name)
        self.passing.check(key(name), but=person.id)
        check_strength(password, name)
        self._throttle.account(address)
        return await self._store.claim(
            person.id,
            name=name,
            key=key(name),
            password=await self.passwords.hash(password),
            code=one_time,
        )

    async def rename(self, person: Person, name: str) -> Person:
        """Give a guest another name. Raises Refused: `not-allowed`, `name-taken`, `bad-name` ..."""
        if person.kind is not PersonKind.GUEST:
            raise Refused(Reason.NOT_ALLOWED, "An account keeps its name.")
        name = names.clean(name)
        wish = key(name)
        if wish == key(person.name):
            return await self._store.rename(person.id, name, wish)
        self.passing.hold(wish)
        try:
            renamed = await self._store.rename(person.id, name, wish)
        except BaseException:
            self.passing.drop(wish)
            raise
        if not self.passing.renamed(person.id, wish):
            self.passing.drop(wish)
        return renamed

    # The first owner

    async def first_owner_code(self) -> str | None:
        """A code that makes whoever registers with it the owner; None once there is one.

        Each call makes the codes of earlier ones useless: only their hashes were kept.
        """
        if await self._store.roster.has_owner():
            return None
        code = tokens.new_code()
        await self._store.roster.set_code(tokens.hash_code(code), "owner", self._clock())
        return code

    # Between

    async def _let_in(self, person: Person, address: str) -> None:
        """Staff come in from anywhere.

        Raises Refused `banned`.
        """
        await check_bans(self._store, person, self._clock())
        if person.role is Role.MEMBER:
            self._addresses.check(address, self._clock())
        self._addresses.came(person.id, address)

    async def _admit(self, code: str | None, address: str) -> bytes | None:
        """Let somebody make an account; the hash of the one-time code they gave, if they did."""
        if not code:
            if self.policy.registration == "closed":
                raise Refused(Reason.REGISTRATION_CLOSED)
            if self.policy.registration == "code":
                raise Refused(Reason.BAD_CODE, "New accounts need a code here; ask for it.")
            return None
        self._throttle.code(address)
        shared = self.policy.registration_code if self.policy.registration != "closed" else None
        if shared and hmac.compare_digest(_bytes(code), _bytes(shared)):
            return None
        kept = await self._store.roster.code(hash := tokens.hash_code(code))
        if kept is None or not is_good(kept, self._clock()):
            found = check_good(await self._store.invitations.one(hash), self._clock())
            check_accounts(found, await self._store.person(found.by))
        self._throttle.code_was_right(address)
        return hash

    async def _add(
        self,
        name: str,
        kind: PersonKind,
        password: str | None,
        address: str,
        agent: str,
        role: Role = Role.MEMBER,
        code: bytes | None = None,
        passing: bool = False,
    ) -> Signed:
        if not passing:
            self.passing.check(key(name))
        token = "" if passing else tokens.new_token()
        token_hash = b"" if passing else tokens.hash_token(token)
        person, read = await self._store.add_person(
            name=name,
            key=key(name),
            kind=kind,
            role=role,
            password=password,
            at=self._clock(),
            token_hash=token_hash or None,
            agent=agent[:_AGENT],
            code=code,
        )
        self._addresses.came(person.id, address)
        return Signed(person=person, token=token, token_hash=token_hash, read=read)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
