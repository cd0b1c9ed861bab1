"""Messages of one's own on their way: below everything else, until their entry is here."""

from msgspec import Struct

from linnet.desktop.conversation.runs import Run, Seeing, Words
from linnet.desktop.conversation.sheet import END, Sheet
from linnet.desktop.conversation.writing import hoped

SENDING = "sending…"
WAITING = "waiting for the connection"


class Hope(Struct):
    """One such message, and why it was refused, if it was."""

    text: str
    why: str = ""


class Hopes:
    """Written anew whenever one comes or goes: there are few."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._hopes: dict[str, Hope] = {}
        self._seeing = Seeing()
        self.live = True

    def __bool__(self) -> bool:
        return bool(self._hopes)

    def texts(self) -> dict[str, Hope]:
        """By send_id."""
        return dict(self._hopes)

    def last_coming(self) -> str:
        """The send_id of the newest one that was not refused; empty where there is none."""
        return next((id for id, hope in reversed(self._hopes.items()) if not hope.why), "")

    def clear(self) -> None:
        """Another room."""
        self._hopes.clear()

    def add(self, send_id: str, text: str, seeing: Seeing) -> None:
        """One more; the same one again changes nothing."""
        self._seeing = seeing
        if send_id not in self._hopes:
            self._hopes[send_id] = Hope(text)
            self._write()

    def arrived(self, send_id: str) -> None:
        """It is an entry now, or was taken back."""
        if self._hopes.pop(send_id, None):
            self._write()

    def failed(self, send_id: str, why: str, seeing: Seeing) -> None:
        """It was refused; it stays, with its text."""
        self._seeing = seeing
        if hope := self._hopes.get(send_id):
            hope.why = why
            self._write()

    def connection(self, live: bool) -> None:
        """There is a connection now, or there is none."""
        if live != self.live:
            self.live = live
            if self._hopes:
                self._write()

    def _write(self) -> None:
        paper = self._sheet.paper
        paper.open()
        paper.erase(END, "end - 1 indices")
        paper.lean(END, "left")
        for send_id, hope in self._hopes.items():
            paper.write("end - 1 indices", self._runs(send_id, hope))
        paper.lean(END, "right")
        paper.close()

    def _runs(self, send_id: str, hope: Hope) -> list[Run]:
        seeing = self._seeing
        state = "not sent" if hope.why else SENDING if self.live else WAITING
        runs = hoped(hope.text, state, seeing.me, seeing.name(seeing.me), seeing)
        if hope.why:
            runs += [
                Words(f"Not sent: {hope.why}  ", ("text", "failed")),
                Words("Try again", ("text", "failed", "link", f"again:{send_id}")),
                Words("   ", ("text",)),
                Words("Put it back", ("text", "failed", "link", f"back:{send_id}")),
                Words("\n", ("text",)),
            ]
        return runs
