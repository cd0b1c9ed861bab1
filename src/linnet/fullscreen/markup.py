"""A message's markup as styled text, wrapped for a width."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.style import Style
from rich.text import Text

from linnet.fullscreen.look import Look
from linnet.markup import Block, Blocks, Inline, parse
from linnet.markup.plain import HIDDEN
from linnet.markup.tokens import Break, CodeBlock, Listing, Mention, Paragraph, Quote
from linnet.terminal.clean import clean

CONSOLE = Console(width=80, color_system="truecolor", force_terminal=True, legacy_windows=False)
"""Only measures and wraps; nothing is printed there."""
_STYLES = {
    "strong": Style(bold=True),
    "emphasis": Style(italic=True),
    "strike": Style(strike=True),
}


def wrapped(text: Text, width: int) -> list[Text]:
    """Lines no wider than this; a word that is goes on in the next line."""
    return list(text.wrap(CONSOLE, max(1, width), tab_size=4))


class Drawing:
    """Draws messages for one person, who is called by these words."""

    def __init__(self, look: Look, called: frozenset[str]) -> None:
        self._look = look
        self._called = called
        self._spoilers = False

    def lines(self, text: str, width: int, *, spoilers: bool = False) -> list[Text]:
        """The text of a message; nothing in it can be anything but text."""
        self._spoilers = spoilers
        return list(self._blocks(parse(clean(text)), width))

    def _blocks(self, blocks: Blocks, width: int) -> Iterator[Text]:
        for at, block in enumerate(blocks):
            if at and type(block) is type(blocks[at - 1]):
                yield Text()
            yield from self._block(block, max(4, width))

    def _block(self, block: Block, width: int) -> Iterator[Text]:
        match block:
            case Paragraph(inlines):
                yield from wrapped(self._inlines(inlines), width)
            case CodeBlock(text, language):
                yield from self._code(text, language, width)
            case Quote(blocks):
                for line in self._blocks(blocks, width - 2):
                    yield Text.assemble(("│ ", self._look.faint), line)
            case Listing(items, numbers):
                marks = [f"{number}. " for number in numbers] or ["• "] * len(items)
                for mark, item in zip(marks, items, strict=True):
                    for at, line in enumerate(self._blocks(item, width - len(mark))):
                        before = " " * len(mark) if at else mark
                        yield Text.assemble((before, self._look.secondary), line)

    def _code(self, text: str, language: str, width: int) -> Iterator[Text]:
        """A box as wide as there is room, its language highlighted where it is known."""
        lines = _highlighted(text, language, dark=self._look.theme.dark)
        lines.rstrip()
        for line in wrapped(lines, width - 2):
            line.rstrip()
            line.pad_left(1)
            line.pad_right(width - line.cell_len)
            box = Text(style=self._look.code)
            box.append_text(line)
            box.stylize(Style(bgcolor=self._look.theme.code))
            yield box

    def _inlines(self, inlines: tuple[Inline, ...]) -> Text:
        line = Text(style=self._look.text)
        for hidden, run in groupby(
            inlines, lambda one: "spoiler" in one.style and not self._spoilers
        ):
            if hidden:
                line.append(HIDDEN, self._look.secondary)
                continue
            for href, linked in groupby(run, lambda one: getattr(one, "href", "")):
                self._run(line, list(linked), href)
        return line

    def _run(self, line: Text, ones: list[Inline], href: str) -> None:
        """Inlines of one link, or of none: the address stands after a text that is not it."""
        start = len(line)
        for one in ones:
            if isinstance(one, Break):
                line.append("\n")
            elif isinstance(one, Mention):
                mine = one.word.casefold() in self._called
                line.append(f"@{one.word}", self._look.call if mine else Style(bold=True))
            else:
                line.append(one.text, self._style(one.style))
        if href:
            shown = line.plain[start:]
            line.stylize(Style(underline=True), start)
            if href not in (shown, f"mailto:{shown}"):
                line.append(f" ({href})", self._look.faint)

    def _style(self, names: tuple[str, ...]) -> Style:
        style = Style.combine([Style(), *(_STYLES[name] for name in names if name in _STYLES)])
        return style + self._look.code if "code" in names else style


def _highlighted(text: str, language: str, *, dark: bool) -> Text:
    if not language:
        return Text(text)
    # Loaded for those who read code: it knows many languages.
    from rich.syntax import Syntax  # noqa: PLC0415

    return Syntax(text, language, theme="one-dark" if dark else "xcode").highlight(text)
