"""Where the frozen program begins: the window, or any other command of Linnet."""

import runpy
import sys
from pathlib import Path

from linnet.cli.main import COMMANDS, main


def begin(words: list[str]) -> None:
    """What a Python would do with these words, and without any open the window."""
    if words[:1] == ["-m"]:
        # Parts of Linnet that start others call this program as if it were Python.
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    elif words and (words[0] in COMMANDS or words[0] in ("--version", "--help")):
        main(words)
    else:
        main([_meant(sys.argv[0]), *words])


def _meant(called: str) -> str:
    """The window that a program of this name opens."""
    return "server-window" if "server" in Path(called).stem else "desktop"


if __name__ == "__main__":
    begin(sys.argv[1:])
