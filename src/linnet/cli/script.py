"""How a client command for scripts runs and ends: one line and one exit code for each failure."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import typer

from linnet.cli.address import NO_CONNECTION, REFUSED
from linnet.cli.problem import forget_output, give_up
from linnet.client import CannotConnect, Refused

INTERRUPTED = 130
TIMED_OUT = 124
"""As `timeout` of GNU has it."""

T = TypeVar("T")


def run(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Begin it and run it to its end, or end the program with an exit code.

    Exit codes: 1 refused, 3 no connection, 130 after Ctrl+C, 0 when nobody reads any more.
    """
    try:
        return asyncio.run(work())
    except Refused as refused:
        give_up(f"{refused.reason}: {refused.message}", REFUSED)
    except CannotConnect as failed:
        give_up(str(failed), NO_CONNECTION)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        forget_output()
        raise typer.Exit from None
