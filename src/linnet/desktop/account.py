"""One's account at this server: claiming it, the password, the picture, the sessions."""

import asyncio
from pathlib import Path
from tkinter import filedialog
from typing import Any

from linnet.client import Client
from linnet.client.accounts import change_password, claim, set_face
from linnet.desktop.around import Around
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.field import Field
from linnet.desktop.signed_in import SignedIn
from linnet.protocol.people import PersonKind
from linnet.terminal.clean import one_line


class Account(Dialog):
    """What there is to do depends on whether one is a guest."""

    def __init__(self, around: Around, code: str = "") -> None:
        super().__init__(around.winfo_toplevel(), around.paint, "Your account", 460)
        self._around = around
        client = around.client
        me = client.me if client else None
        if me is None:
            self.words("There is no connection yet.")
            return
        guest = me.kind is PersonKind.GUEST
        kind = "a guest, by name alone" if guest else f"an account ({me.role})"
        self.words(f"{one_line(me.name)} · id {me.id} · {kind}")
        look = self.paint.look
        gap = look.px(10)
        self.old = Field(self.body, self.paint, "Password now", secret=True)
        self.new = Field(self.body, self.paint, "New password", secret=True)
        self.code = Field(self.body, self.paint, "Code, if you were given one", text=code)
        for field in [self.new, self.code] if guest else [self.old, self.new]:
            field.pack(fill="x", pady=(0, gap))
            field.entry.bind("<Return>", lambda _event: self._keep())
        (self.new if guest else self.old).entry.focus_set()
        row = self.buttons("Claim this name" if guest else "Change password", self._keep, "Close")
        Button(row.master, self.paint, "Picture…", self._picture).pack(side="left")
        if not guest:
            Button(
                self.body, self.paint, "Where you are logged in…", lambda: SignedIn(around)
            ).pack(anchor="w", pady=gap)
        self._guest = guest

    def _keep(self) -> None:
        self.wrong("")
        self.new.wrong("")
        self.old.wrong("")
        new, old, code = self.new.text.get(), self.old.text.get(), self.code.value

        async def kept(client: Client) -> str:
            token = client.token or ""
            if self._guest:
                client.become(await claim(client.address, token, new, code))
                return "This name is yours now. Log in with it on any computer."
            await change_password(client.address, token, old, new)
            return "Your password is changed; other computers are logged out."

        self._around.ask(kept, self._done, self.wrong)

    def _done(self, words: str) -> None:
        self.close()
        self._around.trouble(words)

    def _picture(self) -> None:
        kinds = [("Pictures", "*.png *.jpg *.jpeg *.gif *.webp"), ("All files", "*")]
        path = filedialog.askopenfilename(parent=self.top, filetypes=kinds)
        if not path:
            return
        me = self._around.conversation.seeing.me

        def done(_none: Any) -> None:
            self._around.faces.anew(me)
            self.close()

        async def kept(client: Client) -> None:
            picture = await asyncio.to_thread(Path(path).read_bytes)
            await set_face(client.address, client.token or "", picture)

        self._around.ask(kept, done, self.wrong)
