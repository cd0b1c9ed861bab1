"""Writes web/public/emoji.txt: every emoji with its names, the first of which is shown.

One emoji a line; and web/public/emoji, what people choose from, in every language of the page.
`--check` only says whether the files are as written here.
"""

import json
import sys
from pathlib import Path

from emoji import EMOJI_DATA, config

WEB = Path(__file__).parent.parent / "web"
PAGE = WEB / "public/emoji.txt"
FOLDER = WEB / "public/emoji"
GROUPS = WEB / "node_modules/unicode-emoji-json/data-by-group.json"
LANGUAGES = {"ar": "ar", "de": "de", "en": "en", "es": "es", "fr": "fr", "zh-Hans": "zh"}
"""Of the page, and what the emoji library calls them."""


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


def pickers() -> dict[Path, str]:
    """What the page lets people choose from, for each language: groups, and in them every emoji
    in the order of Unicode, a star where it has skin tones, and its name.
    """
    for language in LANGUAGES.values():
        config.load_language(language)
    return {FOLDER / f"{tag}.txt": _picker(own) for tag, own in LANGUAGES.items()}


def _picker(language: str) -> str:
    lines = []
    for line in _order():
        mark = line.split(" ")[0]
        facts = EMOJI_DATA.get(mark.removesuffix("*"), {})
        name = str(facts.get(language) or facts.get("en", "")).strip(":").replace("_", " ")
        lines.append(line if mark == "#" else f"{mark} {name}")
    return "\n".join(lines) + "\n"


def _order() -> list[str]:
    """Lines of `# group`, and of emoji: from the npm package, or as they were last written."""
    if not GROUPS.exists():
        written = (FOLDER / "en.txt").read_text(encoding="utf-8").splitlines()
        return [line if line.startswith("# ") else line.split(" ")[0] for line in written]
    lines = []
    for group in json.loads(GROUPS.read_text(encoding="utf-8")):
        lines.append(f"# {group['slug'].partition('_')[0]}")
        for one in group["emojis"]:
            lines.append(one["emoji"] + "*" * one["skin_tone_support"])
    return lines


def main() -> None:
    """Writes the files, or with `--check` only compares."""
    pages = {PAGE: written(), **pickers()}
    if "--check" in sys.argv:
        current = all(page.read_text(encoding="utf-8") == text for page, text in pages.items())
        sys.exit(0 if current else 1)
    FOLDER.mkdir(exist_ok=True)
    for page, text in pages.items():
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
