"""For tests of disks that fail."""

from tests.faults.preload import faults, shim

__all__ = ["faults", "shim"]
