"""How each tag of the paper looks in a theme. Margins belong to lines, the rest to words."""

from typing import Any

from linnet.desktop.look import Look
from linnet.theme import mix, name_colour

Style = dict[str, Any]
LEFT = 20
"""Pixels left of the pictures of people."""
TEXT = 70
"""Pixels left of the text."""
RIGHT = 24


def style(look: Look) -> dict[str, Style]:
    """All tags that are always there, in the order of their weight."""
    return {**_lines(look), **_words(look), **_code(look), **_over(look)}


def name_style(look: Look, person: str) -> Style:
    """A person's name."""
    return {"foreground": name_colour(look.theme, person), "font": look.font(15, "bold")}


def _lines(look: Look) -> dict[str, Style]:
    px, theme = look.px, look.theme
    text: Style = {
        "lmargin1": px(TEXT),
        "lmargin2": px(TEXT),
        "rmargin": px(RIGHT),
        "spacing1": 0,
        "spacing2": px(3),
        "spacing3": px(4),
    }
    quiet = {**text, "foreground": theme.secondary}
    return {
        "text": text,
        "gap": {**text, "font": look.font(6), "spacing3": 0},
        "reply": {**quiet, "font": look.font(13), "spacing3": px(3)},
        "quote": {**quiet, "lmargin2": px(TEXT + 11)},
        "file": {**text, "spacing1": px(4), "spacing3": px(5)},
        "pills": {**text, "spacing1": px(1), "spacing3": px(4)},
        **_items(look, text),
        **_between(look, text),
    }


def _items(look: Look, text: Style) -> dict[str, Style]:
    """Lines of lists, by how deep they are."""
    items: dict[str, Style] = {}
    for depth in range(4):
        left = look.px(TEXT + 6 + 20 * depth)
        inner = left + look.px(20)
        items[f"item{depth}"] = {
            **text,
            "lmargin1": left,
            "lmargin2": inner,
            "tabs": (inner,),
            "spacing3": look.px(2),
        }
    return items


def _between(look: Look, text: Style) -> dict[str, Style]:
    """What stands between messages, and above them."""
    px, theme = look.px, look.theme
    small = {**text, "font": look.font(13)}
    return {
        "rule": {"lmargin1": px(LEFT), "spacing1": px(14), "spacing3": px(6)},
        "notice": {**small, "foreground": theme.faint, "spacing1": px(6)},
        "aside": {
            **text,
            "font": look.font(13, code=True),
            "foreground": theme.secondary,
            "spacing1": px(2),
            "spacing3": px(1),
        },
        # Where a row of a table does not fit, the rest of it stands below, further in.
        "row": {"lmargin2": px(TEXT + 64)},
        "head": {**text, "lmargin1": px(LEFT), "spacing1": px(12), "spacing3": 0},
    }


def _words(look: Look) -> dict[str, Style]:
    theme = look.theme
    fonts = {
        "font-strong": look.font(15, "bold"),
        "font-slanted": look.font(15, "italic"),
        "font-strong-slanted": look.font(15, "bold italic"),
        "font-code": look.font(14, code=True),
        "font-strong-code": look.font(14, "bold", code=True),
        "font-slanted-code": look.font(14, "italic", code=True),
        "font-strong-slanted-code": look.font(14, "bold italic", code=True),
    }
    return {
        **{tag: {"font": font} for tag, font in fonts.items()},
        "author": {"font": look.font(15, "bold")},
        "time": {"font": look.font(12), "foreground": theme.faint},
        "secondary": {"foreground": theme.secondary},
        "inline-code": {"foreground": mix(f"{theme.names[2]}b0", theme.text)},
        "strike": {"overstrike": True},
        "revealed": {"background": theme.raised},
        "veil": {"background": theme.faint, "foreground": theme.faint},
        "gone": {"foreground": theme.faint, "font": look.font(14, "italic")},
        "link": {"foreground": theme.accent, "underline": False},
        "hope": {"foreground": theme.secondary},
        "failed": {"foreground": theme.accent, "font": look.font(13)},
    }


def _code(look: Look) -> dict[str, Style]:
    px, theme = look.px, look.theme
    code: Style = {
        "lmargin1": px(TEXT),
        "lmargin2": px(TEXT + 12),
        "rmargin": px(RIGHT),
        "lmargincolor": theme.background,
        "rmargincolor": theme.background,
        "background": theme.code,
        "font": look.font(13, code=True),
        "spacing1": px(1),
        "spacing2": px(2),
        "spacing3": px(2),
    }
    colours = {
        "code-comment": theme.faint,
        "code-keyword": theme.names[10],
        "code-string": theme.names[4],
        "code-number": theme.names[2],
        "code-name": theme.names[7],
    }
    return {
        "code": code,
        "edge": {"lmargin1": px(TEXT), "font": look.font(1), "spacing1": 0, "spacing3": 0},
        "edge-upper": {"spacing1": px(4)},
        "edge-lower": {"spacing3": px(5)},
        **{tag: {"foreground": colour} for tag, colour in colours.items()},
    }


def _over(look: Look) -> dict[str, Style]:
    """What lies over everything else: the first line of a message, its wash, who is called."""
    px, theme = look.px, look.theme
    wash = theme.over(theme.mention)
    washed: Style = {"background": wash, "lmargincolor": wash, "rmargincolor": wash}
    return {
        "first": {"lmargin1": px(LEFT), "spacing1": 0},
        "washed": washed,
        "wash-end": {"spacing3": px(9)},
        "mention": {"foreground": theme.accent, "font": look.font(15, "bold")},
        "pointed": {"background": look.hover(), "lmargincolor": look.hover()},
        "found": {"background": mix(f"{theme.idle}40", theme.background)},
    }
