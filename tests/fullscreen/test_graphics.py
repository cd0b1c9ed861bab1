"""Pictures in their own points: what a terminal is told, and when."""

import base64
import io
import re

import pytest
from PIL import Image

from linnet.client import Address, Client
from linnet.fullscreen.graphics import Graphics, Seen, Way, known
from linnet.fullscreen.sixel import sixels

WORDS = re.compile(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|([$-])")
HERE = Seen("cat", 32, 5)


def drawn(told: str) -> tuple[tuple[int, int], dict[tuple[int, int], tuple[int, ...]]]:
    """What a terminal makes of sixels: their size, and the colour of each point."""
    head = re.match(r'\x1bPq"1;1;(\d+);(\d+)', told)
    assert head
    assert told.endswith("\x1b\\")
    colours: dict[str, tuple[int, ...]] = {}
    points = {}
    x = top = 0
    colour = ""
    body = told[head.end() : -2]
    for word in WORDS.finditer(body):
        if word[1]:
            colours[word[1]] = tuple(map(int, word.group(2, 3, 4)))
        elif word[5]:
            colour = word[5]
        elif word[9]:
            x, top = 0, top + 6 * (word[9] == "-")
        else:
            bits, times = ord(word[7] or word[8]) - 63, int(word[6] or 1)
            lines = [top + n for n in range(6) if bits >> n & 1]
            points |= {(at, y): colours[colour] for at in range(x, x + times) for y in lines}
            x += times
    return (int(head[1]), int(head[2])), points


def test_sixels_draw_every_point_of_a_picture_in_its_colour():
    picture = Image.new("RGB", (23, 15), (255, 0, 0))
    for n in range(15):
        picture.putpixel((n, n), (0, 0, 255))
    size, points = drawn(sixels(picture, 16))
    assert size == (23, 15)
    assert len(points) == 23 * 15
    assert {place for place, colour in points.items() if colour == (0, 0, 100)} == {
        (n, n) for n in range(15)
    }


def test_sixels_are_drawn_again_only_where_signs_were_written_over_them():
    shown = Graphics(Way.SIXEL, (8, 16))
    shown.keep("cat", "SIXELS")
    assert shown.frame([HERE], repainted=False) == "\x1b7\x1b[6;33HSIXELS\x1b8"
    assert shown.frame([HERE], repainted=False) == ""
    assert "SIXELS" in shown.frame([HERE], repainted=True)
    assert shown.frame([Seen("dog", 1, 1)], repainted=True) == ""
    assert shown.end() == ""


def test_kitty_is_sent_a_picture_once_and_told_where_it_stands():
    picture = Image.effect_noise((60, 60), 90).convert("RGB")
    shown = Graphics(Way.KITTY, (8, 16))
    shown.keep("cat", shown.make(picture))
    told = shown.frame([HERE], repainted=True)
    parts = re.findall(r"\x1b_G(?:a=t,f=100,i=1,q=2,)?m=(\d);([^\x1b]+)\x1b", told)
    assert [more for more, _ in parts] == ["1"] * (len(parts) - 1) + ["0"]
    with Image.open(io.BytesIO(base64.b64decode("".join(part for _, part in parts)))) as sent:
        assert sent.tobytes() == picture.tobytes()
    moved = shown.frame([Seen("cat", 32, 4)], repainted=True)
    assert moved.startswith("\x1b_Ga=d,d=a,q=2")
    assert "a=p,i=1" in moved
    assert "a=t" not in moved
    assert shown.frame([], repainted=True) == "\x1b_Ga=d,d=a,q=2\x1b\\"
    assert shown.frame([], repainted=True) == ""
    assert "d=A" in shown.end()


async def test_a_picture_is_drawn_while_all_of_it_is_seen_and_no_window_stands_before_it(
    server, look, tmp_path
):
    file = tmp_path / "cat.png"
    Image.new("RGB", (200, 200), (200, 0, 0)).save(file)
    told: list[str] = []
    async with (
        Client(Address("127.0.0.1", server.port), name="Ben", home=tmp_path / "Ben") as ben,
        look(server.port, graphics=Graphics(Way.SIXEL, (8, 16))) as seen,
    ):
        await seen.until("connected")
        seen.app._driver.write = told.append
        await ben.share("lobby", [await ben.upload(file)])
        await seen.until("cat.png")
        await seen.so(lambda: any("\x1bPq" in one for one in told))
        size, points = drawn(next(one for one in told if "\x1bPq" in one).split("H", 1)[1][:-2])
        assert size == (24 * 8, 12 * 16)
        assert len(points) == 24 * 8 * 12 * 16
        await seen.pilot.press("f1")
        await seen.until("begin a new line")
        told.clear()
        await ben.say("lobby", "\n\n".join(f"line {n}." for n in range(12)))
        rows = seen.app.conversation
        await seen.so(lambda: any("line 11." in row.strip.text for row in rows._rows))
        assert not any("\x1bPq" in one for one in told)
        await seen.pilot.press("escape")
        await seen.until("line 11.", gone="begin a new line")
        await seen.pilot.pause(0.2)
        assert not any("\x1bPq" in one for one in told)
        await seen.pilot.press("pageup")
        await seen.so(lambda: any("\x1bPq" in one for one in told))


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-kitty"}, Way.KITTY),
        ({"TERM": "foot-extra"}, Way.SIXEL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Way.SIXEL),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, Way.SIXEL),
        ({"TERM": "xterm-256color"}, Way.BLOCKS),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, Way.BLOCKS),
    ],
    ids=["kitty", "foot", "wezterm", "iterm2 over ssh", "xterm", "tmux in kitty"],
)
def test_no_terminal_is_asked_what_it_can_do(environment, way):
    assert known(environment) is way
