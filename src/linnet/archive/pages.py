"""Rooms as pages that open in any browser, without a server and without a script."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from msgspec import UNSET, Struct
from sqlalchemy import Connection, func, select

from linnet.archive import html
from linnet.archive.logs import Line
from linnet.archive.words import moment, what_happened
from linnet.markup import excerpt
from linnet.protocol.codec import decode_body
from linnet.protocol.entries import Body, Said
from linnet.protocol.files import File
from linnet.protocol.ids import RoomId, is_notes
from linnet.store.tables import entry, file, member, person, room

STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
GROUPED = 5 * 60 * 1000
"""Milliseconds within which an author is not named again."""
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_QUOTED = 90
_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
<header><div><h1>{title}</h1><p>{below}</p></div></header>
<main>
"""


class Shown(Struct, frozen=True):
    """A room as a page names it."""

    id: str
    title: str
    topic: str
    entries: int


def rooms(conn: Connection) -> list[Shown]:
    """All rooms, the lobby first, then by name."""
    lengths = select(entry.c.room, func.max(entry.c.seq)).group_by(entry.c.room)
    heads = {row[0]: row[1] for row in conn.execute(lengths)}
    found = conn.execute(select(room).order_by(room.c.id != "lobby", room.c.kind, room.c.name))
    return [
        Shown(row.id, _title(conn, row.id, row.kind, row.name), row.topic, heads.get(row.id, 0))
        for row in found
    ]


def _title(conn: Connection, id: str, kind: str, name: str) -> str:
    if kind != "direct":
        return f"#{name}"
    both = select(person.c.name).join(member, member.c.person == person.c.id)
    names = conn.execute(both.where(member.c.room == id).order_by(person.c.name)).scalars()
    found = list(names)
    return f"Notes of {found[0]}" if is_notes(RoomId(id)) and found else " and ".join(found)


def write_index(conn: Connection, path: Path) -> None:
    """The page that leads to all others."""
    with path.open("w", encoding="utf-8") as page:
        page.write(_HEAD.format(title="Rooms", below="An export from Linnet", style=STYLE))
        page.write('<ul class="rooms">\n')
        for shown in rooms(conn):
            link = f'<a href="rooms/{quote(shown.id)}.html">{escape(shown.title)}</a>'
            count = f'<span class="small">{shown.entries} entries</span>'
            page.write(f"<li>{link} {count}<br>{escape(shown.topic)}</li>\n")
        page.write("</ul>\n</main>\n")


class RoomPage:
    """Writes one room's page, entry by entry."""

    def __init__(self, conn: Connection, shown: Shown) -> None:
        self._conn = conn
        self._shown = shown
        self._names = {row.id: row.name for row in conn.execute(select(person))}
        contents = select(file.c.id, file.c.sha256)
        self._contents = {id: sha.hex() for id, sha in conn.execute(contents)}
        self._day = ""
        self._last: tuple[str, int] = ("", 0)

    def head(self) -> str:
        """What comes before the first entry."""
        below = escape(self._shown.topic) or f"{self._shown.entries} entries"
        way = '<a href="../index.html">All rooms</a>'
        title = escape(self._shown.title)
        return _HEAD.format(title=title, below=f"{below} · {way} · times in UTC", style=STYLE)

    def line(self, line: Line) -> str:
        """One entry, with the day before it where a day begins."""
        body = decode_body(bytes(line.body))
        shown = self._said(line, body) if isinstance(body, Said) else self._notice(line, body)
        return f"{self._new_day(line)}{shown}" if shown else ""

    def foot(self) -> str:
        """What comes after the last entry."""
        nothing = "" if self._shown.entries else '<p class="gone">Nothing was said here.</p>'
        return f"{nothing}</main>\n"

    def _new_day(self, line: Line) -> str:
        day = _day(line.at)
        if day == self._day:
            return ""
        self._day = day
        return f'<h2 class="day">{day}</h2>\n'

    def _notice(self, line: Line, body: Body) -> str:
        words = what_happened(body)
        if not words:
            return ""
        self._last = ("", 0)
        return (
            f'<p class="notice" id="{line.seq}">{escape(line.name)} {escape(words)} '
            f"{_time(line.at)}</p>\n"
        )

    def _said(self, line: Line, said: Said) -> str:
        by, at = self._last
        grouped = by == line.by and 0 <= line.at - at < GROUPED and said.reply_to is UNSET
        grouped = grouped and self._day == _day(line.at)
        self._last = (line.by, line.at)
        if grouped:
            return f'<article id="{line.seq}">{_time(line.at)}{self._content(said)}</article>\n'
        face = f'<span class="face" aria-hidden="true">{escape(line.name[:1].upper())}</span>'
        who = f'<span class="who">{escape(line.name)}</span>{_time(line.at)}'
        return (
            f'<article class="first" id="{line.seq}" style="--hue:{_hue(line.by)}">{face}'
            f"{self._reply(said)}{who}{self._content(said)}</article>\n"
        )

    def _content(self, said: Said) -> str:
        if said.deleted is not UNSET:
            by = escape(self._names.get(said.deleted, said.deleted))
            return f'<p class="gone">This message was deleted by {by}.</p>'
        text = html.text(said.text, self._names) if said.text else ""
        if said.edited is not UNSET:
            text = _after(text, ' <span class="small">(edited)</span>')
        files = "".join(self._file(one) for one in said.files)
        return f"{text}{files}{''.join(self._reactions(said))}"

    def _reply(self, said: Said) -> str:
        if said.reply_to is UNSET:
            return ""
        place = (entry.c.room == self._shown.id, entry.c.seq == said.reply_to)
        found = self._conn.execute(select(entry.c.name, entry.c.body).where(*place)).first()
        quoted = decode_body(found.body) if found else None
        if found is None or not isinstance(quoted, Said) or quoted.deleted is not UNSET:
            return '<span class="reply gone">a deleted message</span>'
        words = f"{found.name}: {excerpt(quoted.text, _QUOTED)}"
        return f'<a class="reply" href="#{said.reply_to}">{escape(words)}</a>'

    def _file(self, one: File) -> str:
        content = self._contents.get(one.id)
        name = escape(one.name)
        if content is None:
            return f'<span class="file gone">{name} is gone</span>'
        href = f"../files/{content}"
        if one.kind in _PICTURES and one.width:
            size = f'width="{one.width}" height="{one.height}"'
            return f'<img class="picture" loading="lazy" src="{href}" alt="{name}" {size}>'
        size = f'<span class="small">{_size(one.size)}</span>'
        return f'<a class="file" href="{href}" download="{name}">{name} {size}</a>'

    def _reactions(self, said: Said) -> Iterator[str]:
        if said.reactions:
            yield '<ul class="reactions">'
            for emoji, people in said.reactions.items():
                names = escape(", ".join(self._names.get(id, id) for id in people))
                yield f'<li title="{names}">{escape(emoji)} {len(people)}</li>'
            yield "</ul>"


def _after(text: str, mark: str) -> str:
    """The mark at the end of the last line of a text."""
    end = "</p>"
    return f"{text.removesuffix(end)}{mark}{end}" if text.endswith(end) else text + mark


def _time(at: int) -> str:
    when = moment(at)
    return f'<time datetime="{when:%Y-%m-%dT%H:%M:%SZ}">{when:%H:%M}</time>'


def _day(at: int) -> str:
    when = moment(at)
    return f"{when:%A} {when.day} {when:%B %Y}"


def _hue(person: str) -> int:
    return (int(person) if person.isdecimal() else 0) * 7 % 12 * 30


def _size(size: int) -> str:
    amount = float(size)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
