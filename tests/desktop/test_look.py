"""Light and dark as the system has it, themes from a file, and where the window was."""

from pathlib import Path

import pytest
from dbus_fast import Variant
from dbus_fast.service import ServiceInterface, dbus_method
from tests.desktop.conftest import Bus, Hand

from linnet.desktop.window import _LOOK_EVERY, Window
from linnet.theme import built_in

DARK, LIGHT = 1, 2


class Portal(ServiceInterface):
    """As the desktop portals have it."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.portal.Settings")
        self.scheme = LIGHT

    @dbus_method()
    def Read(self, space: "s", key: "s") -> "v":  # noqa: F821, N802
        assert (space, key) == ("org.freedesktop.appearance", "color-scheme")
        return Variant("v", Variant("u", self.scheme))


@pytest.fixture
def portal(bus: Bus) -> Portal:
    made = Portal()
    bus.offer("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", made)
    return made


def until_worn(hand: Hand, name: str) -> None:
    """The window looks out at once, and again as it does while somebody works in it."""
    hand.window._looked = -_LOOK_EVERY
    worn = built_in(name)
    hand.until(lambda: hand.window.look.theme == worn or hand.window._look_out())


def test_light_and_dark_follow_the_system_until_somebody_chooses(portal: Portal, hand: Hand):
    until_worn(hand, "meadow")
    portal.scheme = DARK
    until_worn(hand, "dusk")
    hand.window.wear("meadow")
    hand.window._looked = -_LOOK_EVERY
    hand.window._look_out()
    hand.for_a_moment(150)
    assert hand.window.look.theme == built_in("meadow")
    hand.window.wear("")
    until_worn(hand, "dusk")
    assert hand.window.kept.settings.theme == ""


def test_a_theme_file_is_chosen_from_wherever_it_is(hand: Hand, tmp_path: Path):
    hand.window.choose()
    hand.window.preferences()
    page = hand.root.winfo_children()[-1]
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('accent = "blue"')
    page.take(wrong)
    assert "accent is a colour" in page.wrong_text.cget("text")
    assert not hand.window.kept.themes.exists()
    sea = tmp_path / "sea.toml"
    sea.write_text('base = "meadow"\naccent = "#005fcc"')
    page.take(sea)
    assert hand.window.look.theme.accent == "#005fcc"
    assert hand.window.kept.settings.theme == "sea"
    assert page._buttons["sea"].loud
    assert (hand.window.kept.themes / "sea.toml").read_bytes() == sea.read_bytes()


def test_a_window_opens_where_it_was_on_this_screen_and_never_beside_it(hand: Hand, tmp_path: Path):
    hand.root.geometry("640x560+37+29")
    hand.until(lambda: (hand.root.winfo_x(), hand.root.winfo_y()) == (37, 29))
    hand.window.close()
    hand.window = Window(tmp_path / "home", scale=1.0)
    hand.root = hand.window.root
    hand.until(lambda: (hand.root.winfo_x(), hand.root.winfo_y()) == (37, 29))
    settings = hand.window.kept.settings
    assert settings.size == (640, 560)
    settings.places = dict.fromkeys(settings.places, (90_000, -500))
    assert hand.window._place(640, 560) == f"+{hand.root.winfo_screenwidth() - 640}+0"
