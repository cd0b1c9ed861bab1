"""Keys of accounts for SSH: added as a line of text, known by their fingerprint."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence

from msgspec import Struct

from linnet.protocol import limits
from linnet.protocol.ids import Millis
from linnet.protocol.keys import KeyView
from linnet.protocol.people import Person, PersonKind
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store

KINDS = (
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
)
SHORTEST_RSA = 256
"""Bytes of an RSA key's number."""
_NO_KEY = Refused(
    Reason.BAD_FRAME,
    "That is no public key; it is the one line of a file such as ~/.ssh/id_ed25519.pub.",
)


class PublicKey(Struct, frozen=True):
    """A public key as it stands in such a line."""

    kind: str
    hash: bytes
    comment: str


class Keys:
    """Everybody's own keys. Each may raise Refused."""

    def __init__(self, store: Store, clock: Callable[[], Millis]) -> None:
        self._kept = store.keys
        self._clock = clock

    async def add(self, by: Person, line: str) -> KeyView:
        """Whoever has this key can come in as this account."""
        if by.kind is not PersonKind.ACCOUNT:
            sentence = "Keys belong to accounts; /claim makes yours one."
            raise Refused(Reason.NOT_ALLOWED, sentence)
        key = read(line)
        at = self._clock()
        await self._kept.add(by.id, key.hash, key.kind, key.comment, at, limits.KEYS)
        return next(one for one in await self.mine(by) if one.fingerprint == fingerprint(key.hash))

    async def mine(self, by: Person) -> Sequence[KeyView]:
        """The keys somebody has."""
        return await self._kept.of(by.id)

    async def remove(self, by: Person, fingerprint: str) -> None:
        """Nobody comes in with this key any more."""
        if not await self._kept.drop(by.id, _hash(fingerprint)):
            raise Refused(Reason.NO_SUCH_PATH, "You have no key of that fingerprint.")

    async def owner(self, hash: bytes) -> Person | None:
        """Whose key this is."""
        return await self._kept.owner(hash)

    async def used(self, hash: bytes) -> None:
        """Somebody came in with it."""
        await self._kept.used(hash, self._clock())


def read(line: str) -> PublicKey:
    """A key from a line of `authorized_keys`, without options. Raises Refused `bad-frame`."""
    kind, _, rest = line.strip().partition(" ")
    encoded, _, comment = rest.strip().partition(" ")
    try:
        blob = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise _NO_KEY from None
    if kind not in KINDS or len(line) > limits.KEY or not blob.startswith(_string(kind)):
        raise _NO_KEY
    if kind == "ssh-rsa" and len(blob) < SHORTEST_RSA:
        raise Refused(Reason.BAD_FRAME, "This RSA key is too short; make one with ssh-keygen.")
    return PublicKey(kind, hashlib.sha256(blob).digest(), _shown(comment))


def fingerprint(hash: bytes) -> str:
    """As OpenSSH shows it."""
    return f"SHA256:{base64.b64encode(hash).decode().rstrip('=')}"


def _hash(fingerprint: str) -> bytes:
    encoded = fingerprint.removeprefix("SHA256:")
    try:
        return base64.b64decode(encoded + "=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        return b""


def _string(text: str) -> bytes:
    """A string as it stands in a key (RFC 4251)."""
    return len(text).to_bytes(4, "big") + text.encode()


def _shown(comment: str) -> str:
    return "".join(mark for mark in comment.strip() if mark.isprintable())[:100]
