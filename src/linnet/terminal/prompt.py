"""Lines typed at a terminal, with what others write appearing above."""

import contextlib
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractContextManager

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_input
from prompt_toolkit.patch_stdout import patch_stdout
from prompt_toolkit.shortcuts import CompleteStyle
from prompt_toolkit.styles import Style

from linnet.client.pace import KEY_FIRST, Pace
from linnet.terminal.clean import one_line
from linnet.terminal.completion import choices

if sys.platform == "win32":
    _Keys = create_input
else:
    from prompt_toolkit.input.vt100 import Vt100Input

    class _Keys(Vt100Input):
        """Keys stay raw while a message is printed: cooked, Ctrl+D pressed then is lost."""

        def __init__(self) -> None:
            super().__init__(sys.stdin)

        def cooked_mode(self) -> AbstractContextManager[None]:
            return contextlib.nullcontext()


_STYLE = Style([("bottom-toolbar", "noreverse fg:ansibrightblack")])
"""Quiet, and legible on dark and on light: the terminal's own grey."""


class _Ways(Completer):
    """What Tab finds."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self._names = names

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """What may stand instead of all that is before the cursor, and how it is called."""
        before = document.text_before_cursor
        for way in choices(before, self._names()):
            yield Completion(way.text, -len(before), display=way.shown)


async def typed_lines(
    prompt: Callable[[], str],
    status: Callable[[], str],
    pace: Pace,
    names: Callable[[], Iterable[str]],
    typed: Callable[[str], None],
) -> AsyncIterator[str]:
    """What is typed, until Ctrl+D or Ctrl+C. The line below always says how things stand.

    `typed` is called with a line that is not finished, whenever it is another.

    A key goes before news until its letter is there. Tab completes commands, `@names` and
    `:emoji`; where there are several ways, they are printed as lines.
    """
    session: PromptSession[str] = PromptSession(
        erase_when_done=True, style=_STYLE, input=_Keys(), completer=_Ways(names),
        complete_while_typing=False, complete_style=CompleteStyle.READLINE_LIKE,
    )  # fmt: skip
    session.app.key_processor.before_key_press += lambda _: pace.wait(KEY_FIRST)
    session.app.after_render += lambda _: pace.done()
    session.default_buffer.on_text_changed += lambda buffer: typed(buffer.text)
    with patch_stdout(raw=True):
        while True:
            try:
                yield await session.prompt_async(
                    lambda: [("bold", f"{prompt()} "), ("", "> ")],
                    bottom_toolbar=lambda: [("", f" {one_line(prompt())} - {one_line(status())}")],
                    refresh_interval=0.5,
                )
            except (EOFError, KeyboardInterrupt):
                return


async def secret(question: str) -> str:
    """What is typed without being shown; empty for Ctrl+D or Ctrl+C."""
    try:
        return await PromptSession[str]().prompt_async(f"{question}: ", is_password=True)
    except (EOFError, KeyboardInterrupt):
        return ""


def write_past(signs: str) -> None:
    """What the terminal is to do, past the line that is being typed."""
    if sys.__stdout__:
        sys.__stdout__.write(signs)
        sys.__stdout__.flush()


def show(text: str) -> None:
    """Print above the line that is being typed."""
    print(text, file=sys.stdout, flush=True)
