"""What may stand in messages, topics, reasons and room names, and in which form it is kept."""

import re
import unicodedata

from linnet.protocol import limits
from linnet.protocol.reasons import Reason, Refused

_PLAIN = bytes(range(0x20, 0x7F))
"""ASCII that can be seen, and the space: to look for anything else takes half of `isprintable`."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line feed, and what is no character at all."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows, which in one line is the program's text."""
_ROOM_NAME = re.compile(r"[^\W_][\w.-]*")
_RESERVED_ROOMS = frozenset({"lobby"})


def message(text: str) -> str:
    """The text as it is kept; line ends become `\\n`.

    Raises Refused: `too-long` past `limits.TEXT` bytes, `bad-text`, `empty-text`.
    """
    if len(text) * 4 > limits.TEXT and _bytes(text) > limits.TEXT:
        raise Refused(Reason.TOO_LONG, f"A message has at most {limits.TEXT} bytes.")
    if text.isascii() and not text.isspace() and not text.encode().translate(None, _PLAIN) and text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORBIDDEN.search(text):
        raise Refused(Reason.BAD_TEXT)
    if not any(_visible(c) for c in text):
        raise Refused(Reason.EMPTY_TEXT)
    return text


def draft(text: str) -> str:
    """What is being written, in the form messages have. Raises Refused: `too-long`, `bad-text`."""
    return message(text) if any(_visible(c) for c in text) else ""


def topic(text: str) -> str:
    """A topic in one line; empty means none. Raises Refused: `too-long`, `bad-text`."""
    return line(text, limits.TOPIC, "A topic")


def why(text: str) -> str:
    """A reason in one line; empty means none. Raises Refused: `too-long`, `bad-text`."""
    return line(text, limits.WHY, "A reason")


def key(text: str) -> str:
    """A room's key; empty means none. Raises Refused: `too-long`, `bad-text`."""
    if len(text) > limits.MASK:
        raise Refused(Reason.TOO_LONG, f"A key has at most {limits.MASK} characters.")
    if " " in text or "," in text or not text.isprintable():
        raise Refused(Reason.BAD_TEXT, "A key is one word, without spaces and commas.")
    return text


def line(text: str, most: int, what: str) -> str:
    """A text in one line. Raises Refused: `too-long`, `bad-text`."""
    text = " ".join(_TURNING.sub("", text).split())
    if len(text) * 4 > most and _bytes(text) > most:
        raise Refused(Reason.TOO_LONG, f"{what} has at most {most} bytes.")
    if _FORBIDDEN.search(text):
        raise Refused(Reason.BAD_TEXT)
    return text


def room_name(text: str) -> str:
    """A room's name as it is shown: NFKC, lower case, no `#`.

    Raises Refused: `bad-room-name`, `too-long`, `room-name-taken` for reserved ones.
    """
    name = room_key(text)
    if len(name) * 4 > limits.ROOM_NAME and _bytes(name) > limits.ROOM_NAME:
        raise Refused(Reason.TOO_LONG, f"A room's name has at most {limits.ROOM_NAME} bytes.")
    if not _ROOM_NAME.fullmatch(name):
        raise Refused(Reason.BAD_ROOM_NAME)
    if name in _RESERVED_ROOMS:
        raise Refused(Reason.ROOM_NAME_TAKEN)
    return name


def emoji(text: str) -> str:
    """One emoji as it is kept; its `:shortcode:` is understood. Raises Refused `not-an-emoji`."""
    # Loaded for the first reaction: takes 60 ms.
    import emoji as known  # noqa: PLC0415

    wish = text.strip()
    # There and back again: one form for emoji that are written with and without a selector.
    name = wish if wish.startswith(":") else known.demojize(wish, language="alias")
    found = known.emojize(name, language="alias")
    if not known.is_emoji(found):
        raise Refused(Reason.NOT_AN_EMOJI)
    return found


def room_key(text: str) -> str:
    """The form in which rooms are looked up by name."""
    return unicodedata.normalize("NFKC", text.strip().removeprefix("#")).casefold()


def _visible(char: str) -> bool:
    """Whether it leaves ink by itself: no space, format, combining or unassigned character."""
    return unicodedata.category(char)[0] in "LNPS" and char not in _BLANK_LETTERS


_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\U00013441\U00013442\U0001d159")
"""Letters and symbols by category that show as nothing."""


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
