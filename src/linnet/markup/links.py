"""Which addresses become links: http, https and mailto, written plainly; nothing else ever."""

import re
import unicodedata

_NEVER = (
    r"\s\x00-\x20<>\"`\\^{|}\x7f-\xa0\xad\u061c\u070f\u180e\u2000-\u206f\u3000-\u303f\ud800-\uf8ff"
    r"\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\U000e0000-\U000e0fff"
)
"""Ends an address: spaces, quotes, control, invisible and bidi characters, wide punctuation."""
_HOST = rf"(?:\[[0-9a-f:.]+\]|[^\W_][^{_NEVER}/?\#@:\[\]%,;!$&'()*+=~]*+)"
_WEB = re.compile(
    # No user before the host: "https://bank.example@evil.example" leads to evil.example.
    rf"https?://(?P<host>{_HOST})(?::\d{{1,5}}+)?(?![\d@%\\]|:[^{_NEVER}])(?:[/?\#](?:[^{_NEVER}\]]++|\](?!\())*+)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"mailto:[^\W_][\w.+-]*+@(?P<host>[^\W_][\w-]*+(?:\.[\w-]++)*+)(?![@\w])", re.IGNORECASE
)
_LINK = re.compile(
    r"\[((?:[^\[\]\n`]++|`[^`\n]*+`|\[[^\[\]\n`]*+\])*+)\]"
    rf"\(([^{_NEVER}()]*+(?:\([^{_NEVER}()]*+\)[^{_NEVER}()]*+)*+)\)"
)
_LOOKS_LIKE = re.compile(
    r"(?<=://)[^\s/?#]+|(?:[^\W_][\w-]*+\.)++[^\W\d_][\w-]++|\d{1,3}(?:\.\d{1,3}){3}"
)
"""Names a place: what stands after `://`, a host with a dot in it, four numbers."""
_CHINESE_DOT = re.compile("(?<=[0-9A-Za-z])\u3002(?=[0-9A-Za-z])")
_MARKS = re.compile(r"[*~|`\\]")
_CLOSERS = {")": "(", "]": "["}


def safe(address: str) -> bool:
    """Whether it is an address that may be followed."""
    return bool(_WEB.fullmatch(address) or _MAIL.fullmatch(address))


def written(text: str, at: int, end: int) -> tuple[int, int, str] | None:
    """A `[label](address)` at this place: where the label ends, where all ends, the address."""
    found = _LINK.match(text, at, end)
    if not found or not found[1].strip() or not safe(found[2]) or disguised(found[1], found[2]):
        return None
    return found.end(1), found.end(), found[2]


def bare(text: str, at: int, end: int) -> str:
    """The address that begins at this place, without what only follows it; empty if none does."""
    found = _WEB.match(text, at, end) or _MAIL.match(text, at, end)
    if not found:
        return ""
    address = found[0][: _length(found[0])]
    return address if safe(address) else ""


def disguised(label: str, address: str) -> bool:
    """Whether the label names another place than the address leads to."""
    # What only looks like a dot or a letter counts as one; what cannot be seen does not count.
    seen = unicodedata.normalize("NFKC", _MARKS.sub("", label))
    seen = "".join(char for char in seen if unicodedata.category(char) != "Cf")
    seen = _CHINESE_DOT.sub(".", seen)
    target = _site(_host(address))
    return any(_site(named[0]) != target for named in _LOOKS_LIKE.finditer(seen))


def _length(address: str) -> int:
    """Its length without closing punctuation; a bracket counts if its partner is inside."""
    left = {closer: address.count(closer) - address.count(_CLOSERS[closer]) for closer in ")]"}
    length = len(address)
    while length:
        last = address[length - 1]
        if last in _CLOSERS:
            if left[last] <= 0:
                break
            left[last] -= 1
        elif last not in ".,;:!?'*_~":
            break
        length -= 1
    return length


def _host(address: str) -> str:
    found = _WEB.match(address) or _MAIL.match(address)
    return found["host"] if found else ""


def _site(host: str) -> str:
    """The form in which hosts are compared: without user, port and `www.`."""
    host = host.rpartition("@")[2].casefold()
    return re.sub(r":\d*$", "", host).removeprefix("www.").rstrip(".")
