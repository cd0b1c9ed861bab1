"""Code in the colours of its language."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from linnet.desktop.conversation.runs import ALONE, CodeEdge, Drawn, Run, Words
from linnet.desktop.drawing.sketches import Gap

_INSIDE = Gap(12)
"""Between the box and its code; a space would be copied."""
_LONGEST = 8_000
"""Characters of a code that are coloured; longer ones stay plain, so that nobody waits."""
_TAGS = (
    ("Comment", "code-comment"),
    ("Keyword", "code-keyword"),
    ("Literal.String", "code-string"),
    ("Literal.Number", "code-number"),
    ("Name.Function", "code-name"),
    ("Name.Class", "code-name"),
    ("Name.Builtin", "code-name"),
    ("Generic.Prompt", "code-keyword"),
    ("Operator.Word", "code-keyword"),
)


def highlighted(text: str, language: str) -> Iterator[list[Run]]:
    """The lines of a code, between the upper and the lower edge of its box."""
    yield [Drawn(CodeEdge(upper=True), ("edge", "edge-upper"), ALONE)]
    for line in _lines(text, language):
        yield [
            Drawn(_INSIDE, ("code",)),
            *(Words(part, ("code", *((tag,) if tag else ()))) for part, tag in line),
        ]
    yield [Drawn(CodeEdge(upper=False), ("edge", "edge-lower"), ALONE)]


@lru_cache(256)
def _lines(text: str, language: str) -> list[list[tuple[str, str]]]:
    """Parts of each line with the tag of their colour."""
    lexer = _lexer(language) if language and len(text) <= _LONGEST else None
    if lexer is None:
        return [[(line, "")] for line in text.split("\n")]
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, part in lexer.get_tokens(text):
        tag = _tag(str(kind).removeprefix("Token."))
        first, *rest = part.split("\n")
        lines[-1].append((first, tag))
        lines += [[(more, tag)] for more in rest]
    return lines[: text.count("\n") + 1]


def _tag(kind: str) -> str:
    return next((tag for name, tag in _TAGS if kind.startswith(name)), "")


@lru_cache(64)
def _lexer(language: str) -> Any:
    # Loaded for the first code that names its language: takes 30 ms.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
