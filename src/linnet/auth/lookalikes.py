"""One key for all names that look alike, so that nobody passes for somebody else.

The key of a name is found in steps that are repeated until nothing changes: compatibility
forms become plain (full width, ligatures), case goes, what shows as nothing goes, and every
letter becomes the first of those it can be taken for, in any script. `ANN`, the same in
full width, and `ann` with a Cyrillic first letter have one key. Marks stay: with and without
an accent are two names, however each is encoded. A space and an underscore count as the same.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

_ASCII = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "m": "rn", "w": "vv", " ": "_"})
"""What can be taken for another in plain ASCII, once case is gone (`I` is an `i` then)."""
_DOT_OVER_I = re.compile("(?<=[il])\u0307")
_UNSEEN = ("Cc", "Cf", "Cs")
_ROUNDS = 8


def key(name: str) -> str:
    """The form in which people are looked up by name."""
    name = " ".join(name.split())
    if name.isascii():
        return name.casefold().translate(_ASCII)
    for _ in range(_ROUNDS):
        before, name = name, _fold(name)
        if name == before:
            break
    return name


def _fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name)
    if not any(char.islower() for char in text):
        # Capitals look like other letters than small ones do: a Greek `NANA` in capitals is
        # Latin to the eye, though its small nu looks like a `v`.
        latin = text.translate(_table())
        text = latin if latin.isascii() else text
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(char for char in text if unicodedata.category(char) not in _UNSEEN)
    text = text.translate(_table()).translate(_ASCII)
    return unicodedata.normalize("NFC", _DOT_OVER_I.sub("", text))


@cache
def _table() -> Mapping[int, str]:
    """Every character that can be taken for others -> the one that stands for all of them."""
    # Loaded for the first name that is not plain ASCII: takes 40 ms and 10 MB.
    from confusable_homoglyphs import (  # type: ignore[import-untyped]  # noqa: PLC0415
        confusables,
    )

    groups = _groups(confusables.confusables_data)
    table: dict[int, str] = {}
    for group in groups.values():
        first = _ascii_in(group) or _latin_capital(group, groups) or _lowest(group)
        for char in group:
            if len(char) == 1 and not char.isascii():
                table[ord(char)] = first
    for group in groups.values():
        for capital in filter(lambda char: len(char) == 1, group):
            small = capital.lower()
            if len(small) == 1 and not small.isascii() and ord(small) not in table:
                table[ord(small)] = table.get(ord(capital), small)
    return table


def _groups(pairs: Mapping[str, Iterable[Mapping[str, str]]]) -> dict[str, frozenset[str]]:
    """Each character with all those it can be taken for, over any number of steps."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, others in pairs.items():
        for other in others:
            a, b = one.strip("\u200e"), other["c"].strip("\u200e")
            near[a].add(b)
            near[b].add(a)
    groups: dict[str, frozenset[str]] = {}
    for start in near:
        if start not in groups:
            found, waiting = {start}, [start]
            while waiting:
                fresh = near[waiting.pop()] - found
                found |= fresh
                waiting.extend(fresh)
            groups.update(dict.fromkeys(found, frozenset(found)))
    return groups


def _ascii_in(group: Iterable[str]) -> str | None:
    found = sorted((text for text in group if text.isascii()), key=lambda text: (len(text), text))
    return found[0].casefold().translate(_ASCII) if found else None


def _latin_capital(group: Iterable[str], groups: Mapping[str, frozenset[str]]) -> str | None:
    """A Cyrillic `в` looks like nothing Latin, but its capital does."""
    for char in sorted(group):
        found = _ascii_in(groups.get(char.upper(), ()))
        if found:
            return found
    return None


def _lowest(group: Iterable[str]) -> str:
    ordered = sorted(group, key=lambda text: (len(text), text != text.casefold(), text))
    return ordered[0]
