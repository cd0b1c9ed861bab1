"""Writes docs/settings.md from the table of settings: what each is, its default, and more.

Run `.venv/bin/python tools/settings_doc.py` after a setting changed; `--check` only says whether
the page is stale.
"""

import sys
from pathlib import Path

import msgspec

from linnet.server.allowed import written
from linnet.server.settings import Settings
from linnet.server.settings_table import GROUPS, Row

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
HEAD = Path(__file__).parent / "settings_head.md"


def page() -> str:
    """The whole page."""
    defaults = msgspec.to_builtins(Settings())
    parts = [HEAD.read_text(encoding="utf-8").rstrip()]
    for title, rows in GROUPS.items():
        parts.append(f"\n## {title}\n")
        parts.append("| setting | flag | default | allowed | at once | what it does |")
        parts.append("|---|---|---|---|---|---|")
        parts += [_line(row, defaults[row.name]) for row in rows]
    return "\n".join(parts) + "\n"


def _line(row: Row, default: object) -> str:
    flag = f"`--{row.name.replace('_', '-')}`" if row.flag else ""
    if isinstance(default, bool) and flag:
        flag += f", `--no-{row.name.replace('_', '-')}`"
    cells = [
        f"`{row.name}`",
        flag,
        _shown(row, default),
        row.rule.allowed,
        "yes" if row.live else "",
    ]
    return f"| {' | '.join(cells)} | {row.says} |"


def _shown(row: Row, default: object) -> str:
    return f"`{written(row.rule, default)}`" if default not in ("", [], ()) else ""


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
        if stale:
            print("docs/settings.md is stale: run .venv/bin/python tools/settings_doc.py")
        return int(stale)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
