"""Rules for what stands in a line, beside the library's own for emphasis and strikethrough.

Each rule looks at one place of `state.src`, and either pushes tokens, moves `state.pos` on and says
True, or leaves everything as it is. None is ever asked in silent mode: only the library's own rule
for links does that, and ours takes its place.
"""

import re

from markdown_it.rules_inline import StateInline, backtick
from markdown_it.rules_inline.state_inline import Delimiter

from linnet.markup import links
from linnet.markup.emojis import emoji
from linnet.markup.words import mention_at

_ESCAPED = frozenset("*_~|`[]@:")
_ESCAPED_FIRST = frozenset(">+-")
"""These mean something at the beginning of a line only."""
_SHORTCODE = re.compile(r":([^\s:]{1,60}):(?![0-9A-Za-z])")
_SCHEME = re.compile(r"(?<![0-9A-Za-z+.-])(?:https?|mailto)$", re.IGNORECASE)
_LONGEST_SCHEME = 6
_BAR = ord("|")


def newline(state: StateInline, _silent: bool) -> bool:
    """Every line end counts, and the spaces around it stay."""
    if state.src[state.pos] != "\n":
        return False
    state.push("softbreak", "br", 0)
    state.pos += 1
    return True


def escape(state: StateInline, _silent: bool) -> bool:
    r"""A backslash before a mark makes it text: `\*`. Elsewhere it is one, as in `C:\\temp`."""
    at = state.pos
    if state.src[at] != "\\" or at + 1 >= state.posMax:
        return False
    char = state.src[at + 1]
    if char not in _ESCAPED and not (char in _ESCAPED_FIRST and _first(state.src, at)):
        return False
    # The shrug that everybody knows keeps its arm.
    state.append_pending(f"\\{char}" if state.src[at - 1 : at] == "\u00af" else char)
    state.pos += 2
    return True


def _first(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def code(state: StateInline, silent: bool) -> bool:
    """The library's rule, but line ends within code stay."""
    at = state.pos
    if not backtick(state, silent):
        return False
    token = state.tokens[-1] if state.tokens else None
    if token and token.type == "code_inline" and not state.pending:
        ticks = len(token.markup)
        inside = state.src[at + ticks : state.pos - ticks]
        padded = inside[:1] == inside[-1:] == " " and inside.strip(" ")
        token.content = inside[1:-1] if padded else inside.removesuffix("\n")
    return True


def link(state: StateInline, _silent: bool) -> bool:
    """`[label](address)`, but no picture `![..](..)`."""
    at, end = state.pos, state.posMax
    if state.src[at] != "[" or state.linkLevel or state.src[at - 1 : at] == "!":
        return False
    found = links.written(state.src, at, end)
    if not found:
        return False
    label_end, after, href = found
    state.pos, state.posMax = at + 1, label_end
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = after, end
    return True


def bare_link(state: StateInline, _silent: bool) -> bool:
    """An address without marks; noticed at its first colon."""
    at = state.pos
    if state.src[at] != ":" or state.linkLevel:
        return False
    scheme = _SCHEME.search(state.src[max(0, at - _LONGEST_SCHEME - 1) : at])
    if not scheme or not state.pending.endswith(scheme[0]):
        return False
    begin = at - len(scheme[0])
    href = links.bare(state.src, begin, state.posMax)
    if not href:
        return False
    state.pending = state.pending[: -len(scheme[0])]
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.push("text", "", 0).content = href
    state.push("link_close", "a", -1)
    state.pos = begin + len(href)
    return True


def mention(state: StateInline, _silent: bool) -> bool:
    """`@name`; not in quotes, where somebody else said it, and not in the label of a link."""
    if state.src[state.pos] != "@" or state.linkLevel or state.env["quoted"]:
        return False
    word, end = mention_at(state.src, state.pos)
    if not word:
        return False
    state.push("mention", "", 0).content = word
    state.pos = end
    return True


def shortcode(state: StateInline, _silent: bool) -> bool:
    """`:name:` of an emoji; not within words and times, so that 10:100:20 stays what it is."""
    at = state.pos
    if state.src[at] != ":":
        return False
    before = state.src[at - 1 : at]
    after_emoji = not state.pending and bool(state.tokens) and state.tokens[-1].type == "emoji"
    if (before == ":" and not after_emoji) or (before.isascii() and before.isalnum()):
        return False
    found = _SHORTCODE.match(state.src, at, state.posMax)
    char = emoji(found[1]) if found else ""
    if not found or not char:
        return False
    token = state.push("emoji", "", 0)
    token.content, token.info = char, found[1]
    state.pos = found.end()
    return True


def spoiler(state: StateInline, _silent: bool) -> bool:
    """Notes every `||`; pairs are made of them afterwards, as the library does for `~~`."""
    if state.src[state.pos] != "|":
        return False
    run = state.scanDelims(state.pos, True)
    if run.length < 2:
        return False
    if run.length % 2:
        state.push("text", "", 0).content = "|"
    for _ in range(run.length // 2):
        state.push("text", "", 0).content = "||"
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(_BAR, 0, at, -1, run.can_open, run.can_close))
    state.pos += run.length
    return True


def spoiler_pairs(state: StateInline) -> None:
    """Makes `||` that found its partner the begin or the end of a spoiler."""
    inner = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in (state.delimiters, *inner):
        for opener in delimiters:
            if opener.marker == _BAR and opener.end >= 0:
                _turn(state, opener.token, "spoiler_open")
                _turn(state, delimiters[opener.end].token, "spoiler_close")


def _turn(state: StateInline, at: int, kind: str) -> None:
    state.tokens[at].type, state.tokens[at].content = kind, ""
