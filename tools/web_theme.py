"""Writes web/src/look/themes.css: the shared themes as custom properties of CSS.

`--check` only says whether the file is as written here.
"""

import sys
from pathlib import Path

from linnet.theme import Theme, built_in, contrast, mix
from linnet.theme.colour import READABLE, readable

PAGE = Path(__file__).parent.parent / "web/src/look/themes.css"
SCRIPT = PAGE.with_suffix(".ts")
HEAD = "/* Written by tools/web_theme.py from src/linnet/theme: change the themes there. */\n"
TOKENS = (
    "background", "sidebar", "raised", "line", "hover", "text", "secondary", "faint", "accent",
    "mention", "online", "idle", "code",
)  # fmt: skip


def written() -> str:
    """The page as it should be."""
    dusk, meadow = _properties(built_in("dusk")), _properties(built_in("meadow"))
    return (
        f"{HEAD}:root,\n:root[data-theme='dusk'] {{\n{dusk}}}\n"
        f":root[data-theme='meadow'] {{\n{meadow}}}\n"
        "@media (prefers-color-scheme: light) {\n"
        f":root:not([data-theme]) {{\n{meadow}}}\n}}\n"
    )


def _properties(theme: Theme) -> str:
    lines = [f"color-scheme: {'dark' if theme.dark else 'light'};"]
    lines += [f"--{token}: {getattr(theme, token)};" for token in TOKENS]
    lines += [
        f"--quiet: {_readable(theme, theme.faint)};",
        f"--link: {_readable(theme, theme.accent)};",
        f"--action: {_action(theme.accent)};",
    ]
    for number, colour in enumerate(theme.names):
        lines += [f"--name-{number}: {colour};", f"--avatar-{number}: {_under_white(colour)};"]
    return "".join(f"  {line}\n" for line in lines)


def _readable(theme: Theme, colour: str) -> str:
    """This colour, with as much of the text's own as small letters need on every ground."""
    washed = theme.over(theme.mention)
    grounds = [theme.background, theme.sidebar, theme.raised, washed]
    grounds.append(theme.over(theme.mention, washed))  # one's name in a message that calls one
    return readable(colour, grounds, theme.text)


def _action(accent: str) -> str:
    """The accent under white letters; one that is dark enough stays what it is."""
    return accent if contrast(accent, "#ffffff") >= READABLE else _under_white(accent)


def _under_white(colour: str) -> str:
    """This colour, as light as small white letters on it allow."""
    if contrast(colour, "#ffffff") > READABLE:
        lighter = [mix(f"#ffffff{share:02x}", colour) for share in range(0, 256, 8)]
        return [shade for shade in lighter if contrast(shade, "#ffffff") >= READABLE][-1]
    shades = (mix(f"#000000{share:02x}", colour) for share in range(0, 256, 8))
    return next(shade for shade in shades if contrast(shade, "#ffffff") >= READABLE)


def tokens() -> str:
    """The same colours for scripts, which own themes are made from: web/src/look/themes.ts."""
    lines = ["// Written by tools/web_theme.py from src/linnet/theme: change the themes there."]
    lines.append("export const THEMES = {")
    for name in ("dusk", "meadow"):
        theme = built_in(name)
        lines.append(f"  {name}: {{\n    tokens: {{")
        lines += [f'      {token}: "{getattr(theme, token)}",' for token in TOKENS]
        colours = ", ".join(f'"{colour}"' for colour in theme.names)
        lines.append(f"    }},\n    names: [{colours}],\n  }},")
    return "\n".join([*lines, "} as const;", ""])


def main() -> None:
    """Writes the file, or with `--check` only compares."""
    if "--check" in sys.argv:
        pages = {PAGE: written(), SCRIPT: tokens()}
        current = all(page.read_text(encoding="utf-8") == text for page, text in pages.items())
        sys.exit(0 if current else 1)
    PAGE.write_text(written(), encoding="utf-8")
    SCRIPT.write_text(tokens(), encoding="utf-8")


if __name__ == "__main__":
    main()
