"""Makes dist/linnet-desktop: a folder with the window and all it needs, its Python included.

It runs on systems like the one it was made on, where nothing needs to be installed.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = "linnet-desktop"
SERVER = "linnet-server-window"
_WHOLE = ("linnet", "ttkbootstrap", "desktop_notifier", "keyring")
"""Packages of which parts are found by name only when they are needed."""
_TOLD = ("linnet", "keyring", "desktop-notifier")
"""Packages that are asked for their version or their parts."""
_NOT = ("IPython", "PyInstaller", "hypothesis", "mypy", "numpy", "playwright", "pytest", "uv")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist", metavar="FOLDER")
    folder = asked.parse_args().folder
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--log-level", "ERROR"]
    words += ["--name", NAME, "--paths", str(ROOT / "src"), "--distpath", str(folder)]
    for place in ("work", "spec"):
        words += [f"--{place}path", str(folder / "freezing")]
    # The steps of an upgrade are read as files.
    migrations = "linnet/store/migrations"
    words += ["--add-data", f"{ROOT / 'src' / migrations}:{migrations}"]
    for package in _WHOLE:
        words += ["--collect-submodules", package, "--collect-data", package]
    words += ["--hidden-import", "PIL._tkinter_finder"]  # named only in compiled code
    for package in _TOLD:
        words += ["--copy-metadata", package]
    for package in _NOT:
        words += ["--exclude-module", package]
    if sys.platform in ("win32", "darwin"):
        words += ["--windowed"]
    subprocess.run([*words, str(ROOT / "tools/frozen.py")], check=True)
    shutil.rmtree(folder / "freezing")
    made = folder / NAME
    suffix = ".exe" if sys.platform == "win32" else ""
    # The same program: by its name it knows which window is meant.
    shutil.copy2(made / f"{NAME}{suffix}", made / f"{SERVER}{suffix}")
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    print(f"{made}: {size / 1e6:.0f} MB; start {made / NAME}")


if __name__ == "__main__":
    main()
