"""Commands about how a room is kept."""

from linnet.protocol.policies import MaskList
from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import EVERYWHERE, Typed, Unclear

_DAY = 86_400
_SPANS = ("slow", "edit-within", "retention")
_SWITCHES = ("locked", "keep-editions", "no-direct", "invited", "hidden", "outsiders", "any-topic")
_LISTS: dict[str, MaskList] = {
    "kept-out": "kept_out",
    "excepted": "excepted",
    "expected": "expected",
}
_RECEIPTS = ("off", "counts", "names")


class ShowPolicy(Line, frozen=True):
    """How is this room kept?"""


class GiveVoice(Line, frozen=True):
    """Let somebody write while the room is locked, or not any more."""

    who: str
    on: bool


class SetMask(Line, frozen=True):
    """Put a mask on a list of the room's, named as in the protocol, or take it off."""

    of: MaskList
    mask: str
    on: bool


class ChangePolicy(Line, frozen=True):
    """Keep this room otherwise in one thing, named as in the protocol."""

    name: str
    value: int | bool | str
    everywhere: bool = False


def _policy(typed: Typed) -> Line:
    if typed.empty:
        return ShowPolicy()
    name = typed.word().lower().replace("_", "-")
    change = ChangePolicy(name.replace("-", "_"), _value(name, typed))
    typed.end()
    return change


def _value(name: str, typed: Typed) -> int | bool | str:
    if name in _SPANS:
        return _span(name, typed)
    word = typed.word().lower()
    if name == "most" and (word == "off" or word.isdecimal()):
        return 0 if word == "off" else int(word[:7])
    if name in _SWITCHES and word in ("on", "off"):
        return word == "on"
    if name == "receipts" and word in _RECEIPTS:
        return word
    raise Unclear


def _span(name: str, typed: Typed) -> int:
    seconds = typed.span()
    if seconds is None:
        if typed.word().lower() != "off":
            raise Unclear
        return 0
    if name != "retention":
        return seconds
    if seconds % _DAY:
        raise Unclear("messages go after whole days, such as 30d")
    return seconds // _DAY


def _slow(typed: Typed) -> Line:
    everywhere = typed.flag(EVERYWHERE)
    change = ChangePolicy("slow", _span("slow", typed), everywhere)
    typed.end()
    return change


def _lock(typed: Typed, *, on: bool) -> Line:
    everywhere = typed.flag(EVERYWHERE)
    typed.end()
    return ChangePolicy("locked", on, everywhere)


def _voice(typed: Typed, *, on: bool) -> Line:
    return GiveVoice(typed.somebody(), on)


def _key(typed: Typed) -> Line:
    key = typed.word()
    typed.end()
    return ChangePolicy("key", "" if key == "off" else key)


def _mask(typed: Typed) -> Line:
    of = _LISTS.get(typed.word().lower().replace("_", "-"))
    mask = typed.word()
    off = typed.flag("off")
    typed.end()
    if of is None:
        raise Unclear
    return SetMask(of, mask, not off)


def _retention(typed: Typed) -> Line:
    change = ChangePolicy("retention", _span("retention", typed))
    typed.end()
    return change


ORDER = (
    Row("/slow", {"/slow 10s|off": "how long one waits between two messages"}, _slow),
    Row("/lock", {"/lock": "only moderators write here now"}, lambda t: _lock(t, on=True)),
    Row("/unlock", {"/unlock": "everybody writes again"}, lambda t: _lock(t, on=False)),
    Row(
        "/voice",
        {"/voice WHO": "let somebody write although the room is locked"},
        lambda t: _voice(t, on=True),
    ),
    Row("/unvoice", {"/unvoice WHO": "not any more"}, lambda t: _voice(t, on=False)),
    Row(
        "/mask",
        {
            "/mask kept-out guest-*": "let nobody in who is called so: * any letters, ? one",
            "/mask excepted guest-7*": "but these",
            "/mask expected ann*": "let these in uninvited, where one must be invited",
            "/mask kept-out guest-* off": "take a mask off its list",
        },
        _mask,
    ),
)
ROOM = (
    Row("/key", {"/key WORD|off": "what one must know to come in"}, _key),
    Row("/retention", {"/retention 30d|off": "after how many days messages go"}, _retention),
    Row(
        "/policy",
        {
            "/policy": "how this room is kept",
            "/policy edit-within 15m|off": "how long messages can be changed",
            "/policy keep-editions on|off": "keep earlier texts of changed messages",
            "/policy receipts off|counts|names": "tell who has read a message",
            "/policy no-direct on|off": "forbid private talks between members",
            "/policy invited on|off": "let only those in who are invited",
            "/policy hidden on|off": "list the room to its members only",
            "/policy outsiders on|off": "let people write here who are no members",
            "/policy any-topic on|off": "let every member set the topic",
            "/policy most 30|off": "how many members it may have",
            "/policy retention 30d|off": "the same as /retention",
        },
        _policy,
    ),
)
