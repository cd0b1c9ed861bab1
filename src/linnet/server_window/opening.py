"""Opens a folder in the file viewer of the system."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_folder(path: Path) -> bool:
    """Whether there is a viewer that was begun."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - the folder of a server, by the system's own viewer
        return True
    program = "open" if sys.platform == "darwin" else "xdg-open"
    found = shutil.which(program)
    if found is None:
        return False
    subprocess.Popen(  # noqa: S603 - a program of the system, without a shell
        [found, str(path)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    return True
