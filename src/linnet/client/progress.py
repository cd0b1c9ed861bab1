"""How far a file is, told while it is sent or got."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told the bytes that are there, and how many there will be."""
