"""Rules for blocks, where chat differs from documents: every line says itself where it belongs.

In documents a line without a mark may still continue a quote or a list item. In chat the line after
a quote is the answer to it, so a quote ends with its marks and an item with its indentation.
"""

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock, blockquote, list_block

from linnet.markup.tokens import DEEPEST

Rule = Callable[[StateBlock, int, int, bool], bool]

MOST = 2_000
"""Tokens of the library after which further quotes and lists of a message stay text."""
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+[^ \t\n]")
_LINE_OF_MARKS = re.compile(r"(?:[-*][ \t]*+){3,}+$", re.MULTILINE)
_OPENING = re.compile(r"(`{3,})(?!`)[ \t]*([^`\n]*)$", re.MULTILINE)
_LANGUAGE = re.compile(r"[\w+#.-]{1,32}")


def quote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A line that begins with `>`."""
    return _within(blockquote, state, line, end, silent)


def listing(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A line that begins with a mark of a list and says something: a lone "-" or "+" is text."""
    at = state.bMarks[line] + state.tShift[line]
    if not _ITEM.match(state.src, at) or _LINE_OF_MARKS.match(state.src, at):
        return False
    return _within(list_block, state, line, end, silent)


def _within(rule: Rule, state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The library's rule, but not too deep and not too often."""
    depth: int = state.env["depth"]
    if depth >= DEEPEST or len(state.tokens) > MOST:
        return False
    if silent:
        return rule(state, line, end, True)
    state.env["depth"] = depth + 1
    found = rule(state, line, end, False)
    state.env["depth"] = depth
    return found


def unmarked(_state: StateBlock, _line: int, _end: int, silent: bool) -> bool:
    """Ends a quote at the first line without its mark."""
    return silent


def outdented(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Ends a paragraph of an item at the first line that is not indented like the item."""
    return silent and state.sCount[line] < state.blkIndent


def enough(state: StateBlock, _line: int, _end: int, silent: bool) -> bool:
    """Ends a list that has become too long."""
    return silent and len(state.tokens) > MOST


def fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Code between lines of three backticks; the closing ones may stand at the end of its text."""
    begin, close = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    opening = _OPENING.match(state.src, begin, close)
    if not opening:
        return False
    if silent:
        # In "look: ```", code, "```" the last line ends a code, it does not begin one.
        return state.src.find("```", close) >= 0
    ticks, word = opening[1], opening[2].rstrip()
    last, before, closed = _closing(state, line, end, ticks)
    indent = state.sCount[line]
    text = state.getLines(line + 1, last, indent, True) + before
    language = bool(_LANGUAGE.fullmatch(word))
    token = state.push("fence", "code", 0)
    token.info = word.lower() if language else ""
    token.content = text if language or not word else f"{word}\n{text}"
    state.line = last + closed
    return True


def _closing(state: StateBlock, line: int, end: int, ticks: str) -> tuple[int, str, bool]:
    """The line where the code ends, what of it is still code, and whether it was closed."""
    for last in range(line + 1, end):
        if not state.isEmpty(last) and state.sCount[last] < state.blkIndent:
            return last, "", False
        text = state.getLines(last, last + 1, state.sCount[line], False).rstrip()
        if text.endswith(ticks):
            return last, text.rstrip("`"), True
    return end, "", False
