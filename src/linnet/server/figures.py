"""Figures of the machine a server runs on: its disk, its database, its process."""

import mmap
import shutil
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from prometheus_client import ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from linnet.doors.http.metrics import Metrics
from linnet.protocol.administration import Figures
from linnet.store.condition import BOUNDS, Condition


def watch(metrics: Metrics, condition: Condition) -> None:
    """Show them at the moment of asking."""
    ProcessCollector(registry=metrics.registry)
    metrics.registry.register(_Disk(condition))


def told(metrics: Metrics, condition: Condition) -> Figures:
    """Some of them for whoever watches at the machine."""
    file = condition.file
    sizes = (path.stat().st_size for path in (file, Path(f"{file}-wal")) if path.exists())
    trouble = condition.trouble
    return Figures(
        entries=metrics.entries,
        commits=sum(condition.counts),
        commit_seconds=condition.seconds,
        memory=_resident(),
        database=sum(sizes),
        disk_free=shutil.disk_usage(file.parent).free,
        trouble=trouble.how if trouble else "" if condition.takes else "does not answer",
    )


def _resident() -> int:
    """Bytes of memory this program has; 0 where the system has no such file."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * mmap.PAGESIZE
    except OSError:
        return 0


class _Disk(Collector):
    def __init__(self, condition: Condition) -> None:
        self._condition = condition

    def collect(self) -> Iterable[Metric]:
        about = GaugeMetricFamily("linnet_build_info", "Always 1.", labels=("version",))
        about.add_metric((version("linnet"),), 1)
        takes = GaugeMetricFamily(
            "linnet_store_writable", "1 while the disk takes what is written, else 0."
        )
        takes.add_metric((), float(self._condition.takes))
        refused = CounterMetricFamily("linnet_store_refused", "Wishes the disk did not take.")
        refused.add_metric((), self._condition.refused)
        return [about, takes, refused, self._commits(), *self._room()]

    def _commits(self) -> Metric:
        buckets, total = [], 0
        for bound, count in zip((*BOUNDS, "+Inf"), self._condition.counts, strict=True):
            total += count
            buckets.append((str(bound), total))
        took = HistogramMetricFamily(
            "linnet_commit_seconds", "How long commits took, fsync included."
        )
        took.add_metric((), buckets, self._condition.seconds)
        return took

    def _room(self) -> Iterable[Metric]:
        file = self._condition.file
        free = GaugeMetricFamily("linnet_disk_free_bytes", "Free where the database is.")
        free.add_metric((), shutil.disk_usage(file.parent).free)
        sizes = GaugeMetricFamily(
            "linnet_database_bytes", "The database file, and its log of writes.", labels=("part",)
        )
        for part, path in (("file", file), ("log", Path(f"{file}-wal"))):
            sizes.add_metric((part,), path.stat().st_size if path.exists() else 0)
        return [free, sizes]
