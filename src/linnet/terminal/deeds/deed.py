"""What a deed is: it carries out one kind of line, at somebody's seat."""

from collections.abc import Callable, Coroutine
from typing import Any

from linnet.terminal.commands.line import Line
from linnet.terminal.deeds.seat import Seat

Deed = Callable[[Seat, Any], Coroutine[Any, Any, None]]
Deeds = dict[type[Line], Deed]
"""The deed for each kind of line that needs a connection."""
