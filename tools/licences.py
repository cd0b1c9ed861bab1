"""Writes docs/licences.md: every package that Linnet is installed with, and its licence.

Run `.venv/bin/python tools/licences.py` after the lock changed.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PAGE = Path(__file__).parent.parent / "docs" / "licences.md"
OPENING = """\
# Licences

Linnet itself is under the Apache License 2.0 (`LICENSE`). It is installed with the packages below,
each under its own licence; none of them is changed or copied into this repository. Written by
`tools/licences.py` from what the packages say of themselves; versions stand in `requirements.lock`.
"""
# Packages that the lock names for other systems or Pythons than the one this is written on.
ELSEWHERE = {"colorama": "BSD-3-Clause", "deprecated": "MIT License", "wrapt": "BSD-2-Clause"}
NOT_OURS = {"linnet", "pip", "setuptools"}


def needed(package: str, found: set[str]) -> set[str]:
    """The packages that one needs here to run, and those that they need."""
    for text in distribution(package).requires or []:
        wish = Requirement(text)
        name = plain(wish.name)
        if name in found or (wish.marker and not wish.marker.evaluate({"extra": ""})):
            continue
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        found.add(name)
        needed(name, found)
    return found


def licences() -> dict[str, str]:
    """What every installed package says its licence is."""
    command = [
        sys.executable,
        "-m",
        "piplicenses",
        "--from=mixed",
        "--with-system",
        "--format=json",
    ]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    installed = {plain(row["Name"]): row["License"] for row in rows}
    return {name: said for name, said in (ELSEWHERE | installed).items() if name not in NOT_OURS}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def table(title: str, rows: dict[str, str]) -> str:
    lines = [f"| {name} | {licence} |" for name, licence in sorted(rows.items())]
    return "\n".join((f"\n## {title}\n", "| package | licence |", "|---|---|", *lines, ""))


def in_the_browser() -> dict[str, str]:
    """What the web client is made of besides its own code, as package-lock.json says."""
    lock = json.loads((PAGE.parent.parent / "web/package-lock.json").read_text(encoding="utf-8"))
    return {
        place.rpartition("node_modules/")[2]: package["license"]
        for place, package in lock["packages"].items()
        if place and not package.get("dev") and not place.startswith("node_modules/@types/")
    }


def page() -> str:
    every = licences()
    running = needed("linnet", set()) | set(ELSEWHERE)
    run = {name: licence for name, licence in every.items() if name in running}
    rest = {name: licence for name, licence in every.items() if name not in running}
    browser = table("In the web client", in_the_browser())
    return OPENING + table("To run", run) + browser + table("Only to develop and test", rest)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
