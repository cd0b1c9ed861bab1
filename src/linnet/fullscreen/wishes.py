"""What can be chosen in each window: commands, emoji, files, deeds on a message, people."""

import os
from pathlib import Path

from rich.text import Text

from linnet.fullscreen.choosing import Find, Option, fitting
from linnet.fullscreen.look import Look
from linnet.markup import emojis, parse
from linnet.markup.tokens import Block, Listing, Paragraph, Quote
from linnet.protocol.entries import Entry, Said
from linnet.protocol.people import Present, Role
from linnet.terminal.clean import one_line
from linnet.terminal.commands.table import ROWS
from linnet.terminal.happenings import gist
from linnet.terminal.words import moment

_USUAL = "+1 heart joy tada open_mouth cry pray eyes rocket white_check_mark thinking fire"
_EMOJI = 60
"""Emoji listed at most; more letters find the others."""
_FILES = 200
KEYS = (
    ("!find", "Find messages", "Ctrl+F"),
    ("!go", "Go to a room or a person", "Ctrl+K"),
    ("!emoji", "Emoji", "Ctrl+E"),
    ("!upload", "Send a file", "Ctrl+U"),
    ("!choose", "Choose a message", "Shift+Up"),
    ("!rooms", "Show or fold rooms", "F2"),
    ("!people", "Show or fold people", "F3"),
    ("!pictures", "Show pictures, or only their names", "F4"),
    ("!help", "All keys", "F1"),
)
"""Deeds of the screen itself, in the list of commands."""


def commands() -> Find:
    """Every command in each of its forms, and what the keys do."""
    typed = [
        Option(form, begun(form), says) for row in ROWS.values() for form, says in row.forms.items()
    ]
    return fitting([Option(title, key, note) for key, title, note in KEYS] + typed)


def begun(form: str) -> str:
    """What of a form is typed as it stands; ends with a space where something must follow."""
    words: list[str] = []
    for word in form.split():
        if word != word.lower() or word.startswith('"') or "|" in word:
            return f"{' '.join(words)} "
        words.append(word)
    return " ".join(words)


def emoji(typed: str) -> list[Option]:
    """By name; without one, those that are used most."""
    wanted = typed.strip().strip(":").casefold().replace(" ", "_")
    if not wanted:
        usual = [(name, emojis.emoji(name)) for name in _USUAL.split()]
        return [Option(f"{sign} :{name}:", sign) for name, sign in usual if sign]
    names = [name for name in emojis.names() if wanted in name]
    names.sort(key=lambda name: (not name.startswith(wanted), len(name)))
    found = {emojis.emoji(name): name for name in reversed(names[: 2 * _EMOJI])}
    return [Option(f"{sign} :{name}:", sign) for sign, name in reversed(found.items())][:_EMOJI]


def files(typed: str) -> list[Option]:
    """Of the folder that is being typed; a folder leads on to what is in it."""
    folder, _, begin = typed.rpartition("/")
    place = Path(f"{folder}/" if folder or typed.startswith("/") else ".").expanduser()
    try:
        with os.scandir(place) as found:
            there = sorted(found, key=lambda one: (not one.is_dir(), one.name.casefold()))
    except OSError:
        return []
    before = f"{folder}/" if "/" in typed else ""
    return [
        Option(f"{one_line(one.name)}/", "", "", f"{before}{one.name}/")
        if one.is_dir()
        else Option(one_line(one.name), f"{before}{one.name}")
        for one in there
        if one.name.casefold().startswith(begin.casefold())
        and (begin.startswith(".") or not one.name.startswith("."))
    ][:_FILES]


def deeds(entry: Entry, me: str) -> list[Option]:
    """What can be done with a message, with the key for each."""
    said = entry.body
    assert isinstance(said, Said), "deeds are for messages"
    if isinstance(said.deleted, str):
        return [Option("Who wrote it", "card", "i"), Option("Earlier texts", "editions", "v")]
    mine = entry.by == me
    words = [
        ("Answer", "reply", "r", True),
        ("React", "react", "x", True),
        ("Change", "edit", "e", mine),
        ("Delete", "delete", "d", True),
        ("Unpin" if said.pinned else "Pin", "unpin" if said.pinned else "pin", "p", True),
        ("Copy the text", "copy", "c", bool(said.text)),
        ("Open a link", "open", "o", bool(links(said.text))),
        ("Save the files", "save", "s", bool(said.files)),
        ("Show what is hidden", "show", "h", "||" in said.text),
        ("The thread of answers", "thread", "t", True),
        ("Who reacted", "reactions", "a", bool(said.reactions)),
        ("Who has read it", "readers", "w", True),
        ("Earlier texts", "editions", "v", isinstance(said.edited, int)),
        ("Who wrote it", "card", "i", True),
        ("Report it to the moderators", "report", "!", not mine),
    ]
    return [Option(title, key, note) for title, key, note, so in words if so]


def links(text: str) -> list[str]:
    """The addresses of web pages in a message, each once."""
    found = [href for block in parse(text) for href in _hrefs(block)]
    return [href for href in dict.fromkeys(found) if href.startswith(("http://", "https://"))]


def listed(entry: Entry) -> Option:
    """A message as one line to choose."""
    words = f"{moment(entry.at):%H:%M} {one_line(entry.name)}: {gist(entry)}"
    return Option(words, str(entry.seq))


def about(person: Present, look: Look) -> Text:
    """Somebody in a few words: name, what they are, whether they are there."""
    kind = person.kind.value
    role = f", {person.role.value} here" if person.role is not Role.MEMBER else ""
    open_ear = ", not encrypted" if person.unencrypted else ""
    dot = ("● ", look.online) if person.online else ("○ ", look.faint)
    there = "online" if person.online else "offline"
    return Text.assemble(
        (one_line(person.name), look.name(person.id)),
        "\n",
        dot,
        (f"{there}{open_ear}\n", look.secondary),
        (f"{kind}{role}, id {person.id}", look.secondary),
    )


def towards(name: str, *, blocked: bool, me: bool) -> list[Option]:
    """What can be done about a person."""
    if me:
        return [Option("This is you", "", "/claim makes a guest an account")]
    return [
        Option("Write to them", "write"),
        Option("Call them here", "call", f"@{one_line(name)}"),
        Option("Show what they say again" if blocked else "Block", "block"),
    ]


def _hrefs(block: Block) -> list[str]:
    match block:
        case Paragraph(inlines):
            return [href for one in inlines if (href := getattr(one, "href", ""))]
        case Quote(blocks):
            return [href for one in blocks for href in _hrefs(one)]
        case Listing(items):
            return [href for item in items for one in item for href in _hrefs(one)]
        case _:
            return []
