"""What one can do with a message, a person, a room, oneself: menus, by mouse and by keys."""

import tkinter as tk
import webbrowser
from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import UNSET

from linnet.client import Client
from linnet.desktop import asking
from linnet.desktop.around import Around
from linnet.desktop.card import Card
from linnet.desktop.conversation.arranging import Message
from linnet.desktop.conversation.hovering import Deed, Hovering
from linnet.desktop.conversation.pointing import Pointing
from linnet.desktop.conversation.sheet import Placed
from linnet.desktop.drawing.sketches import Pill
from linnet.desktop.jump import Jump
from linnet.desktop.parts.popup import Choice, Menu
from linnet.desktop.picker import Picker
from linnet.desktop.saving import Saving
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY
from linnet.protocol.mine import Level
from linnet.protocol.people import Role

_QUICK = ("👍", "❤️", "😂", "🎉")


class Choices:
    """Opens menus over the window."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.saving = Saving(around)
        self.menu: Menu | None = None
        """The one opened last."""

    def bind_paper(self) -> None:
        """What the mouse and keys do in the conversation."""
        paper = self._around.conversation.paper
        paper.bind("<Button-3>", self._right)
        paper.bind("<ButtonRelease-1>", self._pressed)
        paper.bind("<Motion>", self._over)
        self.pointing = Pointing(self._around.conversation, self.message)
        deeds: dict[str, tuple[str, Deed]] = {
            "emoji-smile": ("React", lambda placed, x, y: self._react_to(placed, x, y)),
            "reply": ("Answer", lambda placed, _x, _y: self._answer(placed)),
            "three-dots": ("More", self.message),
        }
        self.hovering = Hovering(self._around.conversation, deeds)

    # Messages

    def message(self, placed: Placed, x: int, y: int) -> None:
        """Everything that can be done with a message."""
        if not isinstance(placed.item, Message):
            return
        entry = placed.item.entry
        said = entry.body
        if not isinstance(said, Said) or said.deleted is not UNSET:
            return
        self._open(self._about_message(placed, entry, said, x, y), x, y)

    def _about_message(
        self, placed: Placed, entry: Entry, said: Said, x: int, y: int
    ) -> list[Choice]:
        around = self._around
        room, seq = entry.room, entry.seq
        mine = entry.by == around.conversation.seeing.me
        choices: list[Choice] = [
            ("reply", "Answer", lambda: around.speaking.reply(entry)),
            ("emoji-smile", "React…", lambda: self.react(entry, x, y)),
            ("copy", "Copy text", lambda: self._copy(said.text)),
        ]
        if said.edited is not UNSET and around.view and around.view.policy.keep_editions:
            choices.append(
                ("clock-history", "Earlier texts", lambda: asking.editions(around, entry))
            )
        if "||" in said.text:
            reveal: Callable[[], object] = lambda: around.conversation.reveal(placed)  # noqa: E731
            choices.append(("eye", "Show or hide spoiler", reveal))
        if mine and said.text:
            choices.append(("pencil", "Change…", lambda: around.speaking.edit(entry)))
        if self._moderates() or self._in_direct():
            words, icon = ("Unpin", "pin-angle-fill") if said.pinned else ("Pin", "pin-angle")
            choices.append((icon, words, lambda: self._pin(room, seq, said.pinned)))
        if around.view is not None and around.view.policy.receipts != "off":
            choices.append(("check2-all", "Who has read it", lambda: self._readers(room, seq)))
        for file in said.files:
            choices.append(self._getting(file))
        if not mine:
            choices.append(("flag", "Report…", lambda: asking.report(around, entry)))
        if mine or self._moderates():
            choices.append(("trash", "Delete…", lambda: asking.delete(around, entry)))
        return choices

    def _react_to(self, placed: Placed, x: int, y: int) -> None:
        if isinstance(placed.item, Message):
            self.react(placed.item.entry, x, y)

    def _answer(self, placed: Placed) -> None:
        if isinstance(placed.item, Message):
            self._around.speaking.reply(placed.item.entry)

    def react(self, entry: Entry, x: int, y: int) -> None:
        """Choose an emoji for a message."""
        self.emoji(lambda emoji: self._react(entry, emoji), x, y)

    def emoji(
        self, take: Callable[[str], object], x: int | None = None, y: int | None = None
    ) -> None:
        """The picker: above the composer, or at a place of the screen."""
        composer = self._around.composer
        right = composer.winfo_rootx() + composer.winfo_width() - 20
        over = composer.canvas.winfo_rooty() - 6
        self.picker = Picker(
            composer,
            self._around.paint,
            take,
            right if x is None else x + 200,
            over if y is None else y,
        )

    def _react(self, entry: Entry, emoji: str) -> None:
        said, me = entry.body, self._around.conversation.seeing.me
        given = isinstance(said, Said) and me in said.reactions.get(emoji, ())
        if given:
            self._around.ask(lambda c: c.unreact(entry.room, entry.seq, emoji))
        else:
            self._around.ask(lambda c: c.react(entry.room, entry.seq, emoji))

    def _pin(self, room: str, seq: int, pinned: bool) -> None:
        self._around.ask(lambda c: c.unpin(room, seq) if pinned else c.pin(room, seq))

    def _readers(self, room: str, seq: int) -> None:
        def tell(told: Any) -> None:
            waits = ", ".join(one.name for one in told.not_yet)
            more = f" Not yet: {waits}." if waits else ""
            self._around.trouble(f"Read by {told.read} of {told.members}.{more}")

        self._around.ask(lambda c: c.readers(room, seq), tell)

    def _copy(self, text: str) -> None:
        top = self._around.winfo_toplevel()
        top.clipboard_clear()
        top.clipboard_append(text)

    def _getting(self, file: File) -> Choice:
        """What can be done about getting a file: begin, pause, go on."""
        stickers, name = self._around.conversation.stickers, file.name[:24]
        if file.id not in stickers.moving:
            return "download", f"Save {name}…", lambda: self.save(file)
        if file.id in stickers.resting:
            return "play", f"Go on with {name}", lambda: self.save(file)
        return "pause", f"Pause {name}", lambda: self.saving.pause(file.id)

    def save(self, file: File) -> None:
        """Get a file into a folder of one's choice; how far it has come is shown on its card."""
        self.saving.begin(file)

    # People, rooms, oneself

    def card(self, person: str) -> None:
        """Who somebody is, and what one can do with them."""
        Card(self._around, person)

    def person(self, person: str, x: int, y: int) -> None:
        """What one can do with somebody."""
        self._open(asking.with_person(self._around, person), x, y)

    def room(self, room: str, x: int, y: int) -> None:
        """What one can do with a room."""
        around = self._around
        view = next((one for one in around.views() if one.id == room), None)
        if view is None:
            return
        choices: list[Choice] = [
            ("check2", "Mark as read", lambda: around.ask(lambda c: c.read(room))),
            *self._levels(view),
        ]
        if view.kind != "direct" and view.id != LOBBY:
            choices.append(("box-arrow-left", "Leave…", lambda: asking.leave(around, view)))
        orders = view.role in (Role.OWNER, Role.MODERATOR)
        if orders:
            choices.append(
                ("person-plus", "Bring somebody in…", lambda: asking.invite(around, view))
            )
        if orders or view.policy.any_topic:
            choices.append(("chat-square-text", "Topic…", lambda: asking.topic(around, view)))
        self._open(choices, x, y)

    def _levels(self, view: RoomView) -> list[Choice]:
        levels: dict[Level, str] = {
            "everything": "all",
            "mentions": "only mentions",
            "nothing": "nothing",
        }
        return [self._level(view, level, words) for level, words in levels.items()]

    def _level(self, view: RoomView, level: Level, words: str) -> Choice:
        icon = "bell-fill" if view.level == level else "bell"
        choose = partial(Client.set_level, room=view.id, level=level)
        return icon, f"Notify: {words}", lambda: self._around.ask(choose)

    def about_room(self) -> None:
        """The menu of the room one looks at, below its title."""
        around = self._around
        conversation = around.conversation
        self.room(around.room, conversation.winfo_rootx() + 20, conversation.winfo_rooty())

    def myself(self, x: int, y: int) -> None:
        """Settings, account, leaving."""
        around = self._around
        silent = around.kept.settings.silent
        choices: list[Choice] = [
            ("gear", "Settings…", around.ways.preferences),
            ("person-circle", "Account…", around.ways.account),
            (
                "bell" if silent else "bell-slash",
                "Disturb me again" if silent else "Do not disturb",
                self._silence,
            ),
            ("arrow-left-right", "Another server…", lambda: around.ways.leave("")),
        ]
        self._open(choices, x, y - around.paint.look.px(140))

    def _silence(self) -> None:
        kept = self._around.kept
        kept.settings.silent = not kept.settings.silent
        kept.save()

    def jump(self) -> None:
        """Ctrl+K."""
        Jump(self._around)

    def new_room(self) -> None:
        """Make a room, or join an open one."""
        asking.new_room(self._around)

    def new_direct(self) -> None:
        """Write to somebody."""
        Jump(self._around)

    # The paper

    def _right(self, event: "tk.Event[Any]") -> str:
        placed = self._around.conversation.sheet.at(f"@{event.x},{event.y}")
        if placed is not None:
            self.message(placed, event.x_root, event.y_root)
        return "break"

    def _over(self, event: "tk.Event[Any]") -> None:
        paper = self._around.conversation.paper
        index = f"@{event.x},{event.y}"
        tags = paper.tag_names(index)
        hand = any(tag in ("link", "author", "veil", "reply", "file", "pills") for tag in tags)
        wanted = "hand2" if hand else "arrow" if "notice" in tags or "rule" in tags else "xterm"
        if paper.cget("cursor") != wanted:
            paper.configure(cursor=wanted)

    def _pressed(self, event: "tk.Event[Any]") -> None:
        conversation = self._around.conversation
        paper = conversation.paper
        if paper.tag_ranges("sel"):
            return
        index = f"@{event.x},{event.y}"
        placed = conversation.sheet.at(index)
        tags = paper.tag_names(index)
        own = {tag.partition(":")[0]: tag.partition(":")[2] for tag in tags if ":" in tag}
        if "again" in own or "back" in own:
            back = "back" in own
            self._around.speaking.again(own["back" if back else "again"], back=back)
        elif "href" in own:
            webbrowser.open(own["href"])
        elif placed is None or not isinstance(placed.item, Message):
            return
        elif "veil" in tags or "revealed" in tags:
            conversation.reveal(placed)
        elif "goto" in own:
            conversation.go_to(int(own["goto"]))
        elif "file" in own:
            self._open_file(own["file"])
        elif "author" in tags:
            self.card(placed.item.entry.by)
        elif isinstance(sketch := paper.sketch_at(index), Pill):
            self._react(placed.item.entry, sketch.emoji)

    def _open_file(self, id: str) -> None:
        stickers = self._around.conversation.stickers
        file = stickers.files.get(id)
        if file is None:
            return
        if self.saving.pause(id):
            return
        if stickers.size(id) is not None:
            asking.enlarge(self._around, file, self.save)
        else:
            self.save(file)

    def _open(self, choices: list[Choice], x: int, y: int) -> None:
        self.menu = Menu(self._around.winfo_toplevel(), self._around.paint, choices, x, y)

    def _moderates(self) -> bool:
        view = self._around.view
        return view is not None and view.role in (Role.OWNER, Role.MODERATOR)

    def _in_direct(self) -> bool:
        view = self._around.view
        return view is not None and view.kind == "direct"
