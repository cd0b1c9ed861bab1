"""Commands about what is one's own alone: levels, drafts, blocked people, who has read."""

from typing import get_args

from linnet.protocol.mine import Level
from linnet.terminal.commands.line import Line, Row, alone
from linnet.terminal.commands.typed import OWN_LAST, Target, Typed, Unclear


class ChooseLevel(Line, frozen=True):
    """Choose what of this room is worth telling elsewhere, or show it."""

    level: Level | None


class Draft(Line, frozen=True):
    """Keep a text for later, show it, post it or forget it."""

    text: str
    post: bool = False
    drop: bool = False


class BlockSomebody(Line, frozen=True):
    """Hide what somebody says, or no longer."""

    who: str
    off: bool = False


class ShowBlocked(Line, frozen=True):
    """Whom does one not hear?"""


class WhoRead(Line, frozen=True):
    """Who has read a message?"""

    target: Target


def _level(typed: Typed) -> Line:
    if typed.empty:
        return ChooseLevel(None)
    word = typed.word().lower()
    typed.end()
    for level in get_args(Level):
        if word == level:
            return ChooseLevel(level)
    raise Unclear


def _draft(typed: Typed) -> Line:
    post, drop = typed.flag("--post"), typed.flag("--drop")
    if (post or drop) and not typed.empty:
        raise Unclear
    return Draft(typed.rest(), post, drop)


def _who_read(typed: Typed) -> Line:
    target = typed.target() or OWN_LAST
    typed.end()
    return WhoRead(target)


READ = (
    Row(
        "/readers",
        {
            "/readers": "who has read your last message, as far as the room tells",
            "/readers N": "who has read message N",
        },
        _who_read,
    ),
)
ROWS = (
    Row(
        "/level",
        {
            "/level everything": "tell all of this room while you look at another",
            "/level mentions": "tell only what calls you",
            "/level nothing": "tell nothing of it",
            "/level": "which of these it is",
        },
        _level,
    ),
    Row(
        "/draft",
        {
            "/draft TEXT": "keep a text for this room, also on your other devices",
            "/draft": "show it",
            "/draft --post": "post it",
            "/draft --drop": "forget it",
        },
        _draft,
    ),
    Row(
        "/block",
        {"/block WHO": "do not show what somebody says; they cannot tell"},
        lambda typed: BlockSomebody(typed.somebody()),
    ),
    Row(
        "/unblock",
        {"/unblock WHO": "show it again"},
        lambda typed: BlockSomebody(typed.somebody(), off=True),
    ),
    Row("/blocked", {"/blocked": "whom you have blocked"}, alone(ShowBlocked())),
)
