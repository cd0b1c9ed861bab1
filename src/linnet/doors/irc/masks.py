"""Masks as IRC writes them: `nick!user@host`, and which of them a room can keep."""

from linnet.doors.irc.names import fold, host_of, id_of
from linnet.hub import masks
from linnet.protocol.ids import PersonId

_ANYBODY = ("", "*", "~*")


def matches(mask: str, text: str) -> bool:
    """Whether a text is what the mask says, in whatever case (`CASEMAPPING=ascii`)."""
    return masks.matches(fold(mask), fold(text))


def kept_as(mask: str) -> str | None:
    """The mask of names or the id that says the same; None for what asks for user or host.

    A user and a host say nothing of a person here, but for the host that is their id.
    """
    nick, user, host = taken_apart(mask)
    if user not in _ANYBODY:
        return None
    if (id := id_of(host)) is not None and nick in ("", "*"):
        return str(id)
    return (nick or "*") if host in ("", "*") else None


def taken_apart(mask: str) -> tuple[str, str, str]:
    """Nick, user and host of a mask; what is not there is empty."""
    if "!" not in mask and "@" in mask:
        user, _, host = mask.rpartition("@")
        return "", user, host
    nick, _, rest = mask.partition("!")
    user, _, host = rest.partition("@")
    return nick, user, host


def shown(mask: str) -> str:
    """A mask that a room keeps, as IRC writes it."""
    return f"*!*@{host_of(PersonId(mask))}" if mask.isdecimal() else f"{mask}!*@*"
