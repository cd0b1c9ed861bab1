"""All commands by group, and what a typed line means by them."""

from collections.abc import Collection
from difflib import get_close_matches
from textwrap import fill

from linnet.terminal.commands import (
    bots,
    files,
    invitations,
    messages,
    mine,
    moderation,
    policies,
    rooms,
    search,
    talk,
    you,
)
from linnet.terminal.commands.line import Line, Row, Text, Wrong
from linnet.terminal.commands.typed import Typed, Unclear

GROUPS: dict[str, tuple[Row, ...]] = {
    "talk": (*talk.MESSAGE, *messages.TALK, *talk.LOOKING, *search.ROWS),
    "marks": (*messages.MARKS, *mine.READ),
    "files": files.ROWS,
    "rooms": (*rooms.ROWS, *invitations.ROWS, *policies.ROOM),
    "order": (*moderation.ROWS, *policies.ORDER),
    "bots": bots.ROWS,
    "you": (*you.ROWS[:-1], *mine.ROWS, *you.ROWS[-1:]),
}
ROWS = {row.word: row for rows in GROUPS.values() for row in rows}
_WIDEST = 34
_LINE = 78
_MORE = (
    "//text is a message that begins with a slash.",
    "N is the number after a message; last is your last one, @name somebody's.",
    "/help WORD says more: about a command, /help edit, or a group, /help talk.",
)
_ALSO = {"/quit": "/exit", "/?": "/help"}


def parse(line: str, names: Collection[str] = ()) -> Line | None:
    """What this line means, None for an empty one; `names` are those of people known here."""
    line = line.strip("\r\n")
    word, _, rest = line.strip().partition(" ")
    if not word:
        return None
    if line.strip() == "quit":
        return you.Quit()
    if word.startswith("//"):
        return Text(line.lstrip()[1:])
    if not word.startswith("/"):
        return Text(line)
    word = word.lower()
    row = ROWS.get(_ALSO.get(word, word))
    return _read(row, Typed(rest, names)) if row else _unknown(word)


def _read(row: Row, typed: Typed) -> Line:
    try:
        return row.read(typed)
    except Unclear as unclear:
        why = f"{unclear}; " if str(unclear) else ""
        return Wrong(f"{why}type it like this: {row.usage}")


def _unknown(word: str) -> Line:
    near = get_close_matches(word, ROWS, 2)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    return Wrong(f"{word} is no command; {hint}/help lists them")


def help_about(about: str) -> str:
    """All commands in short, or more about one, a group, or all."""
    if about in GROUPS:
        return _group(about)
    word = f"/{about.removeprefix('/')}"
    if row := ROWS.get(_ALSO.get(word, word)):
        return _listed([row])
    if about == "all":
        return "\n".join(f"{name}:\n{_group(name)}" for name in GROUPS)
    return _short() if not about else f"There is no help about {about}; /help lists what there is."


def _short() -> str:
    width = max(map(len, GROUPS)) + 2
    lines = [
        fill(
            "  ".join(row.word for row in rows),
            _LINE,
            initial_indent=f"{name:{width}}",
            subsequent_indent=" " * width,
        )
        for name, rows in GROUPS.items()
    ]
    return "\n".join([*lines, *_MORE])


def _group(name: str) -> str:
    rows = _listed(GROUPS[name])
    return f"{rows}\n{moderation.NOTE}" if name == "order" else rows


def _listed(rows: Collection[Row]) -> str:
    forms = [form for row in rows for form in row.forms.items()]
    width = min(max(len(form) for form, _ in forms) + 2, _WIDEST)
    return "\n".join(
        f"{form:{width}}{says}" if len(form) < width else f"{form}\n{'':{width}}{says}"
        for form, says in forms
    )
