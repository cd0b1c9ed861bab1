"""How everything looks: the theme, the typefaces, and how large a pixel of the design is here."""

import tkinter as tk
from collections.abc import Callable
from tkinter import font as tkfont

from ttkbootstrap.style.engine import Style
from ttkbootstrap.style.theme import Colors, ThemeDefinition

from linnet.theme import Theme, ink, mix

Font = tuple[str, int] | tuple[str, int, str]
PLAIN_FACES = (
    "Inter", "SF Pro Text", "Segoe UI Variable Text", "Segoe UI", "Helvetica Neue", "Cantarell",
    "Noto Sans", "Ubuntu", "DejaVu Sans",
)  # fmt: skip
CODE_FACES = (
    "JetBrains Mono", "SF Mono", "Cascadia Mono", "Menlo", "Consolas", "Noto Sans Mono",
    "DejaVu Sans Mono",
)  # fmt: skip
_DESIGNED_FOR = 96 / 72
"""Tk's own scaling where one pixel of the design is one of the screen."""
_WIDTHS = 5_000
"""Widths of texts that are remembered."""
_CHOSEN = 0.16
"""How much of the accent is in the ground of what is chosen."""


for _kind in (tk.Text, tk.Entry):
    # With each theme the library gives these an edge and a padding of its own.
    _kind._tb_no_autostyle = True  # type: ignore[union-attr]


class Look:
    """Shared by the whole window. Sizes are pixels of the design; `px` makes them real ones."""

    def __init__(self, root: tk.Tk, theme: Theme, scale: float | None = None) -> None:
        self.root = root
        self.theme = theme
        self.scale = scale or max(1.0, root.tk.call("tk", "scaling") / _DESIGNED_FOR * 0.96)
        families = set(tkfont.families(root))
        self.face = _first(PLAIN_FACES, families, "TkDefaultFont")
        self.code_face = _first(CODE_FACES, families, "TkFixedFont")
        self._watching: list[Callable[[], None]] = []
        self._measured: dict[Font, tkfont.Font] = {}
        self._widths: dict[tuple[Font, str], int] = {}
        self._use()

    def px(self, size: float) -> int:
        """Pixels of this screen."""
        return round(size * self.scale)

    def font(self, size: float, weight: str = "", *, code: bool = False) -> Font:
        """A font of so many pixels; negative sizes mean pixels to Tk."""
        face = self.code_face if code else self.face
        return (face, -self.px(size), weight) if weight else (face, -self.px(size))

    def measured(self, font: Font) -> tkfont.Font:
        """The same, to measure text with."""
        if font not in self._measured:
            face, size, *styles = font
            words = " ".join(styles)
            self._measured[font] = tkfont.Font(
                self.root,
                family=face,
                size=size,
                weight="bold" if "bold" in words else "normal",
                slant="italic" if "italic" in words else "roman",
            )
        return self._measured[font]

    def width(self, text: str, font: Font) -> int:
        """How wide a text is; Tk is asked once for each."""
        found = self._widths.get((font, text))
        if found is None:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            found = self._widths[font, text] = self.measured(font).measure(text)
        return found

    def fitting(self, text: str, font: Font, width: int) -> str:
        """As much of a text as fits, with an ellipsis where it does not."""

        def measure(part: str) -> int:
            return self.width(part, font)

        if measure(text) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (
                (middle, high) if measure(text[:middle] + "…") <= width else (low, middle - 1)
            )
        return text[:low].rstrip() + "…" if low else ""

    def line(self, ground: str | None = None) -> str:
        """The colour of lines on a ground."""
        return self.theme.over(self.theme.line, ground)

    def hover(self, ground: str | None = None) -> str:
        """The ground under the pointer."""
        return self.theme.over(self.theme.hover, ground)

    def over_ground(self, ground: str) -> str:
        """A ground under the pointer that is easily seen, for what is small."""
        return mix("#ffffff14" if self.theme.dark else "#00000010", ground)

    def chosen(self, ground: str | None = None) -> str:
        """The ground of what is chosen in a list."""
        wash = f"{self.theme.accent}{round(255 * _CHOSEN):02x}"
        return mix(wash, ground or self.theme.background)

    def on_accent(self) -> str:
        """The colour of text on the accent."""
        return "#ffffff" if self.theme.dark else ink(self.theme.accent)

    def wear(self, theme: Theme) -> None:
        """Look like this from now on."""
        self.theme = theme
        self._use()
        for told in list(self._watching):
            told()

    def watch(self, told: Callable[[], None]) -> None:
        """Call this after every change of theme."""
        self._watching.append(told)

    def unwatch(self, told: Callable[[], None]) -> None:
        """Do not call it any more."""
        if told in self._watching:
            self._watching.remove(told)

    def _use(self) -> None:
        """Have the library's own widgets follow; a theme that was changed has another name."""
        style = Style.get_instance()
        if style is None:
            return
        name = f"linnet-{abs(hash(self.theme)):x}"
        if name not in style.theme_names():
            mode = "dark" if self.theme.dark else "light"
            style.register_theme(ThemeDefinition(name, self._colours(), mode))
        style.theme_use(name)

    def _colours(self) -> Colors:
        theme = self.theme
        return Colors(
            primary=theme.accent,
            secondary=theme.secondary,
            success=theme.online,
            info=theme.accent,
            warning=theme.idle,
            danger=theme.accent,
            light=theme.raised,
            dark=theme.sidebar,
            bg=theme.background,
            fg=theme.text,
            selectbg=theme.accent,
            selectfg=self.on_accent(),
            border=self.line(),
            inputfg=theme.text,
            inputbg=theme.sidebar,
            active=theme.raised,
        )


def _first(wanted: tuple[str, ...], there: set[str], otherwise: str) -> str:
    found = next((face for face in wanted if face in there), None)
    return found or str(tkfont.nametofont(otherwise).actual("family"))
