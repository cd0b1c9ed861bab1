"""Where clients keep what they must remember on this machine."""

import os
from pathlib import Path

from platformdirs import user_data_dir

HOME_VARIABLE = "LINNET_HOME"


def home() -> Path:
    """The folder of this user's clients: `LINNET_HOME`, or the usual one of the system."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else Path(user_data_dir("linnet", appauthor=False)) / "client"


def private_folder(path: Path) -> Path:
    """The folder, made for this user alone if it is not there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
