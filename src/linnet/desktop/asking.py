"""Small dialogs: what is asked before something is done to a message, a person or a room."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from PIL import ImageTk

from linnet.client import Client
from linnet.desktop.around import Around
from linnet.desktop.conversation.stickers import fetched
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.popup import Choice
from linnet.protocol.entries import Entry
from linnet.protocol.files import File
from linnet.protocol.frames import RoomView
from linnet.protocol.messages import Edition
from linnet.protocol.people import NOTES, Role
from linnet.terminal.clean import clean, one_line
from linnet.terminal.happenings import gist
from linnet.terminal.words import moment

_MUTED = 600
_HOUR, _DAY = 3600, 86_400


def line(
    around: Around,
    title: str,
    label: str,
    words: str,
    do: Callable[[Client, str], Any],
    *,
    text: str = "",
    say: str = "",
    done: Callable[[Any], object] | None = None,
) -> Dialog:
    """Ask for a line; a refusal stands below it, and what was typed stays."""
    dialog = Dialog(around.winfo_toplevel(), around.paint, title)
    if say:
        dialog.words(say)
    field = Field(dialog.body, around.paint, label, text=text)
    field.pack(fill="x")

    def ended(result: Any) -> None:
        dialog.close()
        if done:
            done(result)

    def go() -> None:
        field.wrong("")
        value = field.value
        around.ask(lambda c: do(c, value), ended, field.wrong)

    field.entry.bind("<Return>", lambda _event: go())
    dialog.buttons(words, go)
    field.entry.focus_set()
    return dialog


def sure(around: Around, title: str, say: str, words: str, do: Callable[[Client], Any]) -> Dialog:
    """Ask whether something is really meant."""
    dialog = Dialog(around.winfo_toplevel(), around.paint, title)
    dialog.words(say)
    main: Button = dialog.buttons(
        words, lambda: around.ask(do, lambda _done: dialog.close(), dialog.wrong)
    )
    main.focus_set()
    return dialog


def delete(around: Around, entry: Entry) -> None:
    """Take a message away."""
    say = f"“{gist(entry)}”\nEverybody sees that a message was deleted here; its text is gone."
    sure(around, "Delete this message?", say, "Delete", lambda c: c.delete(entry.room, entry.seq))


def report(around: Around, entry: Entry) -> None:
    """Show a message to the moderators."""
    line(
        around,
        "Report this message",
        "What is wrong with it? (may be empty)",
        "Report",
        lambda c, why: c.report(entry.room, entry.seq, why),
        say=f"{one_line(entry.name)}: {gist(entry)}\nOnly moderators see your report.",
        done=lambda _done: around.trouble("Thank you. The moderators have it now."),
    )


def editions(around: Around, entry: Entry) -> None:
    """The texts a message had before."""
    dialog = Dialog(around.winfo_toplevel(), around.paint, "Earlier texts")
    waiting = dialog.words("Looking…")

    def came(found: Sequence[Edition]) -> None:
        waiting.destroy()
        for edition in found:
            dialog.words(f"{moment(edition.at):%H:%M}  {clean(edition.text)}")
        if not found:
            dialog.words("None are kept of this message.")

    around.ask(lambda c: c.editions(entry.room, entry.seq), came, dialog.wrong)


def leave(around: Around, view: RoomView) -> None:
    """Stop being a member."""
    say = "You can come back if it is open, or when somebody brings you in."
    sure(around, f"Leave #{one_line(view.name)}?", say, "Leave", lambda c: c.leave(view.id))


def invite(around: Around, view: RoomView) -> None:
    """Make somebody a member."""
    line(
        around,
        f"Bring somebody into #{one_line(view.name)}",
        "Their name or id",
        "Bring in",
        lambda c, who: c.invite(view.id, who),
    )


def topic(around: Around, view: RoomView) -> None:
    """Say what a room is about."""
    line(
        around,
        f"Topic of #{one_line(view.name)}",
        "What it is about",
        "Keep",
        lambda c, text: c.set_topic(view.id, text),
        text=view.topic,
    )


def new_room(around: Around) -> None:
    """Join an open room, or make a new one."""
    dialog = Dialog(around.winfo_toplevel(), around.paint, "Join or make a room")
    field = Field(dialog.body, around.paint, "Its name", ghost="letters, digits, - and _")
    field.pack(fill="x")
    look = around.paint.look
    key = Field(dialog.body, around.paint, "Its key", ghost="only for rooms that have one")
    key.pack(fill="x", pady=(look.px(10), 0))

    def ended(view: RoomView) -> None:
        dialog.close()
        around.enter(view)

    def go(kind: Literal["join", "open", "private"]) -> None:
        field.wrong("")
        name = field.value
        if kind == "join":
            word = key.value
            around.ask(lambda c: c.join(name, word), ended, field.wrong)
        else:
            around.ask(lambda c: c.create_room(name, kind=kind), ended, field.wrong)

    row = dialog.words(
        "Open rooms are for everybody; into private ones one is brought.", faint=True
    )
    row.pack_configure(pady=(look.px(10), 0))
    dialog.buttons("Join", lambda: go("join"), other="")
    bar = dialog.body.master.winfo_children()[-1]
    Button(bar, around.paint, "Make it open", lambda: go("open")).pack(side="left")
    private = Button(bar, around.paint, "Make it private", lambda: go("private"))
    private.pack(side="left", padx=look.px(8))
    for one in (field, key):
        one.entry.bind("<Return>", lambda _event: go("join"))
    field.entry.focus_set()


def with_person(around: Around, person: str) -> list[Choice]:
    """What one can do with somebody, as one's role allows."""
    client, view = around.client, around.view
    if client is None or view is None:
        return []
    me = client.me.id if client.me else ""
    known = around.people.people.get(person) or client.people.get(person)  # type: ignore[call-overload]
    name = one_line(known.name) if known else person
    write = ("chat-dots", "Message", lambda: around.ask(lambda c: c.direct(person), around.enter))
    if person == me:
        return [("gear", "Account…", around.ways.account), (write[0], NOTES, write[2])]
    blocked = person in client.blocked
    block: Callable[[Client], Any] = (
        (lambda c: c.unblock(person)) if blocked else (lambda c: c.block(person))
    )
    choices: list[Choice] = [
        write,
        ("terminal", f"/msg {person}", lambda: around.composer.fill(f"/msg {person} ")),
        ("at", "Mention", lambda: around.composer.put(f"@{_word(name)} ")),
        ("slash-circle", "Unblock" if blocked else "Block", lambda: around.ask(block)),
    ]
    if view.role in (Role.OWNER, Role.MODERATOR) and view.kind != "direct":
        choices += _order(around, view, person, name)
    return choices


def _order(around: Around, view: RoomView, person: str, name: str) -> list[Choice]:
    """What moderators can do."""

    def ask(title: str, words: str, do: Callable[[Client, str], Any]) -> Callable[[], object]:
        return lambda: line(around, title, "Why? (may be empty)", words, do)

    choices: list[Choice] = [
        (
            "mic-mute",
            "Mute for 10 minutes…",
            ask(f"Mute {name}?", "Mute", lambda c, why: c.mute(view.id, person, _MUTED, why)),
        ),
        (
            "box-arrow-right",
            "Kick…",
            ask(f"Put {name} out?", "Kick", lambda c, why: c.kick(view.id, person, why)),
        ),
        (
            "hammer",
            "Ban for a day…",
            ask(f"Ban {name}?", "Ban", lambda c, why: c.ban(view.id, person, why, span=_DAY)),
        ),
        (
            "eraser",
            "Remove their last hour…",
            ask(
                f"Remove what {name} said in the last hour?",
                "Remove",
                lambda c, why: c.purge(view.id, person, why, span=_HOUR),
            ),
        ),
    ]
    if view.role is Role.OWNER:
        for role in (Role.MODERATOR, Role.MEMBER):
            choices.append(_role(around, view, person, role))
    return choices


def _role(around: Around, view: RoomView, person: str, role: Role) -> Choice:
    do: Callable[[Client], Any] = lambda c: c.set_role(view.id, person, role)  # noqa: E731
    return ("shield", f"Make {role}", lambda: around.ask(do))


def enlarge(around: Around, file: File, save: Callable[[File], object]) -> None:
    """A picture as large as the window allows."""
    top, look = around.winfo_toplevel(), around.paint.look
    room = (top.winfo_width() - look.px(120), top.winfo_height() - look.px(200))
    fit = min(room[0] / file.width, room[1] / file.height, max(1.0, look.scale))
    size = (max(1, round(file.width * fit)), max(1, round(file.height * fit)))
    title = one_line(file.name)
    dialog = Dialog(top, around.paint, title, width=round(size[0] / look.scale) + 48)
    label = dialog.words("Fetching it…")
    dialog.buttons("Save…", lambda: save(file), other="Close")

    def came(image: Any) -> None:
        if not label.winfo_exists():
            return
        if image is None:
            label.configure(text="This picture cannot be shown; save it to look at it.")
            return
        picture = ImageTk.PhotoImage(image, master=look.root)
        label.configure(image=picture, text="")
        label.picture = picture  # type: ignore[attr-defined]

    around.ask(lambda c: fetched(c, file, size, whole=True), came, dialog.wrong)


def _word(name: str) -> str:
    return f'"{name}"' if " " in name else name
