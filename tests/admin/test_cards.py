"""Login cards: nothing in a name gets out of its place, and no card is lost."""

import re
from pathlib import Path

import pytest

from linnet.cli.admin.cards import Place, as_page, as_text, write
from linnet.cli.admin.handing import hand_out
from linnet.protocol.administration import Card
from linnet.protocol.ids import PersonId

PLACE = Place(
    name="Room <12>",
    link=f"https://192.0.2.7:8888/#{'K' * 43}",
    page="https://192.0.2.7:8888",
    command="linnet chat --host 192.0.2.7",
    key="otter brick lemon",
    days=90,
)
CARDS = [
    Card(id=PersonId("123456"), name="Ann", one_time="7HQ2-M4XK-0B9T"),
    Card(id=PersonId("123457"), name="O'Neil & <i>Co", one_time=""),
]


def test_a_page_has_every_card_and_nothing_from_elsewhere() -> None:
    page = as_page(CARDS, PLACE)
    assert page.count("<section>") == 2
    assert "<i>" not in page
    assert "<12>" not in page
    assert "O&#x27;Neil &amp; &lt;i&gt;Co" in page
    assert "your own" in page
    assert re.findall(r"(?:src|href|url\()=?[\"'(]?(?!#)(?:https?:)?//", page) == []
    assert "K" * 43 in page  # for a camera; nobody types it


def test_the_text_says_what_to_type() -> None:
    ann, _, oneil = as_text(CARDS, PLACE).partition("\n\n")
    assert "terminal  linnet chat --host 192.0.2.7 --name Ann\n" in f"{ann}\n"
    assert '--name "O\'Neil & <i>Co"' in oneil


def test_cards_are_never_written_over_others(tmp_path: Path) -> None:
    target = tmp_path / "cards.html"
    write(CARDS, PLACE, target)
    with pytest.raises(FileExistsError):
        write(CARDS[:1], PLACE, target)
    assert target.read_text().count("<section>") == 2


def test_cards_that_cannot_be_written_are_shown_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_out(CARDS, PLACE, tmp_path / "gone" / "cards.html", as_json=False)
    shown = capsys.readouterr()
    assert "7HQ2-M4XK-0B9T" in shown.out
    assert "cannot be written" in shown.err
