"""SCRAM-SHA-256 (RFC 5802, RFC 7677): proving a password without saying it.

What is kept for it stands behind the Argon2 hash, after a space. Only servers that let people
log in this way make it: it is easier to guess from than the hash (docs/decisions).
"""

import base64
import binascii
import hashlib
import hmac
import secrets

from msgspec import Struct

NAME = "SCRAM-SHA-256"
ITERATIONS = 200_000
"""Rounds of PBKDF2: some 80 ms of a core, for whoever logs in and whoever guesses."""
_SALT = 16
_GS2 = "n,,"
"""What every client says that binds the exchange to no channel."""


class NotProven(Exception):
    """What a client said is not SCRAM, or not the proof."""


class Verifier(Struct, frozen=True):
    """What a password is proven against; it cannot be turned back into one."""

    iterations: int
    salt: bytes
    stored_key: bytes
    server_key: bytes

    def written(self) -> str:
        """As it is kept: one word."""
        salt, stored, server = map(_base64, (self.salt, self.stored_key, self.server_key))
        return f"{NAME}${self.iterations}:{salt}${stored}:{server}"


def make(password: str) -> Verifier:
    """A verifier for this password, with a salt of its own; takes as long as `ITERATIONS` say."""
    salt = secrets.token_bytes(_SALT)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    client = _hmac(salted, b"Client Key")
    server = _hmac(salted, b"Server Key")
    return Verifier(ITERATIONS, salt, hashlib.sha256(client).digest(), server)


def find(kept: str | None) -> Verifier | None:
    """The verifier among what is kept of a password, if there is one."""
    word = (kept or "").partition(" ")[2]
    if not word.startswith(f"{NAME}$"):
        return None
    _, how, keys = word.split("$")
    iterations, salt = how.split(":")
    stored, server = keys.split(":")
    return Verifier(int(iterations), *map(base64.b64decode, (salt, stored, server)))


def nobodys(name: str, secret: bytes) -> Verifier:
    """For a name nobody has: it looks like somebody's, the same each time, and nothing fits it."""
    salt = _hmac(secret, name.encode("utf-8", "surrogatepass"))[:_SALT]
    return Verifier(ITERATIONS, salt, secrets.token_bytes(32), secrets.token_bytes(32))


class Exchange:
    """The server's side of one exchange: `begin`, then `challenge`, then `finish`."""

    def __init__(self) -> None:
        self.name = ""
        self._bare = ""
        self._nonce = ""
        self._told = ""
        self._verifier: Verifier | None = None

    def begin(self, message: str) -> str:
        """The client's first message; the name in it. Raises NotProven."""
        if not message.startswith(_GS2):
            raise NotProven
        self._bare = message.removeprefix(_GS2)
        said = _attributes(self._bare)
        if "n" not in said or not said.get("r") or "m" in said:
            raise NotProven
        self.name = said["n"].replace("=2C", ",").replace("=3D", "=")
        self._nonce = said["r"] + secrets.token_urlsafe(18)
        return self.name

    def challenge(self, verifier: Verifier) -> str:
        """The answer to it: salt and rounds."""
        self._verifier = verifier
        self._told = f"r={self._nonce},s={_base64(verifier.salt)},i={verifier.iterations}"
        return self._told

    def finish(self, message: str) -> str:
        """The proof; the server's own in return. Raises NotProven."""
        without, _, proof = message.rpartition(",p=")
        said = _attributes(without)
        if self._verifier is None or said.get("r") != self._nonce:
            raise NotProven
        if said.get("c") != _base64(_GS2.encode()):
            raise NotProven
        spoken = f"{self._bare},{self._told},{without}".encode()
        signature = _hmac(self._verifier.stored_key, spoken)
        try:
            given = base64.b64decode(proof, validate=True)
        except binascii.Error:
            raise NotProven from None
        client = bytes(one ^ other for one, other in zip(given, signature, strict=False))
        fits = hmac.compare_digest(hashlib.sha256(client).digest(), self._verifier.stored_key)
        if len(given) != len(signature) or not fits:
            raise NotProven
        return f"v={_base64(_hmac(self._verifier.server_key, spoken))}"


def _attributes(text: str) -> dict[str, str]:
    parts = (part.partition("=") for part in text.split(","))
    return {name: value for name, sign, value in parts if sign}


def _hmac(secret: bytes, message: bytes) -> bytes:
    return hmac.digest(secret, message, "sha256")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
