"""The page about trouble: whatever a person can be told when something fails stands there."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = " ".join((ROOT / "docs/troubleshooting.md").read_text().split())
FAILURES = ("CannotConnect", "FolderError", "SchemaError", "TlsError")
SHORT = 9
"""Letters of a piece of a sentence that are too few to look for."""


def told():
    """Every failure to connect or to start in the source: its place, and the fixed parts of it."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        source = path.read_text()
        if not any(name in source for name in FAILURES):
            continue  # Every worker asks: most files need no tree.
        for node in ast.walk(ast.parse(source)):
            name = node.func.id if isinstance(node, ast.Call) and _named(node) else ""
            if name in FAILURES and node.args:
                pieces = [piece for piece in _fixed(node.args[0]) if len(piece) > SHORT]
                if pieces:
                    yield pytest.param(pieces, id=f"{path.name}:{node.lineno}")


def _named(node):
    return isinstance(node.func, ast.Name)


def _fixed(sentence):
    """The parts of a sentence between what is filled in; the first is enough to recognise it."""
    parts = sentence.values if isinstance(sentence, ast.JoinedStr) else [sentence]
    for part in parts:
        if isinstance(part, ast.Constant):
            yield " ".join(str(part.value).split()).strip(" .;:,()")


@pytest.mark.parametrize("pieces", list(told()))
def test_every_failure_to_connect_or_start_stands_in_it(pieces):
    assert any(_recognised(piece) for piece in pieces), pieces


def _recognised(piece):
    """Whether the page has the beginning of this piece, at least some words of it."""
    words = piece.split()
    return " ".join(words[: max(3, len(words) // 3)]) in PAGE


def test_it_is_as_it_would_be_written_now():
    tool = ROOT / "tools/troubleshooting_doc.py"
    assert subprocess.run([sys.executable, tool, "--check"], check=False).returncode == 0
