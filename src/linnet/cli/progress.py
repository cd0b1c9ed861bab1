"""What a long command is doing, on one line of a terminal and nowhere else."""

import sys


def show(text: str) -> None:
    """Write over what was shown before; an empty text takes it away."""
    if sys.stderr.isatty():
        line = "".join(mark if mark.isprintable() else " " for mark in text)
        print(f"\r\x1b[K{line[:70]}", end="", file=sys.stderr, flush=True)
