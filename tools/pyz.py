"""Makes dist/linnet.pyz: server and plain client in one file that any such machine's Python runs.

What Linnet needs at run time is taken as it stands in this environment, which is what the lock
says. Compiled parts cannot be loaded from inside a zip file, so the file unpacks itself into a
cache when it is first started (`pyz_main.py`); and it runs only on the system and Python it was
made on.
"""

import argparse
import hashlib
import json
import stat
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
EXTRAS = frozenset({"mdns"})
_LEFT_OUT = (".pyc", ".pyi", ".pyx", ".pxd", ".c", ".h")
_DATED = (1980, 1, 1, 0, 0, 0)
"""The same contents are the same file, whenever it is made."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("target", nargs="?", type=Path, default=ROOT / "dist/linnet.pyz")
    target = asked.parse_args().target
    target.parent.mkdir(parents=True, exist_ok=True)
    files = dict(sorted(gathered()))
    draft = target.with_name(f"{target.name}.new")
    draft.write_bytes(b"#!/usr/bin/env python3\n")
    with zipfile.ZipFile(draft, "a", zipfile.ZIP_DEFLATED, compresslevel=6) as pyz:
        _add(pyz, "__main__.py", (ROOT / "tools/pyz_main.py").read_bytes())
        _add(pyz, "made.json", json.dumps(made_for(files)).encode())
        for name, path in files.items():
            _add(pyz, f"site/{name}", path.read_bytes())
    draft.chmod(draft.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    draft.replace(target)
    print(f"{target}: {target.stat().st_size / 1e6:.0f} MB, {len(files)} files")
    if not (ROOT / "src/linnet/web").is_dir():
        print("the web client is not in it: `python3 dev.py web` builds that")


def gathered() -> Iterator[tuple[str, Path]]:
    """Every file, by its place in what will be unpacked."""
    for path in (ROOT / "src").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(ROOT / "src").as_posix(), path
    for found in needed().values():
        for file in found.files or ():
            # Programs lie outside of the packages; Linnet itself was taken from src.
            name, path = file.as_posix(), Path(str(found.locate_file(file)))
            is_own = found.name == "linnet" and ".dist-info/" not in name
            if not (is_own or ".." in name or path.suffix in _LEFT_OUT) and path.is_file():
                yield name, path


def needed() -> dict[str, Distribution]:
    """Linnet and everything it needs here, by name."""
    found: dict[str, Distribution] = {}
    waiting = [("linnet", EXTRAS)]
    while waiting:
        name, extras = waiting.pop()
        if name not in found:
            found[name] = distribution(name)
            for line in found[name].requires or ():
                wish = Requirement(line)
                if wish.marker is None or any(
                    wish.marker.evaluate({"extra": extra}) for extra in ("", *extras)
                ):
                    waiting.append((wish.name.lower(), frozenset(wish.extras)))
    return found


def made_for(files: dict[str, Path]) -> dict[str, object]:
    """What the start looks at: for which Python it is, and under which name it is unpacked."""
    contents = hashlib.sha256()
    for name, path in files.items():
        contents.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return {
        "python": list(sys.version_info[:2]),
        "platform": sysconfig.get_platform(),
        "contents": contents.hexdigest()[:16],
    }


def _add(pyz: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _DATED)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    pyz.writestr(entry, content)


if __name__ == "__main__":
    main()
