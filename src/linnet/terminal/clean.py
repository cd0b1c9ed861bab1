"""Makes the words of others safe to print: nothing in them can move a cursor or hide itself."""

import re

_UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f\x80-\x9f"  # control characters, the second set too
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of text
    "\u2028\u2029\ufff9-\ufffb"  # other line ends; marks of annotations
    "\ud800-\udfff\ufffe\uffff"  # no characters at all
    "\U000e0000-\U000e001f"
    "]"
)
_PICTURES = 0x2400


def clean(text: str) -> str:
    """The text with everything unsafe replaced by something visible; keeps `\\n` and tabs."""
    return _UNSAFE.sub(_visible, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same for names, topics and whatever must not break the line."""
    return clean(text).replace("\n", "\u2424").replace("\t", " ")


def escape_json(text: str) -> str:
    """JSON with the same characters written as `\\u....`, which changes nothing in its meaning."""
    return _UNSAFE.sub(_escaped, text)


def _visible(found: re.Match[str]) -> str:
    char = found[0]
    if char in "\n\t":
        return char
    if char < " ":
        return chr(_PICTURES + ord(char))
    return "\u2421" if char == "\x7f" else "\ufffd"


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
