"""How a command gives up: one line on standard error, then its exit code."""

import os
import sys
from typing import NoReturn

import typer

WRONG_SETTING = 2
FAILED = 1


def say_problem(text: str) -> None:
    """Print one line and only one, whatever a path or a server put into the text."""
    line = "".join(mark if mark.isprintable() else " " for mark in text)
    print(f"linnet: {line}", file=sys.stderr)


def give_up(text: str, code: int = FAILED) -> NoReturn:
    say_problem(text)
    raise typer.Exit(code)


def forget_output() -> None:
    """Nobody reads standard output any more: Python must not complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
