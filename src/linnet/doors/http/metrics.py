"""Numbers for those who watch the server; counted per batch, never per delivery."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from math import nan

from msgspec import UNSET, UnsetType
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from linnet.engine.engine import Engine
from linnet.engine.rates import Rates
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Clock

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_BATCHES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Metrics:
    """A registry of one server's own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.entries = 0
        """Entries this node heard of."""
        self._requests = Counter(
            "linnet_http_requests", "Requests answered.", ("method", "path", "status"),
            registry=self.registry,
        )  # fmt: skip
        self._entries = Counter(
            "linnet_entries", "Entries this node heard of.", registry=self.registry
        )
        self._connections = Gauge(
            "linnet_connections", "Connections of a door.", ("door",), registry=self.registry
        )
        self._batches = Histogram(
            "linnet_entries_in_batch", "Entries committed together.", buckets=_BATCHES,
            registry=self.registry,
        )  # fmt: skip

    def watch(self, engine: Engine) -> None:
        """Show what this engine holds at the moment of asking."""
        self.gauge("linnet_people_online", "People with a live connection.", engine.telling.online)
        self.gauge("linnet_rooms_followed", "Rooms with an audience.", engine.following.audiences)
        self.registry.register(_RateLimited(engine.rates))

    def watch_clock(self, told: Callable[[], Clock | UnsetType]) -> None:
        """Show how wrong the server's clock is: nothing where nobody is asked, else a number
        that is NaN until it is known."""
        if isinstance(told(), UnsetType):
            return

        def offset() -> float:
            clock = told()
            known = clock.offset if isinstance(clock, Clock) else UNSET
            return nan if isinstance(known, UnsetType) else known / 1000

        gauge = Gauge(
            "linnet_clock_offset_seconds", "What to add to this clock to have the right time.",
            registry=self.registry,
        )  # fmt: skip
        gauge.set_function(offset)

    def watch_backups(self, last: Callable[[], float]) -> None:
        """Show when the newest backup was made, in seconds since the epoch; 0 is never."""
        gauge = Gauge(
            "linnet_backup_last_timestamp_seconds", "When the newest backup was made, 0 for never.",
            registry=self.registry,
        )  # fmt: skip
        gauge.set_function(last)

    def watch_connections(self, door: str, connections: Sized) -> None:
        """Show how many connections a door has."""
        self._connections.labels(door).set_function(lambda: float(len(connections)))

    def hear(self, entries: Sequence[Entry]) -> None:
        """A batch was published; to be given to the bus."""
        self.entries += len(entries)
        self._entries.inc(len(entries))
        self._batches.observe(len(entries))

    def answered(self, method: str, path: str, status: int) -> None:
        """A request was answered; `path` is that of the table, without anybody's names."""
        self._requests.labels(method, path, str(status)).inc()

    def text(self) -> bytes:
        """All numbers as Prometheus reads them."""
        return generate_latest(self.registry)

    def values(self) -> list[tuple[str, Mapping[str, str], float]]:
        """All numbers, each with its name and labels."""
        told = self.registry.collect()
        return [(one.name, one.labels, one.value) for metric in told for one in metric.samples]

    def gauge(self, name: str, what: str, counted: Sized) -> None:
        """Show how many of these there are at the moment of asking."""
        gauge = Gauge(name, what, registry=self.registry)
        gauge.set_function(lambda: float(len(counted)))


class _RateLimited(Collector):
    """What was refused for being too often, counted by the buckets themselves."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates

    def collect(self) -> Iterable[Metric]:
        told = CounterMetricFamily(
            "linnet_rate_limited", "Refused for being too often.", labels=("kind",)
        )
        for kind, buckets in self._rates.buckets.items():
            told.add_metric((kind.value,), buckets.refused)
        return [told]
