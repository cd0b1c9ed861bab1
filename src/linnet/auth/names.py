"""Which names people may have, and in which form they are kept."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from linnet.auth.lookalikes import key
from linnet.protocol import limits
from linnet.protocol.reasons import Reason, Refused

_PLAIN = re.compile(r"(?=[^ ]*[A-Za-z0-9])[A-Za-z0-9_][\w.'-]*(?: [A-Za-z0-9_][\w.'-]*)*", re.ASCII)
"""Names of plain ASCII words; anything else is looked at letter by letter."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
LONGEST_WISH = 4 * limits.NAME
"""Characters that are looked at; whatever is longer cannot become a name."""
_MARKS = 3
"""Marks upon one letter; more of them cover the lines above."""
_TOGETHER = (
    {"LATIN", "HAN", "HIRAGANA", "KATAKANA"},
    {"LATIN", "HAN", "HANGUL"},
    {"LATIN", "HAN", "BOPOMOFO"},
)
"""Scripts that are mixed within words (Unicode TR 39, "highly restrictive")."""

_RESERVED_WORDS = """
    admin administrator all anonymous channel chanserv console everyone everybody here linnet
    lobby me mod moderator moderators nickserv nobody null operator owner room rooms server system
    you
"""
_RESERVED = frozenset(key(word) for word in _RESERVED_WORDS.split())
_ID_DIGITS = 5
"""From so many digits on, a name could be taken for somebody's id."""


def clean(wish: str) -> str:
    """The name as it is kept and shown: NFC, words separated by single spaces.

    Raises Refused: `bad-name`, `too-long`, `name-reserved`.
    """
    if len(wish) > LONGEST_WISH:
        raise _too_long()
    name = " ".join(word for word in wish.split(" ") if word)
    if not _PLAIN.fullmatch(name):
        name = _looked_at(name)
    if len(name.encode()) > limits.NAME:
        raise _too_long()
    if key(name) in _RESERVED or _like_an_id(name):
        raise Refused(Reason.NAME_RESERVED)
    return name


def _looked_at(name: str) -> str:
    if _CONTROL.search(name):
        raise Refused(Reason.BAD_NAME)
    words = [_word(word) for word in name.split()]
    if not any(char.isalnum() for word in words for char in word):
        raise Refused(Reason.BAD_NAME)
    return " ".join(words)


def _word(wish: str) -> str:
    try:
        word = _profile()(wish)
    except UnicodeEncodeError:
        raise Refused(Reason.BAD_NAME) from None
    if not (word[0].isalnum() or word[0] == "_"):
        raise Refused(Reason.BAD_NAME)
    if not all(_letter(char) or char in "_.'-" for char in word) or _piled_up(word):
        raise Refused(Reason.BAD_NAME)
    if not word.isascii() and _mixed(word):
        raise Refused(Reason.BAD_NAME, "This name mixes letters of several scripts; use one.")
    return word


def _letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"


def _piled_up(word: str) -> bool:
    run = 0
    for char in unicodedata.normalize("NFD", word):
        run = run + 1 if unicodedata.category(char) == "Mn" else 0
        if run > _MARKS:
            return True
    return False


def _mixed(word: str) -> bool:
    script = _script_of()
    found = {script(char) for char in word} - {"COMMON", "INHERITED"}
    return len(found) > 1 and not any(found <= allowed for allowed in _TOGETHER)


def _like_an_id(name: str) -> bool:
    """Digits only, or digits with the letters that look like them."""
    digits = key(name).replace("o", "0").replace("l", "1")
    some = any(char.isdecimal() for char in name)
    return some and digits.isdecimal() and len(digits) >= _ID_DIGITS


def _too_long() -> Refused:
    return Refused(Reason.TOO_LONG, f"A name has at most {limits.NAME} bytes.")


@cache
def _profile() -> Callable[[str], str]:
    # Loaded for the first name that is not plain ASCII: takes 15 ms.
    from precis_i18n import get_profile  # noqa: PLC0415

    return get_profile("UsernameCasePreserved").enforce


@cache
def _script_of() -> Callable[[str], str]:
    # Loaded for the first name that is not plain ASCII: takes 60 ms.
    from confusable_homoglyphs import categories  # type: ignore[import-untyped]  # noqa: PLC0415

    alias: Callable[[str], str] = categories.alias
    return alias
