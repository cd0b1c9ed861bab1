"""The Connect screen: servers at the left, and at the right how to come in."""

import tkinter as tk
from collections.abc import Callable
from pathlib import Path

from linnet.client import Address
from linnet.client.finding import Found
from linnet.client.refused import CannotConnect, Refused
from linnet.client.tokens import TokenStore
from linnet.desktop.connect.entering import (
    Entered,
    Wanted,
    Way,
    enter,
    look,
    resume,
    sentence,
    whole,
)
from linnet.desktop.connect.passwords import Passwords
from linnet.desktop.connect.places import Places
from linnet.desktop.connect.tabs import Tabs
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.label import Label
from linnet.desktop.parts.switch import Switch
from linnet.desktop.settings import Remembered, Visit
from linnet.protocol.limits import PASSWORD_MIN
from linnet.protocol.links import PORT
from linnet.protocol.pins import words_of
from linnet.protocol.reasons import Reason

_WIDTH = 400
_LOW = 680
"""Pixels of the design below which the form leaves out its title and what stands at its foot."""
_WAYS: dict[str, Way] = {"Just a name": "guest", "Log in": "log-in", "Create account": "create"}
_DEEDS: dict[Way, str] = {"guest": "Join", "log-in": "Log in", "create": "Create account"}
_FOOT: dict[Way, str] = {
    "guest": "You keep your name on this computer. Claim it with a password later and your "
    "messages come along.",
    "log-in": "You stay logged in on this computer until you log out.",
    "create": "An account is yours on every computer. No e-mail is needed.",
}
_WRITTEN = "Type a host, such as 192.168.1.20, or paste a whole join link."
_OF_NAME = {Reason.NAME_TAKEN, Reason.NAME_RESERVED, Reason.BAD_NAME, Reason.TOO_LONG}
_OF_PASSWORD = {Reason.BAD_PASSWORD, Reason.WEAK_PASSWORD}
_OF_CODE = {Reason.BAD_CODE}


class Connect(tk.Frame):
    """Tells `entered` who came in where."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        network: Network,
        kept: Remembered,
        home: Path,
        entered: Callable[[Entered], object],
    ) -> None:
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint, self._network, self._home, self._entered = paint, network, home, entered
        self._tokens, self._passwords = TokenStore(home), Passwords(home)
        self.way: Way = "guest"
        self._busy = False
        self._pin, self._low = "", False
        self.places = Places(self, paint, network, kept.settings.visits, self.choose, self.other)
        self._edge = tk.Frame(self, width=1, bd=0)
        self._right = tk.Frame(self, bd=0)
        self.form = tk.Frame(self._right, bd=0)
        self.places.pack(side="left", fill="y")
        self._edge.pack(side="left", fill="y")
        self._right.pack(side="left", fill="both", expand=True)
        self.form.place(relx=0.5, rely=0.46, anchor="center", width=paint.look.px(_WIDTH))
        self._build()
        self.bind("<Configure>", lambda event: self._arrange(event.width, event.height))
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw))
        paint.look.watch(self.draw)
        self.draw()

    def _build(self) -> None:
        form, paint, look_ = self.form, self.paint, self.paint.look
        self._over = tk.Label(form, text="Join", anchor="w", bd=0, padx=0)
        self._title = Label(form, text="A server", anchor="w", bd=0, padx=0)
        self._about = Label(form, anchor="w", justify="left", bd=0, padx=0)
        for label in (self._over, self._title, self._about):
            label.pack(fill="x")
        self.tabs = Tabs(form, paint, list(_WAYS), lambda words: self.take(_WAYS[words]))
        self.tabs.pack(fill="x", pady=(look_.px(14), look_.px(12)))
        self.name = Field(form, paint, "Your name")
        self.password = Field(form, paint, "Password", secret=True)
        self.new = Field(form, paint, "New password", secret=True)
        self._new_asked = False
        self.code = Field(form, paint, "Code, if you were given one")
        self.remember = Switch(form, paint, "Remember the password", True, lambda _on: None)
        self._where = tk.Frame(form, bd=0)
        self.host = Field(self._where, paint, "Address, join link or join code")
        self.port = Field(self._where, paint, "Port", text=str(PORT))
        self._where.columnconfigure(0, weight=1)
        self._where.columnconfigure(1, minsize=look_.px(108))
        self.host.grid(row=0, column=0, sticky="new")
        self.port.grid(row=0, column=1, sticky="new", padx=(look_.px(8), 0))
        self._row = tk.Frame(form, bd=0)
        self.join = Button(self._row, paint, "Join", self.go, loud=True, width=248, height=38)
        self.test = Button(self._row, paint, "Test connection", self.try_it, height=38)
        self.join.pack(side="left")
        self.test.pack(side="right")
        self._said = Label(form, anchor="w", justify="left", bd=0, padx=0)
        self._foot = tk.Label(form, anchor="w", justify="left", bd=0, padx=0)
        for field in (self.name, self.password, self.code, self.host, self.port):
            field.entry.bind("<Return>", lambda _event: self.go())
        self._lay()

    def _lay(self) -> None:
        """The fields that this way in needs."""
        gap = self.paint.look.px(12)
        for part in (
            self.name, self.password, self.new, self.code, self.remember, self._where, self._row,
            self._said, self._foot,
        ):  # fmt: skip
            part.pack_forget()
        wanted: list[tk.Widget] = [self.name]
        wanted += [self.password] * (self.way != "guest") + [self.code] * (self.way == "create")
        wanted += [self.new] * (self._new_asked and self.way == "log-in")
        wanted += [self.remember] * (self.way != "guest")
        wanted += [self._where, self._row, self._said] + [self._foot] * (not self._low)
        for field in wanted:
            field.pack(fill="x", pady=(0, gap))

    def begin(self, address: Address | None, name: str, why: str = "") -> None:
        """Begin with this place and name, where they are known."""
        address = address or Address()
        self._fill(address, address.host, name or self._tokens.last_name(address) or "")
        if why:
            self.say(why, wrong=True)
        self.name.entry.focus_set()

    def choose(self, one: Found | Visit) -> None:
        """A server of the list; where one was before, one goes in at once."""
        if isinstance(one, Found):
            name = self._tokens.last_name(one.address) or self.name.value
            self._pin = one.pin
            self._fill(one.address, one.name, name)
            self.name.entry.focus_set()
            return
        address = Address(one.host, one.port, one.tls, one.pin)
        self._pin = one.pin
        self._fill(address, one.server or one.host, one.name)
        if self._tokens.knows(address, one.name):
            self._network.begin(resume(one, address, self._home), self._entered)

    def other(self) -> None:
        """An address of one's own."""
        self._pin = ""
        self._fill(Address("", PORT), "Another server", self.name.value)
        self.host.text.set("")
        self.host.entry.focus_set()

    def take(self, way: Way) -> None:
        """Come in this way; what was typed stays."""
        self.way = way
        self._clear()
        self._lay()
        self.tabs.choose(next(words for words, one in _WAYS.items() if one == way))
        self.join.say(_DEEDS[way])
        self._foot.configure(text=_FOOT[way])
        if way == "log-in" and not self.password.value:
            address = Address(self.host.value, self._port())
            asked = self._passwords.find(address, self.name.value)
            self._network.begin(asked, self._found_password)

    def wanted(self) -> Wanted:
        """What was typed."""
        return Wanted(
            self.way,
            self.host.value,
            self._port(),
            self.name.value,
            "" if self.way == "guest" else self.password.text.get(),
            self.new.text.get() if self._new_asked else "",
            self.code.value,
        )

    def go(self) -> None:
        """Come in."""
        self._clear()
        wanted = self.wanted()
        if self._busy or not self._complete(wanted):
            return
        self._wait("Connecting…")
        self._network.begin(self._enter(wanted), self._came, self._failed)

    def try_it(self) -> None:
        """See whether a server answers."""
        self._clear()
        if self._busy or not self._placed():
            return
        self._wait("Looking…")

        def answered(words: str) -> None:
            self._rest()
            self.say(words)

        self._network.begin(look(self.wanted(), self._home), answered, self._failed)

    async def _enter(self, wanted: Wanted) -> Entered:
        try:
            entered = await enter(wanted, self._home)
        except ValueError as wrong:
            raise CannotConnect(f"That is no address: {wrong}.", _WRITTEN) from None
        if wanted.password and self.remember.on:
            address = entered.client.address
            password = wanted.new_password or wanted.password
            kept = await self._passwords.keep(address, wanted.name, password)
            entered.words = "\n".join(filter(None, (entered.words, kept)))
        return entered

    def _came(self, entered: Entered) -> None:
        self._rest()
        self._entered(entered)

    def _failed(self, wrong: Refused | CannotConnect | OSError) -> None:
        """Say what went wrong where it did; what was typed stays."""
        if not self.winfo_exists():
            return
        self._rest()
        words = sentence(wrong)
        reason = wrong.reason if isinstance(wrong, Refused) else ""
        if reason in _OF_NAME:
            more = " If it is yours, log in." if reason == Reason.NAME_TAKEN else ""
            self.name.wrong(words + more)
            self.name.entry.focus_set()
        elif reason == Reason.NEW_PASSWORD:
            self._new_asked = True
            self._lay()
            self.new.wrong(words)
            self.new.entry.focus_set()
        elif reason in _OF_PASSWORD:
            field = self.new if self._new_asked else self.password
            field.wrong(words)
            field.entry.focus_set()
        elif reason in _OF_CODE and self.way == "create":
            self.code.wrong(words)
        elif isinstance(wrong, CannotConnect):
            self.host.wrong(words)
        else:
            self.say(words, wrong=True)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A sentence below the buttons."""
        theme = self.paint.look.theme
        self._said.configure(text=words, fg=theme.accent if wrong else theme.secondary)

    def _complete(self, wanted: Wanted) -> bool:
        if not wanted.name:
            self.name.wrong("Type a name: it is how others see you.")
            self.name.entry.focus_set()
            return False
        if wanted.way != "guest" and not wanted.password:
            self.password.wrong("Type the password.")
            self.password.entry.focus_set()
            return False
        if wanted.way == "create" and len(wanted.password.encode()) < PASSWORD_MIN:
            self.password.wrong(f"A password has at least {PASSWORD_MIN} characters.")
            return False
        return self._placed()

    def _placed(self) -> bool:
        """Whether what was typed can be a place."""
        place, port = self.host.value, self.port.value
        if not place:
            self.host.wrong("Type the address of a server, or its join code.")
            self.host.entry.focus_set()
            return False
        if not whole(place) and not (port.isdecimal() and 0 < int(port) < 1 << 16):
            self.port.wrong("A number from 1 to 65535.")
            self.port.entry.focus_set()
            return False
        return True

    def _found_password(self, password: str) -> None:
        if password and self.winfo_exists() and not self.password.value:
            self.password.text.set(password)

    def _port(self) -> int:
        return int(self.port.value) if self.port.value.isdecimal() else PORT

    def _fill(self, address: Address, title: str, name: str) -> None:
        self._clear()
        self.host.text.set(address.host)
        self.port.text.set(str(address.port))
        if name:
            self.name.text.set(name)
        self._title.configure(text=title)
        parts = ["" if address.host == title else address.host, f"port {address.port}"]
        parts.append(f"encrypted, key {words_of(self._pin)}" if self._pin else "")
        self._about.configure(text=" · ".join(filter(None, parts)))

    def _clear(self) -> None:
        for field in (self.name, self.password, self.new, self.code, self.host, self.port):
            field.wrong("")
        self.say("")

    def _wait(self, words: str) -> None:
        self._busy = True
        self.join.enable(False)
        self.say(words)

    def _rest(self) -> None:
        self._busy = False
        if self.winfo_exists():
            self.join.enable(True)
            self.say("")

    def _arrange(self, width: int, height: int) -> None:
        """On a narrow window only the form is seen, on a low one only its fields."""
        look_ = self.paint.look
        if (low := height < look_.px(_LOW)) != self._low:
            self._low = low
            self.form.place_configure(rely=0.52 if low else 0.46)
            for label in (self._over, self._title, self._about):
                if low:
                    label.pack_forget()
                else:
                    label.pack(fill="x", before=self.tabs)
            self._lay()
        if width < look_.px(700):
            self.places.pack_forget()
        elif not self.places.winfo_ismapped():
            self.places.pack(side="left", fill="y", before=self._edge)

    def draw(self) -> None:
        """The colours of now."""
        look_ = self.paint.look
        theme = look_.theme
        for part in (
            self, self._right, self.form, self._where, self._row, self._over, self._title,
            self._about, self._said, self._foot,
        ):  # fmt: skip
            part.configure(bg=theme.background)
        self._edge.configure(bg=look_.line())
        wrap = look_.px(_WIDTH)
        self._over.configure(fg=theme.secondary, font=look_.font(13))
        self._title.configure(fg=theme.text, font=look_.font(26, "bold"))
        for label in (self._about, self._said, self._foot):
            label.configure(font=look_.font(13), wraplength=wrap)
        self._about.configure(fg=theme.faint)
        self._foot.configure(fg=theme.faint, text=_FOOT[self.way])
