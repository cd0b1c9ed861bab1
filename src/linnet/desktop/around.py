"""What the parts of the chat may ask of the window around them."""

import tkinter as tk
from collections.abc import Callable
from typing import Any, Protocol

from linnet.client import Client
from linnet.desktop.composer.composer import Composer
from linnet.desktop.conversation.view import Conversation
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.faces import Faces
from linnet.desktop.network import Network
from linnet.desktop.people import People
from linnet.desktop.settings import Remembered
from linnet.desktop.sidebar import Sidebar
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId


class Ways(Protocol):
    """Where the chat leads to."""

    def leave(self, why: str) -> object:
        """Back to choosing a server."""

    def preferences(self) -> object:
        """The settings of this window."""

    def account(self, code: str = "") -> object:
        """One's account here; a code with which to make one may be known already."""


class Speaks(Protocol):
    """The part that says things."""

    def reply(self, entry: Entry) -> None:
        """Answer a message."""

    def edit(self, entry: Entry) -> None:
        """Change a message of one's own."""

    def again(self, send_id: str, *, back: bool) -> None:
        """Send a message again that was refused, or put it back into the composer."""


class Around(Protocol):
    """The chat, as its parts see it."""

    paint: Painter
    network: Network
    kept: Remembered
    room: RoomId
    conversation: Conversation
    composer: Composer
    people: People
    sidebar: Sidebar
    faces: Faces
    right: tk.Frame

    @property
    def client(self) -> Client | None:
        """The client, while there is one."""

    @property
    def view(self) -> RoomView | None:
        """The room one looks at."""

    @property
    def looking(self) -> bool:
        """Whether somebody looks at this window."""

    @property
    def speaking(self) -> Speaks:
        """The part that says things."""

    @property
    def ways(self) -> Ways:
        """Where the chat leads to."""

    def views(self) -> list[RoomView]:
        """One's rooms."""

    def go(self, room: str, *, around: int | None = None) -> None:
        """Look at this room."""

    def enter(self, room: RoomView) -> None:
        """Look at a room that was just entered or made."""

    def trouble(self, words: str) -> None:
        """Something did not work."""

    def ask(
        self,
        what: Callable[[Client], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Wish something of the server."""

    def show_right(self) -> None:
        """Something is to be seen at the right, or not any more."""

    def winfo_toplevel(self) -> Any:
        """The window."""

    def jump(self) -> None:
        """Go anywhere by a few letters."""

    def look_for(self, query: str) -> None:
        """Search, and show what was found."""

    def draw_rooms(self) -> None:
        """The list of rooms changed."""
