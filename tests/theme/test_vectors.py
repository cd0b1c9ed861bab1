"""Own themes look the same in every face: the vectors say what a file makes of names."""

import json
from pathlib import Path
from typing import Any

import pytest

from linnet.theme import load

VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors/themes.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_names_have_the_colours_that_they_have_in_a_browser(
    vector: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(vector["file"], encoding="utf-8")
    theme = load(path)
    assert theme.dark is vector["dark"]
    assert list(theme.names) == vector["names"]
