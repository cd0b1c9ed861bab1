"""Saying things: sending, answering, changing, drafts, and files on their way."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from tkinter import filedialog

from msgspec import UNSET, Struct

from linnet.client import Client
from linnet.desktop.around import Around
from linnet.desktop.commands import Commands
from linnet.desktop.composer.receiving import Parcel, accept_drops, accept_pictures
from linnet.desktop.uploading import Uploading
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.terminal.clean import one_line
from linnet.terminal.happenings import gist

_TYPING_EVERY = 3.0
_DRAFT_AFTER = 1500
"""Milliseconds of rest after which a draft is kept on the server."""


class Doing(Struct):
    """What one is at besides a new message: answering one, or changing one."""

    reply_to: int = 0
    change: int = 0
    awaits: str = ""
    """The send_id of a message on its way that is to be changed once it is said."""


class Speaking:
    """Between the composer and the client."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.doing = Doing()
        self.uploading = Uploading(around)
        self._commands = Commands(around)
        self._told = 0.0
        self._draft_due = ""
        self._kept: dict[RoomId, str] = {}
        accept_drops(around.composer, self.share)
        accept_drops(around.conversation.paper, self.share)
        accept_pictures(around.composer.editor, around.network, self.share)

    def again(self, send_id: str, *, back: bool) -> None:
        """Send a message again that was refused, or put it back into the composer."""
        hopes = self._around.conversation.hopes
        hope = hopes.texts().get(send_id)
        if hope is None:
            return
        hopes.arrived(send_id)
        if back:
            self._around.composer.fill(hope.text)
        else:
            self.send(hope.text)

    def send(self, text: str) -> None:
        """Send what was written: a message, a change, or a command."""
        around, doing = self._around, self.doing
        view, client = around.view, around.client
        if view is None or client is None:
            return
        if text.startswith("/") and not text.startswith("//"):
            self._commands.do(text)
        elif doing.change:
            around.ask(lambda c: c.edit(view.id, doing.change, text))
        else:
            text = text.removeprefix("/") if text.startswith("//") else text
            around.network.begin(_post(client, view.id, text, doing.reply_to or None))
        self._kept.pop(view.id, None)
        self._cancel_draft()
        around.composer.fill("")
        self.leave()

    def reply(self, entry: Entry) -> None:
        """Answer a message."""
        self.doing = Doing(reply_to=entry.seq)
        self._around.composer.above(f"Answering {one_line(entry.name)}: {gist(entry)}")
        self._around.composer.editor.focus_set()

    def edit(self, entry: Entry) -> None:
        """Change a message of one's own."""
        if not isinstance(entry.body, Said):
            return
        self.doing = Doing(change=entry.seq)
        self._around.composer.above(
            "Changing your message · Enter keeps it, Esc leaves it as it was"
        )
        self._around.composer.fill(entry.body.text)
        self._around.composer.editor.focus_set()

    def edit_last(self) -> None:
        """Change one's last message; one on its way once it is said, unless one writes on."""
        if coming := self._around.conversation.hopes.last_coming():
            self.doing.awaits = coming
            return
        for entry in self._own():
            self.edit(entry)
            return

    def heard(self) -> None:
        """Something was said here, perhaps what was to be changed."""
        awaits = self.doing.awaits
        if awaits and not self._around.composer.text:
            for entry in self._own():
                if entry.send_id == awaits:
                    self.edit(entry)

    def _own(self) -> Iterator[Entry]:
        """One's own messages that have words and stand, the newest first."""
        me, sheet = self._around.conversation.seeing.me, self._around.conversation.sheet
        for entry in reversed(sheet.entries()):
            said = entry.body
            if entry.by == me and isinstance(said, Said) and said.deleted is UNSET and said.text:
                yield entry

    def leave(self) -> None:
        """Neither answer nor change anything."""
        was, self.doing = self.doing, Doing()
        self._around.composer.above("")
        if was.change:
            self._around.composer.fill("")

    def typing(self) -> None:
        """One is writing: tell others, but not all the time, and keep the draft."""
        around = self._around
        self.doing.awaits = ""
        client, room = around.client, around.room
        if self.doing.change or client is None:
            return
        if client.live and monotonic() - self._told > _TYPING_EVERY:
            self._told = monotonic()
            around.network.begin(_typing(client, room))
        self._cancel_draft()
        self._draft_due = around.composer.after(_DRAFT_AFTER, self._keep_draft)

    def put_away(self) -> None:
        """Another room is looked at: keep what is half written here."""
        around = self._around
        self._cancel_draft()
        if around.room and not self.doing.change:
            text = around.composer.text
            if text or around.room in self._kept:
                self._kept[around.room] = text
                self._tell_draft(around.room, text)
        self.leave()

    def take_out(self, view: RoomView) -> None:
        """This room is looked at: go on with what was half written here."""
        draft = view.draft
        text = self._kept.get(view.id)
        if text is None:
            text = "" if draft is UNSET else draft.text
        self._around.composer.fill(text)
        self._cancel_draft()

    def attach(self) -> None:
        """Choose files to send."""
        paths = filedialog.askopenfilenames(parent=self._around.winfo_toplevel())
        self.share([(Path(path).name, Path(path)) for path in paths])

    def share(self, parcels: Sequence[Parcel]) -> None:
        """Send files, with what is written as their text."""
        around = self._around
        if not parcels or around.view is None:
            return
        text = around.composer.text.strip()
        around.composer.fill("")
        self.uploading.begin(around.view.id, parcels, text, self.doing.reply_to or None)
        self.leave()

    def _keep_draft(self) -> None:
        self._draft_due = ""
        self._kept[self._around.room] = self._around.composer.text
        self._tell_draft(self._around.room, self._around.composer.text)

    def _tell_draft(self, room: RoomId, text: str) -> None:
        client = self._around.client
        view = client.rooms.get(room) if client else None
        if client is None or view is None or not client.live:
            return
        held = "" if view.draft is UNSET else view.draft.text
        if held != text:
            self._around.network.begin(client.set_draft(room, text), None, lambda _wrong: None)

    def _cancel_draft(self) -> None:
        if self._draft_due:
            self._around.composer.after_cancel(self._draft_due)
            self._draft_due = ""


async def _post(client: Client, room: RoomId, text: str, reply_to: int | None) -> None:
    client.post(room, text, reply_to=reply_to)


async def _typing(client: Client, room: RoomId) -> None:
    client.typing(room)
