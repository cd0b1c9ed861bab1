"""Entries in the menu of a Linux desktop."""

import configparser
import shlex
import sys
from pathlib import Path

import pytest
from PIL import Image

from linnet.desktop.icons import install


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these entries")
def test_both_windows_get_an_entry_whose_program_is_there_and_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    picture, *entries = install()
    with Image.open(picture) as drawn:
        assert drawn.size == (256, 256)
    assert [one.name for one in entries] == ["org.linnet.Chat.desktop", "org.linnet.Server.desktop"]
    for path, name in zip(entries, ("Linnet", "Linnet server"), strict=True):
        read = configparser.ConfigParser(interpolation=None)
        read.optionxform = str  # type: ignore[assignment,method-assign]
        read.read(path)
        entry = read["Desktop Entry"]
        assert (entry["Name"], entry["Type"], entry["Terminal"]) == (name, "Application", "false")
        assert Path(shlex.split(entry["Exec"])[0]).exists()
    again = install()
    assert again == [picture, *entries]
