"""How the server of a folder stands, and how that is said in words."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

_LOG = re.compile(r"^timestamp='[^T']*T(\d\d:\d\d:\d\d)[^']*' level='[a-z]+' event='([^']*)'")
_SHOWN = 6
"""Last lines that are shown of a server that ended by itself."""


class State(StrEnum):
    """What a server does."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    REFUSED = "refused"
    """It did not start; it said why."""
    CRASHED = "crashed"


UP = (State.STARTING, State.RUNNING, State.STOPPING)


class Standing(Struct, frozen=True):
    """Of one folder. `elsewhere` is true for a server that this window did not start.

    `lines` are the last ones a server said that ended by itself, `why` what it said instead of
    starting.
    """

    state: State = State.IDLE
    data: Path = Path()
    elsewhere: bool = False
    why: str = ""
    lines: tuple[str, ...] = ()

    @property
    def up(self) -> bool:
        """Whether there is a server now."""
        return self.state in UP

    @property
    def words(self) -> str:
        """In a word or two."""
        if self.state is State.RUNNING and self.elsewhere:
            return "Running, started elsewhere"
        return _WORDS[self.state]


_WORDS = {
    State.IDLE: "Not started",
    State.STARTING: "Starting…",
    State.RUNNING: "Running",
    State.STOPPING: "Stopping: telling everybody…",
    State.STOPPED: "Stopped",
    State.REFUSED: "Did not start",
    State.CRASHED: "Ended by itself",
}


def refusal(said: Sequence[str], code: int) -> str:
    """Why a server did not start: its own sentence, as far as it found one."""
    own = [line.removeprefix("linnet: ") for line in said if line.startswith("linnet: ")]
    if own:
        return own[-1][:1].upper() + own[-1][1:]
    last = next((line for line in reversed(said) if line.strip()), "")
    return last or f"It ended with exit code {code} and said nothing."


def last_lines(said: Sequence[str]) -> tuple[str, ...]:
    """What is shown of what a server said before it ended by itself."""
    return tuple(_LOG.sub(r"\1  \2", line) for line in said if line.strip())[-_SHOWN:]


def place_of(why: str) -> str:
    """Which field a refusal is about: `port`, `folder`, or none that is known."""
    if "--port" in why or "--host" in why or "is in use; stop what listens" in why:
        return "port"
    return "folder" if "folder" in why or "database" in why or "schema" in why else ""
