"""Names on both sides of the door: nicks are people's names, `#room` is a room.

A space in a name is written `_`: both are one to whoever looks a name up. Case counts only for
letters of ASCII (`CASEMAPPING=ascii`).
"""

import string

from linnet.protocol.ids import PersonId

CHANNEL = "#"
TYPING = "+typing"
"""The tag that says somebody is writing."""
HOST = "linnet"
"""The end of everybody's host, after their id: it shows who somebody is under any nick."""
_FOLD = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_NEVER = frozenset(" ,*?!@\x00\r\n\x07:")


def fold(name: str) -> str:
    """The form in which nicks and channels are compared."""
    return name.translate(_FOLD)


def nick_of(name: str) -> str:
    """How somebody of this name is called here."""
    return name.replace(" ", "_")


def channel_of(name: str) -> str:
    """How a room of this name is called here."""
    return f"{CHANNEL}{name}"


def is_channel(target: str) -> bool:
    """Whether this names a room and nobody's nick."""
    return target.startswith(CHANNEL)


def may_be_nick(nick: str, beyond_ascii: bool) -> bool:
    """Whether a client may choose this nick as far as IRC goes; the rest is for the server."""
    return bool(nick) and not set(nick) & _NEVER and (beyond_ascii or nick.isascii())


def host_of(id: PersonId) -> str:
    """The host that is shown for somebody."""
    return f"{id}.{HOST}"


def id_of(host: str) -> PersonId | None:
    """Whose host this is."""
    id, dot, rest = host.partition(".")
    return PersonId(id) if dot and rest == HOST and id.isdecimal() else None
