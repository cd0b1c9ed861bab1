"""Who somebody is: their picture, name, id and role, and what one can do."""

import tkinter as tk

from linnet.desktop import asking
from linnet.desktop.around import Around
from linnet.desktop.drawing.painter import shown
from linnet.desktop.drawing.sketches import Disc
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.label import Label
from linnet.protocol.people import PersonKind, Present
from linnet.terminal.clean import one_line
from linnet.theme import name_colour

_KINDS = {
    PersonKind.ACCOUNT: "has an account",
    PersonKind.GUEST: "guest, by name alone",
    PersonKind.BOT: "a bot",
}


class Card(Dialog):
    """Opened by a press on a name."""

    def __init__(self, around: Around, person: str) -> None:
        super().__init__(around.winfo_toplevel(), around.paint, "", 420)
        look = around.paint.look
        theme = look.theme
        known = self._known(around, person)
        name = one_line(known.name if known else around.conversation.seeing.name(person))
        row = tk.Frame(self.body, bg=theme.background, bd=0)
        row.pack(fill="x")
        standing = "online" if known and known.online else "offline"
        picture = around.paint(Disc(person, name, 64, standing, theme.background))
        face = tk.Label(row, image=picture, bg=theme.background, bd=0)
        shown(face, picture)
        face.pack(side="left", padx=(0, look.px(14)))
        words = tk.Frame(row, bg=theme.background, bd=0)
        words.pack(side="left", fill="x", expand=True)
        for text, font, ink in (
            (name, look.font(18, "bold"), name_colour(theme, person)),
            (self._about(known), look.font(13), theme.secondary),
            (f"id {person}", look.font(12, code=True), theme.faint),
        ):
            Label(words, text=text, font=font, fg=ink, bg=theme.background, anchor="w").pack(
                fill="x"
            )
        self._deeds(around, person)
        around.faces.meet(person)

    def _deeds(self, around: Around, person: str) -> None:
        look = around.paint.look
        grid = tk.Frame(self.body, bg=look.theme.background, bd=0)
        grid.pack(fill="x", pady=(look.px(18), 0))
        grid.columnconfigure((0, 1), weight=1, uniform="half")
        for n, (_icon, words, deed) in enumerate(asking.with_person(around, person)):

            def press(deed: object = deed) -> None:
                self.close()
                if callable(deed):
                    deed()

            button = Button(grid, around.paint, words, press, loud=n == 0, width=160, height=34)
            button.grid(row=n // 2, column=n % 2, padx=look.px(3), pady=look.px(3))

    @staticmethod
    def _known(around: Around, person: str) -> Present | None:
        for known in list(around.people.people.values()):
            if known.id == person:
                return known
        people = list(around.client.people.values()) if around.client else []
        return next((one for one in people if one.id == person), None)

    @staticmethod
    def _about(known: Present | None) -> str:
        if known is None:
            return "not here now"
        role = "" if known.role == "member" else f"{known.role} · "
        return f"{role}{_KINDS[known.kind]}"
