"""Pictures of both windows as the display shows them: dark and light, once and twice the size."""

import gc
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image, ImageColor, ImageGrab
from tests.desktop.conftest import Hand, Place, _display

from linnet.desktop.window import Window
from linnet.server_window.window import Window as ServerWindow
from linnet.theme import built_in
from linnet.theme.theme import Theme

SIZE = 860, 560
LOOKS = [(theme, scale) for theme in ("dusk", "meadow") for scale in (1.0, 2.0)]


def taken(hand: Hand, path: Path) -> Image.Image:
    """What stands on the display where the window is."""
    hand.root.geometry(f"{hand.window.look.px(SIZE[0])}x{hand.window.look.px(SIZE[1])}+0+0")
    hand.for_a_moment(300)
    box = (0, 0, hand.root.winfo_width(), hand.root.winfo_height())
    picture = ImageGrab.grab(box, xdisplay="").convert("RGB")
    picture.save(path)
    return picture


def end(hand: Hand) -> None:
    """Close the server window; what Tk made is given back in this thread (see `Hand.close`)."""
    hand.root.after(1, hand.window.close)
    hand.root.mainloop()
    del hand.window, hand.root
    gc.collect()


def colours(picture: Image.Image) -> Counter[tuple[int, ...]]:
    held = picture.getcolors(1 << 24)
    assert held is not None, "as many were asked for as there are"
    return Counter({colour: number for number, colour in held})


def check(picture: Image.Image, scale: float, theme: Theme, *said: str) -> None:
    """Mostly the theme's own grounds, its accent and its text in the size asked for."""
    assert picture.size == (SIZE[0] * scale, SIZE[1] * scale)
    found = colours(picture)
    grounds = {ImageColor.getrgb(one) for one in (theme.background, theme.sidebar, theme.raised)}
    assert found.most_common(1)[0][0] in grounds
    for token in (theme.accent, *said):
        assert found[ImageColor.getrgb(token)] > 20 * scale


@pytest.mark.parametrize(("name", "scale"), LOOKS)
def test_the_chat_window_looks_like_its_theme(
    name: str, scale: float, place: Place, tmp_path: Path
) -> None:
    if why := _display():
        pytest.skip(f"no window can be shown here: {why}")
    theme = built_in(name)
    place.say("Bob", "Good morning, Ann: ```\nthe bus leaves at seven\n```")
    hand = Hand(Window(tmp_path / "home", scale=scale, theme=name))
    try:
        hand.window.choose()
        check(taken(hand, tmp_path / "connect.png"), scale, theme, theme.text)
        hand.come_in(place.server.port)
        hand.until(lambda: "the bus leaves" in hand.paper)
        check(taken(hand, tmp_path / "chat.png"), scale, theme, theme.text, theme.background)
    finally:
        hand.close()


@pytest.mark.parametrize(("name", "scale"), LOOKS)
def test_the_server_window_looks_like_its_theme(name: str, scale: float, tmp_path: Path) -> None:
    if why := _display():
        pytest.skip(f"no window can be shown here: {why}")
    theme = built_in(name)
    hand = Hand(ServerWindow(tmp_path / "home", scale=scale, theme=name))
    try:
        hand.window.choose(tmp_path / "data")
        check(taken(hand, tmp_path / "begin.png"), scale, theme, theme.text)
    finally:
        end(hand)
