"""The hand-written pages: their links lead somewhere, and what they name exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine.test_path import PATH

from linnet.cli.main import COMMANDS
from linnet.server.settings import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
ABOUT_CODE = [DOCS / "path-of-a-message.md", *sorted(DOCS.glob("decisions/*.md"))]
CODE = "\n".join(path.read_text() for path in sorted((ROOT / "src").rglob("*.py")))


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def rows(page: Path) -> list[list[str]]:
    """The cells of every line of a table, without marks."""
    lines = [line for line in page.read_text().splitlines() if line.startswith("|")]
    return [[cell.strip().replace("`", "") for cell in line.split("|")[1:-1]] for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_a_file_leads_to_one(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text())
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", ABOUT_CODE, ids=name)
def test_what_stands_in_code_marks_stands_in_the_code(page):
    marked = re.findall(r"`([A-Za-z_]+(?:\.[A-Za-z_]+)+|[a-z_]+_[a-z_]+)`", page.read_text())
    called = [word for word in marked if not word.endswith((".py", ".toml", ".lock", ".txt"))]
    unknown = [word for word in called if not re.search(rf"\b{word.split('.')[-1]}\b", CODE)]
    assert unknown == []


def test_the_path_of_a_message_is_told_as_it_is_walked():
    told = [row for row in rows(DOCS / "path-of-a-message.md") if row[0].isdecimal()]
    hops = [f"{where.removesuffix('.py').replace('/', '.')}:{call}" for _, where, call, _ in told]
    assert hops == PATH


def test_the_page_about_settings_is_as_it_would_be_written_now():
    tool = ROOT / "tools" / "settings_doc.py"
    assert subprocess.run([sys.executable, tool, "--check"], check=False).returncode == 0
    assert set(RULES) == {row[0] for row in rows(DOCS / "settings.md") if row[0] in RULES}


def test_every_command_and_its_exit_codes_stand_in_the_page_about_running():
    commands = [row[0] for row in rows(DOCS / "running.md") if row[0].startswith("linnet ")]
    assert [command.split()[1] for command in commands] == list(COMMANDS)


def test_the_picture_needs_nothing_from_elsewhere():
    picture = (DOCS / "pictures" / "chat.svg").read_text()
    assert re.findall(r"https?://[^\"' )]+", picture) == ["http://www.w3.org/2000/svg"]
