"""The code stays small enough to read: budgets for files and functions, and how modules open."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "linnet"
FILES = sorted(path for path in SOURCE.rglob("*.py") if "versions" not in path.parts)
LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 40
BANNED_WORDS = {
    "manager", "handler", "helper", "service", "util", "utils", "common", "misc", "data", "info",
    "process",
}  # fmt: skip


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_is_something_to_measure() -> None:
    assert len(FILES) > 20


def test_half_of_the_files_are_shorter_than_the_median_budget() -> None:
    assert statistics.median(length(path) for path in FILES) <= MEDIAN_FILE


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
class TestEveryModule:
    def test_is_no_longer_than_the_budget(self, path: Path) -> None:
        assert length(path) <= LONGEST_FILE

    def test_has_no_function_longer_than_the_budget(self, path: Path) -> None:
        long = {
            function.name: lines
            for function in functions(path)
            if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
        }
        assert long == {}

    def test_opens_with_a_docstring_sentence(self, path: Path) -> None:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert docstring[:1].strip() != ""
        assert docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!", ":"))

    def test_has_no_import_that_only_the_type_checker_sees(self, path: Path) -> None:
        assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8")

    def test_has_a_name_that_says_something(self, path: Path) -> None:
        assert not BANNED_WORDS & set(path.stem.split("_"))
