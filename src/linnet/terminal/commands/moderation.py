"""Commands for keeping order."""

from linnet.terminal.commands.line import Line, Row, alone
from linnet.terminal.commands.typed import EVERYWHERE, Target, Typed


class PutOut(Line, frozen=True):
    """Kick somebody."""

    who: str
    why: str
    everywhere: bool


class KeepOut(Line, frozen=True):
    """Ban somebody, for so many seconds or for good."""

    who: str
    span: int | None
    why: str
    everywhere: bool
    address: bool


class Silence(Line, frozen=True):
    """Mute somebody for so many seconds."""

    who: str
    span: int
    why: str
    everywhere: bool


class Relent(Line, frozen=True):
    """Unban or unmute somebody."""

    who: str
    everywhere: bool
    muted: bool


class RemoveAll(Line, frozen=True):
    """Remove somebody's messages, all or those of the last `span` seconds."""

    who: str
    span: int | None
    why: str
    everywhere: bool


class EraseSomebody(Line, frozen=True):
    """Take away all that somebody said, and their name."""

    who: str


class Yes(Line, frozen=True):
    """Do what was asked about."""


class ReportOne(Line, frozen=True):
    """Show a message to the moderators."""

    target: Target
    why: str


class ShowReports(Line, frozen=True):
    """Which reports wait, here or in all rooms?"""

    everywhere: bool


class ResolveOne(Line, frozen=True):
    """A report was looked at."""

    number: int


class ShowActs(Line, frozen=True):
    """What moderators did, here or in all rooms."""

    everywhere: bool


class UndoOne(Line, frozen=True):
    """Take an act back."""

    number: int


class InviteCode(Line, frozen=True):
    """A one-time code for a new account, to be given to somebody."""


def _kick(typed: Typed) -> Line:
    everywhere = typed.flag(EVERYWHERE)
    return PutOut(typed.who(), typed.rest(), everywhere)


def _ban(typed: Typed) -> Line:
    everywhere, address = typed.flag(EVERYWHERE), typed.flag("--address")
    return KeepOut(typed.who(), typed.span(), typed.rest(), everywhere or address, address)


def _mute(typed: Typed) -> Line:
    everywhere = typed.flag(EVERYWHERE)
    return Silence(typed.who(), typed.needed_span(), typed.rest(), everywhere)


def _relent(typed: Typed, *, muted: bool) -> Line:
    everywhere = typed.flag(EVERYWHERE)
    return Relent(typed.somebody(), everywhere, muted)


def _purge(typed: Typed) -> Line:
    everywhere = typed.flag(EVERYWHERE)
    return RemoveAll(typed.who(), typed.span(), typed.rest(), everywhere)


def _report(typed: Typed) -> Line:
    return ReportOne(typed.needed_target(), typed.rest())


def _everywhere(typed: Typed) -> bool:
    everywhere = typed.flag(EVERYWHERE)
    typed.end()
    return everywhere


def _number(typed: Typed) -> int:
    number = typed.needed_number()
    typed.end()
    return number


ROWS = (
    Row("/kick", {"/kick WHO [WHY]": "put somebody out of this room; they may come back"}, _kick),
    Row(
        "/ban",
        {
            "/ban WHO [WHY]": "put somebody out for good",
            "/ban WHO 3d [WHY]": "keep them out for a time: 10m, 2h, 3d, 1w",
            "/ban WHO --address [WHY]": "from the server, with the address they come from",
        },
        _ban,
    ),
    Row("/unban", {"/unban WHO": "let them come back"}, lambda t: _relent(t, muted=False)),
    Row("/mute", {"/mute WHO 10m [WHY]": "let somebody read but not write, for a time"}, _mute),
    Row("/unmute", {"/unmute WHO": "let them write again"}, lambda t: _relent(t, muted=True)),
    Row(
        "/purge",
        {
            "/purge WHO [WHY]": "remove all somebody wrote; tells how much and asks first",
            "/purge WHO 1h [WHY]": "remove what they wrote in that time",
        },
        _purge,
    ),
    Row(
        "/erase",
        {"/erase WHO": "take away all you, or as owner somebody, said, and the name; asks first"},
        lambda typed: EraseSomebody(typed.somebody()),
    ),
    Row("/yes", {"/yes": "do what was just asked about"}, alone(Yes())),
    Row("/report", {"/report N [WHY]": "show message N to the moderators"}, _report),
    Row(
        "/reports",
        {"/reports": "what was reported, for moderators"},
        lambda typed: ShowReports(_everywhere(typed)),
    ),
    Row(
        "/resolve",
        {"/resolve N": "report N was looked at"},
        lambda typed: ResolveOne(_number(typed)),
    ),
    Row(
        "/acts",
        {"/acts": "what moderators did here, for moderators"},
        lambda typed: ShowActs(_everywhere(typed)),
    ),
    Row(
        "/undo",
        {"/undo N": "take act N back, within a day"},
        lambda typed: UndoOne(_number(typed)),
    ),
    Row(
        "/invite-code",
        {"/invite-code": "a code with which somebody can make an account, for the server's owners"},
        alone(InviteCode()),
    ),
)
NOTE = "with --everywhere they are about all rooms, for moderators of the server"
