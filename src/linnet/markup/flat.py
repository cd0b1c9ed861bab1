"""Makes flat inlines, each with its styles, of the library's inline tokens that open and close."""

from collections import Counter
from typing import Any, get_args

from linnet.markup.tokens import Break, Emoji, Inline, Mention, Style, Text

_STYLES: tuple[Style, ...] = get_args(Style)
_NAMES: dict[str, Style] = {
    "em": "emphasis",
    "s": "strike",
    "strong": "strong",
    "spoiler": "spoiler",
}


def lines(text: str, style: tuple[Style, ...] = (), href: str = "") -> tuple[Inline, ...]:
    """Text as it is; its line ends become breaks."""
    found: list[Inline] = []
    for line in text.split("\n"):
        found += [Text(line, style, href)] * bool(line) + [Break(style, href)]
    return tuple(found[:-1])


def inlines_of(tokens: list[Any]) -> tuple[Inline, ...]:
    """Inlines in reading order; neighbouring text of one look is one inline."""
    found: list[Inline] = []
    opened: Counter[Style] = Counter()
    href = ""
    for token in tokens:
        name, _, turn = token.type.rpartition("_")
        if name == "link":
            href = token.attrs["href"] if turn == "open" else ""
        elif name in _NAMES:
            opened[_NAMES[name]] += 1 if turn == "open" else -1
        else:
            style = tuple(style for style in _STYLES if opened[style] > 0)
            _append(found, _leaves(token, style, href))
    return tuple(found)


def _leaves(token: Any, style: tuple[Style, ...], href: str) -> tuple[Inline, ...]:
    match token.type:
        case "softbreak":
            return (Break(style, href),)
        case "mention":
            return (Mention(token.content, style),)
        case "emoji":
            return (Emoji(token.content, token.info, style, href),)
        case "code_inline":
            return lines(token.content, (*style, "code"), href)
    return lines(token.content, style, href)


def _append(found: list[Inline], leaves: tuple[Inline, ...]) -> None:
    for leaf in leaves:
        last = found[-1] if found else None
        if (
            isinstance(leaf, Text)
            and isinstance(last, Text)
            and (last.style, last.href) == (leaf.style, leaf.href)
        ):
            found[-1] = Text(last.text + leaf.text, leaf.style, leaf.href)
        else:
            found.append(leaf)
