"""The theme's tokens as a terminal takes them."""

import os
from collections.abc import Mapping

from rich.style import Style
from textual.theme import Theme as Colours

from linnet.theme import Theme, built_in, mix, name_colour

MARK = "\u276f"
"""Before what is chosen, and where one types."""
_CHOSEN = "38"
"""How much of the accent is in the ground of what is chosen."""


def theme_for(environment: Mapping[str, str] = os.environ) -> Theme:
    """Light where the terminal says that it is light."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return built_in("meadow" if ground in {"7", "15"} else "dusk")


class Look:
    """Styles by what they are for."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.text = Style(color=theme.text)
        self.bold = Style(color=theme.text, bold=True)
        self.secondary = Style(color=theme.secondary)
        self.faint = Style(color=theme.faint)
        self.accent = Style(color=theme.accent)
        self.call = Style(color=theme.accent, bold=True)
        self.online = Style(color=theme.online)
        self.code = Style(color=theme.text, bgcolor=theme.code)
        self.line = Style(color=theme.over(theme.line))
        self.badge = Style(color="#ffffff", bgcolor=theme.accent, bold=True)
        self.outlined = Style(color=theme.secondary)
        self.ground = Style(bgcolor=theme.background)
        self.wash = Style(bgcolor=theme.over(theme.mention))
        self.hover = Style(bgcolor=mix(f"{theme.secondary}26", theme.background))
        self.side = Style(bgcolor=theme.sidebar)
        self.chosen = Style(bgcolor=mix(f"{theme.accent}{_CHOSEN}", theme.sidebar))

    def name(self, person: str) -> Style:
        """Of a person's name, by their id."""
        return Style(color=name_colour(self.theme, person), bold=True)


def colours(theme: Theme) -> Colours:
    """The same theme for the library's own widgets."""
    return Colours(
        name="linnet",
        primary=theme.accent,
        secondary=theme.secondary,
        accent=theme.accent,
        foreground=theme.text,
        background=theme.background,
        surface=theme.raised,
        panel=theme.sidebar,
        success=theme.online,
        warning=theme.idle,
        error=theme.accent,
        dark=theme.dark,
        variables={
            "line": theme.over(theme.line),
            "faint": theme.faint,
            "input-cursor-background": theme.accent,
        },
    )
