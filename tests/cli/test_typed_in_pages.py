"""What the pages tell people to type can be typed: every command and option exists."""

import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import typer
from typer import main as typing

from linnet.cli.main import COMMANDS, build_app

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINE = re.compile(r"^    (?:\S*/)?linnet ((?:\S| \S)+)", re.MULTILINE)
"""An indented line up to the first two spaces, after which stands what it does."""


def lines() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8").replace(" \\\n        ", " ")
        found += [(page.name, line) for line in _LINE.findall(text)]
    return found


def words(line: str) -> list[str]:
    """As far as `linnet` itself sees them."""
    found = shlex.split(re.sub(r"\$\([^)]*\)", "word", line), comments=True)
    ends = [n for n, word in enumerate(found) if word in ("|", "&&", ">", "||", "&", ";", "2>&1")]
    return found[: min(ends, default=len(found))]


def parse(command: Any, given: list[str], parent: Any = None) -> None:
    """Read the words without doing anything. Raises TyperException."""
    context = command.make_context(given[0], given[1:], parent=parent)
    if hasattr(command, "commands"):
        rest = [*context._protected_args, *context.args]
        _, inner, after = command.resolve_command(context, rest)
        parse(inner, [rest[0], *after], context)


@pytest.mark.parametrize(("page", "line"), lines())
def test_a_line_of_a_page_is_a_command_with_options_it_has(
    page: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINNET_DATA", "data")
    given = words(line)
    if given[0] in COMMANDS:
        app = typing.get_command(build_app(given[0]))
        with suppress(typer.Exit):
            parse(app.commands[given[0]], given)
