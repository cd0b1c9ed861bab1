"""Fills in what vectors/markup.json expects, from the names and texts in it, and shows the changes.

Add a case with `name` and `text`, run `.venv/bin/python tools/vectors.py`, and read the diff: it is
the claim that goes into the repository. `--check` only says whether the file is as written here.
"""

import difflib
import json
import sys
from pathlib import Path

import msgspec

from linnet.markup import mentions, parse, plain

PAGE = Path(__file__).parent.parent / "vectors" / "markup.json"


def filled(name: str, text: str) -> dict[str, object]:
    """A case with everything that is expected of its text."""
    blocks = parse(text)
    return {
        "name": name,
        "text": text,
        "tokens": msgspec.to_builtins(blocks),
        "plain": plain(blocks),
        "mentions": list(mentions(text)),
    }


def written(cases: list[dict[str, object]]) -> str:
    """JSON to be read by people: one line per field, escapes for all that cannot be seen."""
    rows = []
    for case in cases:
        fields = (f"  {json.dumps(key)}: {_shown(value)}" for key, value in case.items())
        rows.append(" {\n" + ",\n".join(fields) + "\n }")
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def main() -> None:
    """Writes the file, or with `--check` only compares."""
    old = PAGE.read_text(encoding="utf-8")
    new = written([filled(case["name"], case["text"]) for case in json.loads(old)])
    changes = difflib.unified_diff(old.splitlines(), new.splitlines(), "before", "after", "", "", 2)
    print("\n".join(changes))
    if "--check" in sys.argv:
        sys.exit(old != new)
    PAGE.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
