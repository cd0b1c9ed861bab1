"""Commands about bots, webhooks and keys for SSH."""

from typing import Literal

from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import Typed, Unclear

BotDeed = Literal["list", "new", "token", "revoke", "remove"]
HookDeed = Literal["list", "new", "renew", "out", "begin", "remove"]


class OfBots(Line, frozen=True):
    """See, make, change or remove a bot."""

    deed: BotDeed
    name: str = ""


class OfHooks(Line, frozen=True):
    """See, make, change or remove a webhook of the room one looks at."""

    deed: HookDeed
    name: str = ""
    url: str = ""


class OfKeys(Line, frozen=True):
    """See, add or remove a key for SSH."""

    deed: Literal["list", "add", "remove"]
    key: str = ""


def _key(typed: Typed) -> Line:
    if typed.empty:
        return OfKeys("list")
    match typed.word().lower():
        case "list":
            typed.end()
            return OfKeys("list")
        case "add" | "remove" as deed:
            return OfKeys(deed, typed.text())
        case _:
            raise Unclear


def _bot(typed: Typed) -> Line:
    if typed.empty:
        return OfBots("list")
    match typed.word().lower():
        case "list":
            typed.end()
            return OfBots("list")
        case "new" | "token" | "revoke" | "remove" as deed:
            return OfBots(deed, typed.somebody())
        case _:
            raise Unclear


def _hook(typed: Typed) -> Line:
    if typed.empty:
        return OfHooks("list")
    match typed.word().lower():
        case "list":
            typed.end()
            return OfHooks("list")
        case "out":
            name, _, url = typed.text().rpartition(" ")
            if not name:
                raise Unclear
            return OfHooks("out", name.strip().strip('"'), url)
        case "new" | "renew" | "begin" | "remove" as deed:
            return OfHooks(deed, typed.somebody())
        case _:
            raise Unclear


ROWS = (
    Row(
        "/bot",
        {
            "/bot": "the bots you answer for",
            "/bot new NAME": "make one; its token is shown once, here alone",
            "/bot token NAME": "give it another token; the one before is worth nothing",
            "/bot revoke NAME": "take its token",
            "/bot remove NAME": "remove it; what it said stays",
        },
        _bot,
    ),
    Row(
        "/hook",
        {
            "/hook": "the webhooks of this room, for who keeps order here",
            "/hook new NAME": "an address to which programs post; shown once, here alone",
            "/hook renew NAME": "another address in its place",
            "/hook out NAME URL": "send what is said here to an address, for the server's owners",
            "/hook begin NAME": "send again to one that was given up",
            "/hook remove NAME": "remove one",
        },
        _hook,
    ),
    Row(
        "/ssh-key",
        {
            "/ssh-key": "the keys with which you come in over SSH",
            "/ssh-key add ssh-ed25519 AAAA…": "add one: the line of ~/.ssh/id_ed25519.pub",
            "/ssh-key remove SHA256:…": "remove one",
        },
        _key,
    ),
)
