"""Computes the twelve name colours of the themes that come with Linnet and writes them there."""

import re
import tomllib
from pathlib import Path

from linnet.theme.loading import grounds
from linnet.theme.names import name_colours

FOLDER = Path(__file__).parent.parent / "src" / "linnet" / "theme"


def computed(path: Path) -> str:
    """The file as it should be."""
    text = path.read_text(encoding="utf-8")
    tokens = tomllib.loads(text)
    colours = name_colours(grounds(tokens), tokens["text"])
    lines = "".join(f'    "{colour}",\n' for colour in colours)
    return re.sub(r"names = \[.*?\]", f"names = [\n{lines}]", text, flags=re.DOTALL)


def main() -> None:
    """Rewrite every theme file whose colours are not what they should be."""
    for path in sorted(FOLDER.glob("*.toml")):
        path.write_text(computed(path), encoding="utf-8")


if __name__ == "__main__":
    main()
