"""Who may come in over SSH, and as whom: keys, passwords, guests, and how often one may try."""

import hashlib
from typing import Any

import asyncssh
import structlog

from linnet.auth import names
from linnet.auth.auth import Auth, Signed
from linnet.auth.keys import Keys
from linnet.auth.lookalikes import key
from linnet.doors.ssh.waiting import Waiting
from linnet.protocol.people import Person, PersonKind
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store

log = structlog.get_logger()
AGENT = "ssh"
TRIES = 6
"""Passwords one connection may try."""
KEYS = 20
"""Keys one connection may offer, each twice: as a question and with its proof."""
Challenge = tuple[str, str, str, list[tuple[str, bool]]]
_PASSWORD: list[tuple[str, bool]] = [("Password: ", False)]
_NEW: list[tuple[str, bool]] = [
    ("A password of your own: ", False), ("The same again: ", False),
]  # fmt: skip


class Guard(asyncssh.SSHServer):
    """One connection, until it is known whose it is. `enter` makes their session."""

    def __init__(self, auth: Auth, keys: Keys, store: Store, waiting: Waiting) -> None:
        self._auth = auth
        self._keys = keys
        self._store = store
        self._waiting = waiting
        self._tries = 0
        self._asked = 0
        self._offered = 0
        self._once = ""
        """A one-time password that was right, while another is chosen."""
        self._signed: Signed | None = None
        self._proven: tuple[Person, bytes] | None = None
        self.address = ""
        self.name = ""

    # What asyncssh calls

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Somebody is there."""
        self._connection = conn
        self.address = str(conn.get_extra_info("peername", ("",))[0])
        self._waiting.came(self, conn)

    def connection_lost(self, exc: Exception | None) -> None:
        """They are gone, whoever they were."""
        self._waiting.settled(self)

    def begin_auth(self, username: str) -> bool:
        """Everybody says who they are, guests too."""
        self.name = username[: names.LONGEST_WISH]
        return True

    def auth_completed(self) -> None:
        """It is known who they are."""
        self._waiting.settled(self)

    def password_auth_supported(self) -> bool:
        """For clients that know no questions."""
        return True

    def public_key_auth_supported(self) -> bool:
        """The usual way."""
        return True

    def kbdint_auth_supported(self) -> bool:
        """For passwords, one-time passwords, and guests, who are asked nothing."""
        return True

    async def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        """Whether it is a key of this account; asyncssh checks the proof."""
        self._offered += 1
        self._proven = self._signed = None
        if self._offered > 2 * KEYS:
            self._connection.abort()
            return False
        hash = hashlib.sha256(key.public_data).digest()
        owner = await self._keys.owner(hash)
        if owner is None or not await self._is_called(owner, username):
            return False
        self._proven = (owner, hash)
        return True

    async def validate_password(self, username: str, password: str) -> bool:
        """A password of an account; a one-time one needs questions."""
        return await self._try(username, password) is True

    async def get_kbdint_challenge(
        self, username: str, lang: str, submethods: str
    ) -> bool | Challenge:
        """A guest is asked nothing; somebody with an account the password."""
        self._asked += 1
        if self._asked > TRIES:
            self._connection.abort()
            return False
        if not await self._is_free(username):
            return ("", "", lang, _PASSWORD)
        self._proven = self._signed = None
        if self._auth.policy.guests:
            return True
        self._say(Refused(Reason.GUESTS_OFF))
        return False

    async def validate_kbdint_response(self, username: str, responses: Any) -> bool | Challenge:
        """The password, or what takes the place of a one-time one."""
        given = [str(one) for one in responses]
        if len(given) == 1:
            return await self._try(username, given[0])
        if not self._once or len(given) != len(_NEW):
            return False
        if given[0] != given[1]:
            return ("The two were not the same.", "", "", _NEW)
        return await self._try(username, self._once, given[0])

    # What the door asks

    async def enter(self) -> Signed:
        """A session of whoever this is. Raises Refused, such as `banned` or `name-taken`."""
        if self._signed is not None:
            return self._signed
        if self._proven is not None:
            person, hash = self._proven
            signed = await self._auth.let_in(person, self.address, AGENT)
            await self._keys.used(hash)
            return signed
        return await self._auth.enter_as_guest(self.name, self.address, AGENT)

    # Between

    async def _try(self, username: str, password: str, new: str | None = None) -> bool | Challenge:
        self._proven = self._signed = None
        self._tries += 1
        if self._tries > TRIES:
            self._connection.abort()
            return False
        try:
            self._signed = await self._auth.log_in(username, password, self.address, AGENT, new)
        except Refused as refused:
            if refused.reason in (Reason.NEW_PASSWORD, Reason.WEAK_PASSWORD) and (
                refused.reason is Reason.NEW_PASSWORD or self._once
            ):
                self._once = password
                return (refused.message, "", "", _NEW)
            if refused.reason is not Reason.BAD_PASSWORD:
                self._say(refused)
            return False
        return True

    async def _is_called(self, owner: Person, username: str) -> bool:
        """Whether the key's owner goes by this name, or nobody does: the key knows better."""
        return key(username[: names.LONGEST_WISH]) == key(owner.name) or await self._is_free(
            username
        )

    async def _is_free(self, username: str) -> bool:
        """Whether this is the name of no account and no bot."""
        found = await self._store.person_by_key(key(username[: names.LONGEST_WISH]))
        return found is None or found.person.kind is PersonKind.GUEST

    def _say(self, refused: Refused) -> None:
        """A line that clients show before they ask on."""
        self._connection.send_auth_banner(f"{refused.message}\r\n")
