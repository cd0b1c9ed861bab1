"""The data folders that earlier versions left (`tools/golden.py`), put back from their text."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "golden"
VERSIONS = sorted(path.name for path in GOLDEN.iterdir() if path.name.isdecimal())


def data_folder(version, place):
    """A folder as a server with this schema left it."""
    shutil.copytree(GOLDEN / version, place)
    with closing(sqlite3.connect(place / "linnet.db")) as db:
        db.execute("pragma journal_mode = wal")
        db.executescript((place / "linnet.sql").read_text())
    for name in ("linnet.sql", "told.json"):
        (place / name).unlink()
    return place


def told(version):
    """The tokens and the logs its people had at the end."""
    return json.loads((GOLDEN / version / "told.json").read_text())
