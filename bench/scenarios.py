"""What is measured, and what Linnet means to reach."""

from dataclasses import dataclass

IDLE_WARM = 200
"""Connections made before memory is read first: what a server loads once is not counted."""


@dataclass(frozen=True)
class Scenario:
    """One load: the generator's options, and the figure that servers are compared by."""

    name: str
    title: str
    options: tuple[str, ...]
    headline: str
    connections: int
    timed: bool = True
    """Whether it lasts as long as --seconds says."""

    def words(self, seconds: float, flight: int) -> list[str]:
        """The generator's command line; `flight` is how many may connect at once."""
        timed = ["--seconds", str(seconds)] if self.timed else []
        return [*self.options, *timed, "--flight", str(flight)]


def _rooms(rooms: int, members: int, senders: int, mode: str, *more: str) -> tuple[str, ...]:
    sizes = ("--rooms", str(rooms), "--members", str(members), "--senders", str(senders))
    return ("--mode", mode, *sizes, *more)


SCENARIOS = (
    Scenario(
        "one-room",
        "1 room of 1,000, 10 senders, window 4",
        _rooms(1, 1_000, 10, "closed", "--window", "4"),
        "per_cpu",
        1_000,
    ),
    Scenario(
        "many-rooms",
        "100 rooms of 10, 100 senders, window 4",
        _rooms(100, 10, 100, "closed", "--window", "4"),
        "per_cpu",
        1_000,
    ),
    Scenario(
        "small-room",
        "1 room of 100, 10 senders, window 4",
        _rooms(1, 100, 10, "closed", "--window", "4"),
        "per_cpu",
        100,
    ),
    Scenario(
        "idle",
        "10,000 idle connections",
        _rooms(1, 10_000 + IDLE_WARM, 1, "idle", "--idle", str(IDLE_WARM)),
        "idle_bytes",
        10_000 + IDLE_WARM,
        timed=False,
    ),
    Scenario(
        "joins",
        "2,000 joining at once",
        _rooms(1, 2_000, 1, "joins"),
        "join_seconds",
        2_000,
        timed=False,
    ),
    Scenario(
        "open-loop",
        "1 room of 1,000, 50 messages/s, open loop",
        _rooms(1, 1_000, 10, "open", "--rate", "50"),
        "p99",
        1_000,
    ),
)


@dataclass(frozen=True)
class Goal:
    """What Linnet's headline figure should be: itself, or divided by that of another server."""

    scenario: str
    against: str | None
    least: float | None = None
    most: float | None = None

    def reached(self, value: float) -> bool:
        if self.least is not None:
            return value >= self.least
        return self.most is None or value < self.most


GOALS = (
    Goal("one-room", "inspircd", least=2.0),
    Goal("one-room", "limit", least=0.6),
    Goal("many-rooms", "inspircd", least=1.0),
    Goal("small-room", "inspircd", least=1.3),
    Goal("idle", None, most=3 * 1024),
    Goal("joins", None, most=0.5),
    Goal("open-loop", None, most=20.0),
)
