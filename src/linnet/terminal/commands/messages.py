"""Commands about a message that is there."""

from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import LAST_OF_OTHERS, OWN_LAST, Target, Typed


class EditText(Line, frozen=True):
    """Give a message of one's own another text."""

    target: Target
    text: str


class TakeAway(Line, frozen=True):
    """Delete a message."""

    target: Target


class ReplyTo(Line, frozen=True):
    """Answer a message."""

    target: Target
    text: str


class PutEmoji(Line, frozen=True):
    """Put an emoji on a message, or take it off again."""

    target: Target
    emoji: str
    off: bool = False


class WhoReacted(Line, frozen=True):
    """Who put which emoji on a message?"""

    target: Target


class KeepAtHand(Line, frozen=True):
    """Pin a message, or unpin it."""

    target: Target
    off: bool = False


class ShowPins(Line, frozen=True):
    """Which messages are pinned?"""


class ShowEditions(Line, frozen=True):
    """The earlier texts of a message."""

    target: Target


class ShowThread(Line, frozen=True):
    """A message with what it answers and what answers it."""

    target: Target


class ShowOne(Line, frozen=True):
    """One message with all that is hidden in it."""

    target: Target


def _edit(typed: Typed) -> Line:
    return EditText(typed.target() or OWN_LAST, typed.text())


def _delete(typed: Typed) -> Line:
    target = typed.target() or OWN_LAST
    typed.end()
    return TakeAway(target)


def _reply(typed: Typed) -> Line:
    return ReplyTo(typed.needed_target(), typed.text())


def _emoji(typed: Typed, *, off: bool = False) -> Line:
    target = typed.target() or LAST_OF_OTHERS
    return PutEmoji(target, typed.text(), off)


def _target(typed: Typed) -> Target:
    target = typed.needed_target()
    typed.end()
    return target


def _pins(typed: Typed) -> Line:
    typed.end()
    return ShowPins()


TALK = (
    Row(
        "/reply",
        {
            "/reply N TEXT": "answer message N",
            "/reply @NAME TEXT": "answer somebody's last message",
        },
        _reply,
    ),
    Row(
        "/edit",
        {
            "/edit TEXT": "give your last message another text",
            "/edit N TEXT": "give your message N another text",
        },
        _edit,
    ),
    Row(
        "/delete",
        {
            "/delete": "take your last message away",
            "/delete N": "take message N away; its place stays",
        },
        _delete,
    ),
    Row(
        "/show",
        {"/show N": "message N with its spoilers"},
        lambda typed: ShowOne(_target(typed)),
    ),
    Row(
        "/thread",
        {"/thread N": "the answers that message N hangs together with"},
        lambda typed: ShowThread(_target(typed)),
    ),
    Row(
        "/editions",
        {"/editions N": "the earlier texts of message N, where the room keeps them"},
        lambda typed: ShowEditions(_target(typed)),
    ),
)
MARKS = (
    Row(
        "/react",
        {
            "/react N EMOJI": "put an emoji or :name: on message N",
            "/react EMOJI": "put it on the last message of others",
        },
        _emoji,
    ),
    Row(
        "/unreact",
        {
            "/unreact N EMOJI": "take it off message N again",
            "/unreact EMOJI": "take it off the last message of others",
        },
        lambda typed: _emoji(typed, off=True),
    ),
    Row(
        "/reactions",
        {"/reactions N": "who reacted to message N"},
        lambda typed: WhoReacted(_target(typed)),
    ),
    Row(
        "/pin",
        {"/pin N": "keep message N at hand for everybody in the room"},
        lambda typed: KeepAtHand(_target(typed)),
    ),
    Row(
        "/unpin",
        {"/unpin N": "message N is one like the others again"},
        lambda typed: KeepAtHand(_target(typed), off=True),
    ),
    Row("/pins", {"/pins": "the pinned messages, the last pinned first"}, _pins),
)
