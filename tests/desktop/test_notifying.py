"""Notifications over a real session bus, to a desktop that says it shows them."""

from typing import Any

import pytest
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal
from tests.desktop.conftest import Bus, Hand, Place

PATH = "/org/freedesktop/Notifications"


class Desktop(ServiceInterface):
    """As the specification of notifications of desktops has it."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.shown: list[dict[str, Any]] = []
        self.pressed_at_once = False
        """Before the answer, which has the number, is on its way."""

    @dbus_method()
    def GetCapabilities(self) -> "as":  # noqa: F722, N802
        return ["actions", "body", "body-markup", "sound"]

    @dbus_method()
    def GetServerInformation(self) -> "ssss":  # noqa: F821, N802
        return ["desktop", "tests", "1", "1.2"]

    @dbus_method()
    def CloseNotification(self, number: "u"):  # noqa: F821, N802
        del number

    @dbus_method()
    def Notify(  # noqa: N802
        self,
        app: "s",  # noqa: F821
        replaces: "u",  # noqa: F821
        icon: "s",  # noqa: F821
        title: "s",  # noqa: F821
        body: "s",  # noqa: F821
        actions: "as",  # noqa: F722
        hints: "a{sv}",  # noqa: F722
        timeout: "i",  # noqa: F821
    ) -> "u":  # noqa: F821
        del replaces, timeout
        told = {"app": app, "icon": icon, "title": title, "body": body}
        self.shown.append({**told, "actions": actions, "sound": "sound-name" in hints})
        if self.pressed_at_once:
            self.ActionInvoked(len(self.shown), "default")
        return len(self.shown)

    @dbus_signal()
    def ActionInvoked(self, number: int, action: str) -> "us":  # noqa: F821, N802
        return [number, action]


@pytest.fixture
def desktop(bus: Bus) -> Desktop:
    made = Desktop()
    bus.offer("org.freedesktop.Notifications", PATH, made)
    return made


def look_elsewhere(hand: Hand) -> None:
    hand.root.withdraw()
    hand.until(lambda: not hand.chat.looking)


def test_who_looks_elsewhere_is_told_and_a_press_before_the_answer_goes_to_the_room(
    desktop: Desktop, ann: Hand, place: Place
):
    desktop.pressed_at_once = True
    garden = place.do(place.person("Bob").create_room("garden")).id
    ann.chat.ask(lambda c: c.join("garden"))
    ann.until(lambda: any(view.id == garden for view in ann.chat.views()))
    look_elsewhere(ann)
    ann.window.kept.settings.sound = True
    place.say("Bob", "@Ann <b>a & b</b> \U0001f426", garden)
    ann.until(lambda: desktop.shown)
    (shown,) = desktop.shown
    assert (shown["app"], shown["title"]) == ("Linnet", "Bob in #garden")
    assert shown["body"] == "@Ann &lt;b&gt;a &amp; b&lt;/b&gt; \U0001f426"
    assert shown["icon"].endswith("linnet.png")
    assert shown["sound"]
    ann.until(lambda: ann.chat.room == garden)


def test_who_does_not_want_to_be_disturbed_or_quiet_in_a_room_is_left_alone(
    desktop: Desktop, ann: Hand, place: Place
):
    look_elsewhere(ann)
    ann.window.kept.settings.silent = True
    place.say("Bob", "@Ann one")
    ann.until(lambda: "one" in ann.paper)
    ann.window.kept.settings.silent = False
    ann.chat.ask(lambda c: c.set_level("lobby", "nothing"))
    ann.until(lambda: ann.chat.view.level == "nothing")
    place.say("Bob", "@Ann two")
    ann.until(lambda: "two" in ann.paper)
    ann.chat.ask(lambda c: c.set_level("lobby", "mentions"))
    ann.until(lambda: ann.chat.view.level == "mentions")
    place.say("Bob", "three")
    place.say("Bob", "@Ann four")
    ann.until(lambda: desktop.shown)
    assert [shown["body"] for shown in desktop.shown] == ["@Ann four"]
