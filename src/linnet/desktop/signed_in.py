"""Where one is logged in: on which computers, since when; one of them ended, or all."""

from collections.abc import Awaitable, Callable, Sequence

from linnet.client import Client
from linnet.client.accounts import end_session, log_out_everywhere, sessions
from linnet.desktop.around import Around
from linnet.desktop.drawing.sketches import Glyph
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.popup import Menu
from linnet.desktop.parts.rows import Row, Rows
from linnet.protocol.administration import SessionView
from linnet.terminal.clean import one_line
from linnet.terminal.words import moment

_SEEN = 5
"""Sessions seen without scrolling."""
_ROW = 34
_UNDER = 16
_AGENTS = {"linnet-desktop": "Chat window", "linnet-client": "Terminal", "web": "Browser"}


class SignedIn(Dialog):
    """The list is asked for anew after each change."""

    def __init__(self, around: Around) -> None:
        super().__init__(around.winfo_toplevel(), around.paint, "Where you are logged in", 500)
        self._around = around
        look = around.paint.look
        self._note = self.words("Looking…", faint=True)
        self.rows = Rows(self.body, around.paint, self._chosen, ground="background", height=_ROW)
        self.rows.configure(height=look.px((_ROW + _UNDER) * _SEEN))
        self.rows.pack_propagate(False)
        self.rows.pack(fill="x")
        row = self.buttons("Log out all others", self._end_others, "Close")
        Button(row.master, around.paint, "Log out everywhere", self._end_all).pack(side="left")
        self._ask()

    def _ask(self) -> None:
        async def asked(client: Client) -> list[SessionView]:
            return await sessions(client.address, client.token or "")

        self._around.ask(asked, self._show, self.wrong)

    def _show(self, found: Sequence[SessionView]) -> None:
        if not self.winfo_exists():
            return
        self._note.configure(text="Choose one to log out there.")
        ink = self.paint.look.theme.secondary
        self.rows.show([_row(one, ink) for one in found])
        self.rows.canvas.focus_set()

    def _chosen(self, key: str) -> None:
        around, canvas = self._around, self.rows.canvas

        def end() -> None:
            self._do(lambda client: end_session(client.address, client.token or "", key))

        x, y = canvas.winfo_pointerxy()
        Menu(
            around.winfo_toplevel(), around.paint, [("box-arrow-left", "Log out there", end)], x, y
        )

    def _end_others(self) -> None:
        self._do(lambda c: log_out_everywhere(c.address, c.token or "", others=True))

    def _end_all(self) -> None:
        async def out(client: Client) -> None:
            await log_out_everywhere(client.address, client.token or "")

        left = self._around.ways.leave
        self._around.ask(out, lambda _none: left("You are logged out."), self.wrong)

    def _do(self, deed: Callable[[Client], Awaitable[None]]) -> None:
        self.wrong("")
        self._around.ask(deed, lambda _none: self._ask(), self.wrong)


def _row(one: SessionView, ink: str) -> Row:
    since = f"since {moment(one.since):%d.%m.%Y %H:%M}"
    here = "this window" if one.current else "connected now" if one.online else ""
    picture = Glyph("pc-display" if one.current else "box-arrow-in-right", 18, ink)
    return Row(
        _AGENTS.get(one.agent) or one_line(one.agent) or "an unnamed client",
        one.id,
        under=since,
        picture=picture,
        note=here,
    )
