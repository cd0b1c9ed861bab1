"""Going from message to message with the keys."""

from collections.abc import Callable

from linnet.desktop.conversation.scroll import Scroll
from linnet.desktop.conversation.sheet import Placed

Opened = Callable[[Placed, int, int], object]


class Pointing:
    """Up and Down in the conversation point at messages; Return says what can be done with one."""

    def __init__(self, scroll: Scroll, opened: Opened) -> None:
        self._scroll, self._opened = scroll, opened
        self.seq = 0
        """The place of the message pointed at, 0 for none."""
        paper = scroll.paper
        for key, by in (("<Up>", -1), ("<Down>", 1)):
            paper.bind(key, lambda _event, by=by: self.step(by))  # type: ignore[misc]
        for key in ("<Return>", "<Menu>", "<Shift-F10>"):
            paper.bind(key, lambda _event: self.open())
        paper.bind("<FocusOut>", lambda _event: self._mark(None))

    def step(self, by: int) -> str:
        """Point at the message before or after; the last one at first."""
        messages = self._scroll.sheet.messages()
        if not messages:
            return "break"
        here = next((n for n, one in enumerate(messages) if one.seq == self.seq), None)
        at = len(messages) - 1 if here is None else here + by
        placed = messages[max(0, min(at, len(messages) - 1))]
        self.seq = placed.seq
        self._scroll.paper.see(self._scroll.sheet.end_of(placed))
        self._scroll.paper.see(placed.mark)
        self._scroll.looked()
        self._mark(placed)
        return "break"

    def open(self) -> str:
        """The menu of the message pointed at, beside it."""
        paper = self._scroll.paper
        placed = self._scroll.sheet.find(self.seq) or next(
            iter(reversed(self._scroll.sheet.messages())), None
        )
        if placed is not None:
            box = paper.dlineinfo(placed.mark)
            down = box[1] if box else 0
            left = self._scroll.paint.look.px(120)
            self._opened(placed, paper.winfo_rootx() + left, paper.winfo_rooty() + down)
        return "break"

    def _mark(self, placed: Placed | None) -> None:
        paper = self._scroll.paper
        paper.tag_remove("pointed", "1.0", "end")
        if placed is not None:
            paper.tag_add("pointed", placed.mark, self._scroll.sheet.end_of(placed))
