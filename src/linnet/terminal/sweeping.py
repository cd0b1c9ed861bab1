"""When Python looks for rubbish at a terminal: in small pieces, so that no key waits for it."""

import gc
import sys

_PIECES = (2_000, 5, 1_000_000)
"""How much is made before what is new is looked through, and how often that is done before what
is a little older is, too; all there is only by `sweep`."""
_ENOUGH = 50
"""Pieces after which there may be much that only looking through everything finds."""
_TURN = 0.001
"""Seconds for which one thread may keep others waiting: one of them reads the keys."""


def hold_off() -> None:
    """Before much is loaded."""
    gc.disable()


def begin() -> None:
    """What is loaded now stays, and is never looked through again: that takes longer than a key
    may wait."""
    gc.freeze()
    gc.set_threshold(*_PIECES)
    gc.enable()
    sys.setswitchinterval(_TURN)


def sweep() -> None:
    """Look through everything, if it is time; called while nobody types."""
    if gc.get_count()[2] > _ENOUGH:
        gc.collect()
