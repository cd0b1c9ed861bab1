"""The library set up with our rules: which marks mean something, and in which order they are tried.

Only `parse` imports this, and only for the first text that has marks: the library
takes 60 to 120 ms.
"""

from markdown_it import MarkdownIt

from linnet.markup import blocks, inlines


def markdown() -> MarkdownIt:
    """A parser for our blocks and inlines; headings, tables, HTML, entities and so on are text."""
    md = MarkdownIt("zero").enable(["balance_pairs", "emphasis", "strikethrough", "fragments_join"])
    _set_blocks(md)
    _set_inlines(md)
    return md


def _set_blocks(md: MarkdownIt) -> None:
    rules = md.block.ruler
    rules.at("fence", blocks.fence, {"alt": ["paragraph"]})
    rules.at("blockquote", blocks.quote, {"alt": ["paragraph", "list"]})
    rules.at("list", blocks.listing, {"alt": ["paragraph"]})
    rules.enable(["fence", "blockquote", "list"])
    rules.before("paragraph", "unmarked", blocks.unmarked, {"alt": ["blockquote"]})
    rules.before("paragraph", "outdented", blocks.outdented, {"alt": ["paragraph"]})
    rules.before("paragraph", "enough", blocks.enough, {"alt": ["list"]})


def _set_inlines(md: MarkdownIt) -> None:
    rules = md.inline.ruler
    rules.at("newline", inlines.newline)
    rules.at("escape", inlines.escape)
    rules.at("backticks", inlines.code)
    rules.at("link", inlines.link)
    rules.enable(["newline", "escape", "backticks", "link"])
    rules.push("bare_link", inlines.bare_link)
    rules.push("mention", inlines.mention)
    rules.push("shortcode", inlines.shortcode)
    rules.push("spoiler", inlines.spoiler)
    md.inline.ruler2.after("balance_pairs", "spoiler", inlines.spoiler_pairs)
    md.inline.add_terminator_char("|")
