"""Underlines misspelt words of what one writes, and offers others at the right button."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from linnet.desktop.composer import spelling
from linnet.desktop.composer.spelling import Spelling
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.desktop.parts.editor import Editor
from linnet.desktop.parts.popup import Choice, Menu

_AFTER = 500
"""Milliseconds of rest after which what is written is looked at."""
_TAG = "misspelt"


class Proofing:
    """Of one editor, while it is `wanted`."""

    def __init__(
        self, editor: Editor, paint: Painter, network: Network, wanted: Callable[[], bool]
    ) -> None:
        self._editor, self._paint, self._network, self._wanted = editor, paint, network, wanted
        self._spelling = Spelling()
        self._found: Mapping[str, Sequence[str]] = {}
        self._due = ""
        editor.bind("<<Modified>>", lambda _event: self.soon(), add="+")
        editor.bind("<Button-3>", self._asked)

    def soon(self) -> None:
        """Look at it a moment later."""
        self.stop()
        self._due = self._editor.after(_AFTER, self._look)

    def stop(self) -> None:
        """Do not look at it."""
        if self._due:
            self._editor.after_cancel(self._due)
            self._due = ""

    def close(self) -> None:
        """The window goes."""
        self.stop()

        async def end() -> None:
            self._spelling.stop()

        self._network.begin(end())

    def misspelt(self) -> list[str]:
        """The words that are underlined."""
        places = [str(place) for place in self._editor.tag_ranges(_TAG)]
        return [self._editor.get(*pair) for pair in zip(places[::2], places[1::2], strict=True)]

    def _look(self) -> None:
        self._due = ""
        if not self._wanted():
            self._editor.tag_remove(_TAG, "1.0", "end")
            return
        asked = [word for _begin, _end, word in self._words()]
        self._network.begin(self._spelling.wrong(asked), self._mark)

    def _words(self) -> list[tuple[str, str, str]]:
        """Where each word begins and ends, but for the one that is being written."""
        found: list[tuple[str, str, str]] = []
        for _kind, value, place in self._editor.dump("1.0", "end - 1 chars", text=True):
            line, column = (int(number) for number in place.split("."))
            for at, word in spelling.words(value):
                begin, end = f"{line}.{column + at}", f"{line}.{column + at + len(word)}"
                if not self._editor.compare("insert", "==", end):
                    found.append((begin, end, word))
        return found

    def _mark(self, found: Mapping[str, Sequence[str]]) -> None:
        editor = self._editor
        if not editor.winfo_exists():
            return
        self._found = found
        editor.tag_remove(_TAG, "1.0", "end")
        editor.tag_configure(_TAG, underline=True)
        editor.tk.call(
            editor, "tag", "configure", _TAG, "-underlinefg", self._paint.look.theme.accent
        )
        for begin, end, word in self._words():
            if word in found:
                editor.tag_add(_TAG, begin, end)

    def _asked(self, event: "tk.Event[Any]") -> str | None:
        editor = self._editor
        span = editor.tag_prevrange(_TAG, f"@{event.x},{event.y} + 1 chars")
        if not span or editor.compare(f"@{event.x},{event.y}", ">", span[1]):
            return None
        word = editor.get(*span)
        Menu(editor, self._paint, self._choices(word, span), event.x_root, event.y_root)
        return "break"

    def _choices(self, word: str, span: tuple[str, str]) -> list[Choice]:
        def put(meant: str) -> Callable[[], object]:
            return lambda: self._put(span, meant)

        meant = spelling.offered(self._found.get(word, ()))
        return [
            *(("pencil", one, put(one)) for one in meant),
            ("check2", f"“{word}” is right", lambda: self._learn(word)),
        ]

    def _put(self, span: tuple[str, str], meant: str) -> None:
        self._editor.delete(*span)
        self._editor.insert(span[0], meant)
        self._editor.focus_set()

    def _learn(self, word: str) -> None:
        self._spelling.learn(word)
        self.soon()
