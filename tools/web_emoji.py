"""Writes web/public/emoji.txt: every emoji with its names, the first of which is shown.

One emoji a line, in the order of Unicode; `--check` only says whether the file is as written here.
"""

import sys
from pathlib import Path

from emoji import EMOJI_DATA

PAGE = Path(__file__).parent.parent / "web/public/emoji.txt"


def written() -> str:
    """The page as it should be: the same names as `linnet.markup.emojis` knows."""
    taken: set[str] = set()
    lines = []
    for char, facts in EMOJI_DATA.items():
        names = (name.strip(":").casefold() for name in (facts["en"], *facts.get("alias", ())))
        new = [name for name in dict.fromkeys(names) if name not in taken]
        taken.update(new)
        if new:
            lines.append(" ".join((char, *new)))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the file, or with `--check` only compares."""
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == written() else 1)
    PAGE.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
