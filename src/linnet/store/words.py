"""A text as the index of words has it: what counts as one word, and what stands for it."""

import re
import unicodedata

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no spaces between words (and of Korean, whose words grow ends)."""
_SYMBOL = re.compile("[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def split(text: str) -> str:
    """The text with a space wherever the index should see one word end.

    Each letter of an unspaced script is a word, so that words of such scripts are phrases; an
    emoji becomes the word `u1f382`, whatever its skin tone. Accents and capitals stay: SQLite
    folds them.
    """
    if text.isascii():
        return _NO_TEXT.sub(" ", text)
    text = unicodedata.normalize("NFKC", _NO_TEXT.sub(" ", text))
    text = _SKIN.sub("", text)
    text = _UNSPACED.sub(r" \g<0> ", text)
    return _SYMBOL.sub(lambda found: f" u{ord(found[0]):x} ", text)


def words(text: str) -> list[str]:
    """The words the index would find in a text, but for accents and capitals."""
    seen = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in split(text))
    return [word for word in seen.split() if any(c.isalnum() for c in word)]


def is_unspaced(text: str) -> bool:
    """Whether a text ends in a script without spaces."""
    return bool(text) and _UNSPACED.match(text[-1]) is not None
