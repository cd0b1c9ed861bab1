"""Text that means something: one reading of markup for every client and every door."""

from linnet.markup.parse import addresses, mentions, parse
from linnet.markup.plain import excerpt, plain
from linnet.markup.tokens import Block, Blocks, Inline

__all__ = ["Block", "Blocks", "Inline", "addresses", "excerpt", "mentions", "parse", "plain"]
