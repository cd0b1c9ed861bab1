"""Loading modules with the garbage collector at rest."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load in here what stays until the program ends.

    While the modules of a server are made, the collector would look at all that was made before
    again and again, and find nothing: a fifth of the whole start. It does not look there later.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
