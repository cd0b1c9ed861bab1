"""One round of the doctor: everything is looked at, in the order people would."""

from collections.abc import Iterator
from pathlib import Path

from linnet.doctor import certificate, clock, disk, machine, network, place
from linnet.doctor.finding import Finding
from linnet.server.settings import Settings


def look(settings: Settings, data: Path | None) -> Iterator[Finding]:
    """Each finding as it is made; without a data folder, what can be known without one."""
    settings = place.as_it_runs(settings, data)
    yield from machine.look()
    yield from place.look(settings, data)
    yield from network.look(settings, settings.port)
    if data is not None:
        yield from disk.look(data)
    yield from clock.look(settings, data)
    yield from certificate.look(settings, data)
