"""Both windows among the programs of a Linux desktop: started from its menu, without a console."""

import os
import shutil
import sys
from pathlib import Path

from linnet.desktop.drawing.mark import mark
from linnet.theme import built_in

_SIDE = 256
_NAME = "org.linnet"
_ENTRIES = {
    "Chat": ("Linnet", "Chat with people on a server of your own", "desktop"),
    "Server": ("Linnet server", "Run a chat server for a class or a team", "server-window"),
}


def install() -> list[Path]:
    """Write the entries and their picture into one's own folders; what was written.

    Raises OSError where that cannot be, or where the system has another way.
    """
    if not sys.platform.startswith("linux"):
        raise OSError("only desktops of Linux know such entries; make a shortcut instead")
    share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    picture = share / "icons" / "hicolor" / f"{_SIDE}x{_SIDE}" / "apps" / f"{_NAME}.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    mark(_SIDE, built_in("dusk").accent).save(picture)
    return [picture, *(_entry(share / "applications", key) for key in _ENTRIES)]


def _entry(folder: Path, key: str) -> Path:
    name, comment, command = _ENTRIES[key]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{_NAME}.{key}.desktop"
    lines = {
        "Type": "Application",
        "Name": name,
        "Comment": comment,
        "Exec": _quoted(*_program(f"linnet-{command}", command)),
        "Icon": _NAME,
        "Categories": "Network;InstantMessaging;",
        "Terminal": "false",
        "StartupWMClass": "Linnet" if key == "Chat" else "Linnet-server",
    }
    entry = "\n".join(f"{field}={value}" for field, value in lines.items())
    path.write_text(f"[Desktop Entry]\n{entry}\n", encoding="utf-8")
    return path


def _program(script: str, command: str) -> list[str]:
    """The entry point without a console beside this Python, or what does the same."""
    found = shutil.which(script, path=str(Path(sys.executable).parent)) or shutil.which(script)
    return [found] if found else [sys.executable, "-m", "linnet", command]


def _quoted(*words: str) -> str:
    """As the specification of desktop entries quotes an argument of `Exec`."""
    quoted = []
    for word in words:
        inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
        inner = inner.replace("$", "\\$").replace("\\", "\\\\").replace("%", "%%")
        quoted.append(f'"{inner}"')
    return " ".join(quoted)
