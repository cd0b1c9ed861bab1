"""The picture worker: answers questions on stdin until there are none; run as a process.

It may be killed at any moment, and kills itself when a question takes too long.
"""

import os
import signal
import sys
from pathlib import Path

import msgspec

from linnet.files import kinds
from linnet.files.pictures.cleaning import clean
from linnet.files.pictures.looking import look, redraw
from linnet.files.pictures.pieces import Malformed
from linnet.files.pictures.words import MEMORY, SECONDS, Clean, Look, Question, Seen

if sys.platform != "win32":
    import resource

_FILE = 256 << 20
"""Bytes of a file the worker may write."""


def main() -> None:
    """Answer until stdin ends, which it does when the server is gone."""
    os.umask(0o077)
    _bounded(MEMORY)
    decoder = msgspec.json.Decoder(Question)
    for line in sys.stdin.buffer:
        _alarm(SECONDS)
        answer = _answer(decoder.decode(line))
        _alarm(0)
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


def _answer(question: Clean | Look) -> Seen:
    source, target = Path(question.source), Path(question.target)
    try:
        if isinstance(question, Clean):
            return Seen(done=_cleaned(source, target))
        return look(source, target, question.square)
    except (OSError, MemoryError):
        target.unlink(missing_ok=True)
        return Seen(kinds.ANYTHING)


def _cleaned(source: Path, target: Path) -> bool:
    try:
        return clean(source, target)
    except Malformed:
        return redraw(source, target)


def _bounded(memory: int) -> None:
    if sys.platform == "win32":
        return
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        _, hard = resource.getrlimit(limit)
        low = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (low, low))


def _alarm(seconds: float) -> None:
    """Die when it rings, also inside a decoder; the server has a clock of its own as well."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
