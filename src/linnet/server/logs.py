"""Logs: one line an event, on stderr or in a file that is turned over when it is full.

For people on a terminal, for machines elsewhere; what other libraries say comes in the same form.
Never a message's text, a password or a token: who logs gives names of events and numbers.
"""

import logging
import os
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import Processor

from linnet.server.last_lines import LAST
from linnet.server.settings import Settings

_FIRST: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=False),
    structlog.processors.format_exc_info,
]


class LogFile(RotatingFileHandler):
    """A file for its owner alone; `.1` is the one before it, and so on."""

    def _open(self) -> TextIOWrapper:
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(os.fdopen(number, "ab"), encoding="utf-8")

    def reopen(self) -> None:
        """Go on in a new file where somebody moved this one away."""
        self.acquire()
        try:
            if self.stream is not None:
                self.stream.close()
            self.stream = self._open()
        finally:
            self.release()


def begin(settings: Settings, data: Path) -> None:
    """Set level, form and place of this process's log. Raises OSError for a file it cannot have."""
    target: logging.Handler = logging.StreamHandler(sys.stderr)
    if settings.log_file:
        target = LogFile(
            data / settings.log_file, maxBytes=settings.log_size, backupCount=settings.log_keep
        )
    people = not settings.log_file and sys.stderr.isatty()
    target.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=_FIRST,
            processors=[ProcessorFormatter.remove_processors_meta, _form(settings, people)],
        )
    )
    logging.raiseExceptions = False  # a disk without room for the log is no reason to stop
    logging.basicConfig(handlers=[target, LAST], level=logging.WARNING, force=True)
    # Whatever strangers send to the port is no news for the operator.
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    set_level(settings.log_level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_FIRST,
            ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def set_level(level: str) -> None:
    """Log this and what is graver."""
    logging.getLogger("linnet").setLevel(level.upper())


def reopen() -> None:
    """Let whoever moved the log file away have it."""
    for target in logging.getLogger().handlers:
        if isinstance(target, LogFile):
            target.reopen()


def _form(settings: Settings, people: bool) -> Processor:
    if settings.log_format == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    if people:
        return structlog.dev.ConsoleRenderer(
            colors=False,
            repr_native_str=True,
            # Its usual one prints the values of variables, which may be passwords.
            exception_formatter=structlog.dev.plain_traceback,
        )
    return structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"])
