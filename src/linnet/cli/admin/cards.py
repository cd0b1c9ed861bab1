"""Login cards: eight on a page of A4 to print and cut, or as text; nothing is sent anywhere."""

import os
from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from linnet.protocol.administration import Card

_STYLE = Path(__file__).with_name("cards.css")


class Place(Struct, frozen=True, kw_only=True):
    """Where people come in: the server's name, what they type, and a link for a camera.

    `key` are the words of its key, where it has one of its own; `days` is for how long a
    one-time password is good.
    """

    name: str
    link: str
    page: str
    command: str
    key: str
    days: int


def as_text(cards: Sequence[Card], place: Place) -> str:
    """The cards one below the other, without a line that is more than a terminal wide."""
    return "\n".join(_text(card, place) for card in cards)


def as_page(cards: Sequence[Card], place: Place) -> str:
    """One HTML page that needs nothing from elsewhere."""
    # Loaded for who prints cards: all other commands need not wait for it.
    import segno  # noqa: PLC0415

    drawn = BytesIO()
    code = segno.make(place.link, error="m")
    code.save(drawn, kind="svg", xmldecl=False, svgns=True, nl=False, border=0, svgclass=None)
    width = code.symbol_size(border=0)[0]
    square = drawn.getvalue().decode().replace("<svg ", f'<svg viewBox="0 0 {width} {width}" ', 1)
    shown = "\n".join(_html(card, place) for card in cards)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>Login cards for {escape(place.name)}</title>\n<style>\n{_STYLE.read_text()}"
        f"</style></head>\n<body><div hidden>{_symbol(square)}</div>\n"
        f"<main>\n{shown}\n</main></body></html>\n"
    )


def write(cards: Sequence[Card], place: Place, target: Path) -> None:
    """Into a new file that only its owner may read; text where its name ends so.

    Raises OSError, FileExistsError among them.
    """
    text = (as_text if target.suffix == ".txt" else as_page)(cards, place)
    opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(opened, "w", encoding="utf-8") as file:
        file.write(text)


def _text(card: Card, place: Place) -> str:
    lines = [
        f"{place.name}",
        f"  name      {card.name}",
        f"  id        {card.id}",
        f"  password  {card.one_time or 'your own'}",
        f"  browser   {place.page}",
        f"  terminal  {_command(card, place)}",
    ]
    if place.key:
        lines.append(f"  its key   {place.key}")
    if card.one_time:
        lines.append(f"  {_once(place)}")
    return "\n".join(lines) + "\n"


def _html(card: Card, place: Place) -> str:
    rows = [("browser", place.page), ("terminal", _command(card, place)), ("its key", place.key)]
    where = "".join(f"<dt>{head}</dt><dd>{escape(said)}</dd>" for head, said in rows if said)
    return (
        "<section><header><div>"
        f'<p class="server">{escape(place.name)}</p><h2>{escape(card.name)}</h2>'
        f'<p class="id">id {escape(card.id)}</p></div>'
        f'<svg class="code" role="img" aria-label="{escape(place.link)}"><use href="#code"/></svg>'
        "</header>"
        f'<p class="password">password <b>{escape(card.one_time or "your own")}</b></p>'
        f'<p class="once">{_once(place) if card.one_time else ""}</p><dl>{where}</dl></section>'
    )


def _once(place: Place) -> str:
    return f"Good once, within {place.days} days; then choose your own."


def _command(card: Card, place: Place) -> str:
    name = card.name if card.name.isascii() and card.name.isalnum() else f'"{card.name}"'
    return f"{place.command} --name {name}"


def _symbol(square: str) -> str:
    """The picture once, for all cards to show."""
    inside = square.partition(">")[2].rpartition("</svg>")[0]
    box = square.partition('viewBox="')[2].partition('"')[0]
    return f'<svg><symbol id="code" viewBox="{box}">{inside}</symbol></svg>'
