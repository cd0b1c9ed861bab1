"""Whether the system is set to dark or light, where that can be known."""

import asyncio
import subprocess
import sys
from shutil import which
from typing import Any

_PATIENCE = 2.0
"""Seconds the system may take to answer."""
_PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_WISHED = {1: True, 2: False}
"""`color-scheme` of the desktop portals: 1 prefers dark, 2 light, 0 neither."""


async def dark() -> bool | None:
    """True for dark, False for light, None where nobody can tell."""
    try:
        async with asyncio.timeout(_PATIENCE):
            if sys.platform == "linux":
                return await _portal()
            return await asyncio.to_thread(_windows if sys.platform == "win32" else _mac)
    except Exception:  # Whatever a system lacks, the window has a theme without it.
        return None


async def _portal() -> bool | None:
    from dbus_fast import Message  # noqa: PLC0415 - there is none elsewhere
    from dbus_fast.aio.message_bus import MessageBus  # noqa: PLC0415

    bus = await MessageBus().connect()
    try:
        answer = await bus.call(
            Message(
                destination=_PORTAL,
                path=_PATH,
                interface="org.freedesktop.portal.Settings",
                member="Read",
                signature="ss",
                body=["org.freedesktop.appearance", "color-scheme"],
            )
        )
    finally:
        bus.disconnect()
    value: Any = answer.body[0] if answer and answer.signature == "v" else None
    while hasattr(value, "value"):  # The portal wraps it twice.
        value = value.value
    return _WISHED.get(value)


def _windows() -> bool | None:
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 - there is none elsewhere

    place = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
        return winreg.QueryValueEx(key, "AppsUseLightTheme")[0] == 0


def _mac() -> bool | None:
    program = which("defaults")
    if program is None:
        return None
    asked = [program, "read", "-g", "AppleInterfaceStyle"]
    ran = subprocess.run(  # noqa: S603 - a program of the system, without a shell
        asked, capture_output=True, timeout=_PATIENCE, check=False
    )
    return ran.stdout.strip() == b"Dark"
