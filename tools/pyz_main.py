"""Starts Linnet from its one file. In words that old Pythons read, so that they can be told so."""

import json
import os
import shutil
import sys
import sysconfig
import tempfile
import time
import zipfile

UNUSED = 30 * 86400
"""Seconds after which what an older file unpacked is thrown away."""


def main():
    file = sys.path[0]
    with zipfile.ZipFile(file) as packed:
        made = json.loads(packed.read("made.json").decode())
        refuse_others(made)
        site = unpacked(packed, made["contents"])
    sys.path[0] = site
    from linnet.cli.main import main as linnet  # noqa: PLC0415 - it is there only now

    linnet()


def refuse_others(made):
    """Compiled parts are for one Python on one system."""
    here, wanted = sys.version_info[:2], tuple(made["python"])
    if here != wanted or sysconfig.get_platform() != made["platform"]:
        one, other = (".".join(map(str, numbers)) for numbers in (wanted, here))
        stop(
            f"this file is for Python {one} on {made['platform']}, and this is Python {other} on "
            f"{sysconfig.get_platform()}: start it with that Python, or make one here with "
            "`python3 dev.py zipapp`"
        )


def unpacked(packed, contents):
    """The folder with everything in it, which is there whole or not at all."""
    parent = os.path.join(cache(), "linnet")
    place = os.path.join(parent, "pyz-" + contents)
    try:
        if not os.path.isdir(place):
            os.makedirs(parent, mode=0o700, exist_ok=True)
            drop_unused(parent)
            unpack(packed, parent, place)
        os.utime(place)
    except OSError as error:
        stop(
            f"cannot unpack into {parent}: {error.strerror or error}; LINNET_CACHE names another"
            " folder"
        )
    return os.path.join(place, "site")


def unpack(packed, parent, place):
    draft = tempfile.mkdtemp(prefix="pyz-unpacking-", dir=parent)
    try:
        packed.extractall(draft)
        try:
            os.rename(draft, place)
        except OSError:
            if not os.path.isdir(place):  # else another start was quicker
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def drop_unused(parent):
    for name in os.listdir(parent):
        path = os.path.join(parent, name)
        if name.startswith("pyz-") and os.stat(path).st_mtime < time.time() - UNUSED:
            shutil.rmtree(path, ignore_errors=True)


def cache():
    """Where this person's programs keep what they can make again."""
    if os.environ.get("LINNET_CACHE"):
        return os.environ["LINNET_CACHE"]
    if os.name == "nt":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")


def stop(text):
    sys.stderr.write(f"linnet: {text}\n")
    sys.exit(1)


if __name__ == "__main__":
    main()
