"""Messages as HTML: the one place of an export where text becomes a page."""

from collections.abc import Mapping
from html import escape

from linnet.markup import parse
from linnet.markup.tokens import (
    Block,
    Break,
    CodeBlock,
    Emoji,
    Inline,
    Listing,
    Mention,
    Paragraph,
    Quote,
    Text,
)

_STYLES = {"strong": "strong", "emphasis": "em", "strike": "s", "code": "code"}
Names = Mapping[str, str]
"""Names of people by id, so that `@483920` is read as a name."""


def text(written: str, names: Names) -> str:
    """A message's text with its markup. Nothing in it can be anything but text to a browser."""
    return "".join(_block(block, names) for block in parse(written))


def _block(block: Block, names: Names) -> str:
    match block:
        case Paragraph(inlines):
            return f"<p>{''.join(_inline(one, names) for one in inlines)}</p>"
        case CodeBlock(code, language):
            label = f' data-language="{escape(language)}"' if language else ""
            return f"<pre{label}><code>{escape(code)}</code></pre>"
        case Quote(blocks):
            return f"<blockquote>{''.join(_block(one, names) for one in blocks)}</blockquote>"
        case Listing(items, numbers):
            return _list(items, numbers, names)


def _list(items: tuple[tuple[Block, ...], ...], numbers: tuple[int, ...], names: Names) -> str:
    if not numbers:
        rows = "".join(f"<li>{_blocks(item, names)}</li>" for item in items)
        return f"<ul>{rows}</ul>"
    rows = "".join(
        f'<li value="{number}">{_blocks(item, names)}</li>'
        for number, item in zip(numbers, items, strict=True)
    )
    return f"<ol>{rows}</ol>"


def _blocks(blocks: tuple[Block, ...], names: Names) -> str:
    return "".join(_block(block, names) for block in blocks)


def _inline(inline: Inline, names: Names) -> str:
    match inline:
        case Break():
            return "<br>"
        case Mention(word):
            shown = f'<span class="mention">@{escape(names.get(word, word))}</span>'
        case Emoji(text=shown_text, name=name):
            shown = f'<span title=":{escape(name)}:">{escape(shown_text)}</span>'
        case Text(written):
            shown = escape(written)
    for style in inline.style:
        if style == "spoiler":
            # A spoiler opens without any script: by a click, or a key.
            shown = f'<span class="spoiler" tabindex="0">{shown}</span>'
        else:
            shown = f"<{_STYLES[style]}>{shown}</{_STYLES[style]}>"
    href = "" if isinstance(inline, Mention) else inline.href
    if href:
        return f'<a href="{escape(href)}" rel="noreferrer noopener">{shown}</a>'
    return shown
