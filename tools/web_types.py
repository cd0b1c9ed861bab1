"""Writes web/src/protocol/types.ts, the words of the protocol for the web client, from the structs.

Its second line has the hash of what it was made from, so `--check`, which only says whether the
file is current, needs no Node; writing it installs what web/ needs where it is not there.
"""

import hashlib
import inspect
import json
import subprocess
import sys
from pathlib import Path

import msgspec

from linnet.doors.http import administration_shapes as running
from linnet.doors.http import bots, hooks, keys, shapes
from linnet.doors.http import invitations as inviting
from linnet.protocol.administration import Changed, Load, Storage
from linnet.protocol.commands import Command
from linnet.protocol.entries import Body
from linnet.protocol.frames import Frame
from linnet.protocol.invitations import InvitationLook

ROOT = Path(__file__).parent.parent
WEB = ROOT / "web"
PAGE = WEB / "src/protocol/types.ts"
sys.path.insert(0, str(WEB))

import build  # noqa: E402 - web/build.py, which is no package

UNIONS = {"Command": Command, "Frame": Frame, "Body": Body}
OVER_HTTP = (
    shapes.SignedIn, shapes.Here, shapes.Problem, shapes.UploadView, shapes.Hits, shapes.Avatars,
    shapes.Ended, shapes.TakenAway, shapes.Older, running.Accounts, running.Enrolled,
    running.Sessions, running.NewCode,
    running.Codes, running.Bars, running.AllRooms, running.SettingRows, shapes.Places,
    shapes.Square, Changed, Load, Storage,
    keys.MyKeys, bots.AllBots, bots.WithToken, hooks.RoomHooks, hooks.NewHook, hooks.NewOutlet,
    inviting.NewInvitation, inviting.RoomInvitations, InvitationLook,
)  # fmt: skip


def schema() -> dict[str, object]:
    """One JSON Schema that defines every struct, and each union under its own name."""
    roots = [*UNIONS.values(), *OVER_HTTP]
    shown, components = msgspec.json.schema_components(roots, ref_template="#/definitions/{name}")
    named = zip(UNIONS, shown, strict=False)
    definitions = {**components, **{name: _union(one) for name, one in named}}
    return {"definitions": {name: _plain(definitions[name]) for name in sorted(definitions)}}


def _union(shown: dict[str, object]) -> dict[str, object]:
    return {"anyOf": shown["anyOf"]}


def _plain(schema: object) -> object:
    """Without what only checks values, and without titles, which would become names."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    dropped = {"title", "default", "discriminator", "pattern", "minLength", "maxLength"}
    dropped |= {"minimum", "maximum", "minItems", "maxItems"}
    kept = {key: _plain(value) for key, value in schema.items() if key not in dropped}
    if isinstance(kept.get("description"), str):
        kept["description"] = inspect.cleandoc(str(kept["description"]))
    if isinstance(schema.get("properties"), dict):
        kept["properties"] = {key: _plain(value) for key, value in schema["properties"].items()}
        kept["additionalProperties"] = False
    return kept


def stamp() -> str:
    """What the page was made from, as a hash."""
    sums = hashlib.sha256(json.dumps(schema(), sort_keys=True).encode())
    sums.update((WEB / "tools/types.mjs").read_bytes())
    return sums.hexdigest()


def written() -> str:
    """The page as it should be."""
    build.install()
    made = subprocess.run(
        [str(build.find_node()), str(WEB / "tools/types.mjs")],
        input=json.dumps({"stamp": stamp(), **schema()}),
        capture_output=True,
        text=True,
        cwd=WEB,
        check=True,
    )
    return made.stdout


def main() -> None:
    """Writes the file, or with `--check` only compares."""
    if "--check" in sys.argv:
        sys.exit(0 if stamp() in PAGE.read_text(encoding="utf-8")[:300] else 1)
    PAGE.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
