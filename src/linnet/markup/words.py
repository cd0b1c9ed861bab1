"""Which words after an @ mention somebody, by the rules that names have."""

import re
import unicodedata

LONGEST = 48
"""Characters of a word; no name is longer."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Letters of scripts that put no spaces between words."""
_ADDRESS = frozenset("@/=&#%$+")
"""What stands before an @ only in addresses."""
_QUOTES = {'"': '"\u201d', "\u201c": '"\u201d', "\u201e": '"\u201c\u201d'}
"""Opening quotes and what closes them: telephones turn them while one types."""


def mention_at(text: str, at: int) -> tuple[str, int]:
    """The word after the @ at this place and where it ends; an empty word if there is none."""
    if not _begins(text, at):
        return "", at
    if text[at + 1 : at + 2] in _QUOTES:
        return _quoted(text, at + 1)
    word = text[at + 1 : _end(text, at + 1)]
    if len(word) > LONGEST or not word or not _starts(word[0]):
        return "", at
    after = text[at + 1 + len(word) : at + 3 + len(word)]
    if after[:1] == "@" or (after[:1] == "/" and _letter(after[1:])):
        return "", at  # an address of another network, or a package of some language
    word = _trimmed(word, opened=text[at - 1 : at] == "_")
    return word, at + 1 + len(word)


def _begins(text: str, at: int) -> bool:
    """Whether a word may begin here: not inside an e-mail or other address."""
    before = text[at - 1] if at else " "
    if before in _ADDRESS:
        return False
    while at and text[at - 1] in "_.-'":
        at -= 1
    before = text[at - 1] if at else " "
    return not _letter(before) or bool(_UNSPACED.match(before))


def _end(text: str, at: int) -> int:
    longest = min(len(text), at + LONGEST + 1)
    while at < longest and (_letter(text[at]) or text[at] in "_.'-"):
        at += 1
    return at


def _trimmed(word: str, opened: bool) -> str:
    """Without the punctuation of the sentence around it, and without the 's of "Ann's"."""
    word = word.rstrip(".'-").removesuffix("'s")
    # In `_@ann_` the second underscore ends the emphasis.
    return word.rstrip("_") if opened else word


def _quoted(text: str, at: int) -> tuple[str, int]:
    """A name of several words: `"Ada Lovelace"`."""
    closers = _QUOTES[text[at]]
    end = at + 1
    while end < min(len(text), at + LONGEST + 2) and text[end] not in closers:
        end += 1
    if text[end : end + 1] not in closers or end >= len(text):
        return "", at
    name = text[at + 1 : end]
    words = name.split(" ")
    good = all(word and _starts(word[0]) and _end(word, 0) == len(word) for word in words)
    return (name, end + 1) if good else ("", at)


def _starts(char: str) -> bool:
    return char == "_" or char.isalnum()


def _letter(char: str) -> bool:
    if not char:
        return False
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"
