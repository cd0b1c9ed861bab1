"""How servers and clients find each other on a network: one UDP question, one answer.

The question goes to every address of the network; whoever serves answers to who asked. A question
has `QUESTION` bytes and an answer has no more, so that nobody can make a server flood others. An
answer proves nothing: what counts is the key that the server then has.
"""

import hmac
import re
from hashlib import scrypt

from msgspec import UNSET, MsgspecError, Struct, UnsetType, json

PORT = 8888
"""The UDP port that is asked, whatever TCP port a server has."""
QUESTION = 512
SERVICE = "_linnet._tcp.local."
"""What multicast DNS calls a server."""
_ASKED = re.compile(rb"linnet\? 1 ([0-9a-f]{32})( code)? +")
_CODE = re.compile(r"([0-9]{4})[- ]?([0-9]{4})")


class Nearby(Struct, frozen=True, kw_only=True):
    """What a server tells of itself; `proof` only who knows the join code can make or check."""

    linnet: int = 1
    nonce: str
    name: str
    port: int
    pin: str = ""
    proof: str | UnsetType = UNSET


class Asked(Struct, frozen=True):
    """A question, by a random number and whether a proof of the join code is wanted."""

    nonce: str
    code: bool = False


def question(asked: Asked) -> bytes:
    """As it goes over the network."""
    text = f"linnet? 1 {asked.nonce}{' code' if asked.code else ''} "
    return text.encode().ljust(QUESTION)


def read_question(data: bytes) -> Asked | None:
    """None for what is no question, or a short one."""
    found = _ASKED.fullmatch(data) if len(data) == QUESTION else None
    return Asked(found[1].decode(), found[2] is not None) if found else None


def answer(told: Nearby) -> bytes:
    """As it goes over the network; nothing where it would be longer than the question."""
    data = json.encode(told)
    return data if len(data) <= QUESTION else b""


def read_answer(data: bytes, asked: Asked) -> Nearby | None:
    """None for what does not answer this very question."""
    if len(data) > QUESTION:
        return None
    try:
        told = json.decode(data, type=Nearby)
    except MsgspecError:
        return None
    sound = told.linnet == 1 and 0 < told.port < 65_536 and len(told.pin) in (0, 43)
    return told if sound and told.nonce == asked.nonce else None


def join_code(text: str) -> str:
    """The eight digits of a join code; nothing for any other text."""
    found = _CODE.fullmatch(text.strip())
    return found[1] + found[2] if found else ""


def stretched(code: str, nonce: str) -> bytes:
    """What a code proves things with, for one question.

    Slow on purpose, some 50 ms: whoever overhears a proof needs weeks to try all codes.
    """
    return scrypt(code.encode(), salt=bytes.fromhex(nonce), n=1 << 14, r=8, p=1)


def proof(stretched_code: bytes, port: int, pin: str) -> str:
    """Shows to who knows the code that this key belongs to it."""
    return hmac.digest(stretched_code, f"{port} {pin}".encode(), "sha256").hex()
