"""Writes web/src/protocol/types.ts, the words of the protocol for the web client, from the structs.

Needs `npm ci` in web/ and a Node; `python3 dev.py web` sees to both. `--check` only says
whether the file is as written here.
"""

import inspect
import json
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

from linnet.doors.http import shapes
from linnet.protocol.commands import Command
from linnet.protocol.entries import Body
from linnet.protocol.frames import Frame

ROOT = Path(__file__).parent.parent
WEB = ROOT / "web"
PAGE = WEB / "src/protocol/types.ts"
UNIONS = {"Command": Command, "Frame": Frame, "Body": Body}
OVER_HTTP = (shapes.SignedIn, shapes.Here, shapes.Problem, shapes.UploadView, shapes.Hits)


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


def written() -> str:
    """The page as it should be."""
    node = shutil.which("node") or "node"
    made = subprocess.run(
        [node, str(WEB / "tools/types.mjs")],
        input=json.dumps(schema()),
        capture_output=True,
        text=True,
        cwd=WEB,
        check=True,
    )
    return made.stdout


def main() -> None:
    """Writes the file, or with `--check` only compares."""
    text = written()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text else 1)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
