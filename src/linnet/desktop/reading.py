"""Telling the server what one has read: a moment after it was seen, by who really looks."""

from linnet.desktop.around import Around

_AFTER = 700
"""Milliseconds something is seen before it counts as read."""


class Reading:
    """One marker at a time."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._due = ""

    def seen(self, _seq: int) -> None:
        """Everything up to here is on the screen."""
        if not self._due:
            self._due = self._around.composer.after(_AFTER, self.mark)

    def stop(self) -> None:
        """Nothing more is told."""
        if self._due:
            self._around.composer.after_cancel(self._due)
            self._due = ""

    def mark(self) -> None:
        """Tell it, if somebody is looking."""
        self._due = ""
        around = self._around
        view, client = around.view, around.client
        if view is None or client is None or not client.live or not around.looking:
            return
        if around.conversation.at_end and view.head > view.read.seq:
            around.network.begin(
                client.read(view.id, view.head),
                lambda _none: around.draw_rooms(),
                lambda _wrong: None,
            )
