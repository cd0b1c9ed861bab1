"""Writes docs/protocol.md and docs/http.md from the code, so that they are true by construction.

Run `.venv/bin/python tools/protocol_doc.py` after the protocol or what passes it on changed;
`--check` only says whether the pages are stale.
"""

import ast
import inspect
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import EnumType
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import msgspec

from linnet.doors.http.problems import STATUS
from linnet.doors.http.routes import ADDRESSES, ALWAYS, PREFIX, SIGNED
from linnet.doors.http.shapes import Nothing
from linnet.doors.websocket import connection
from linnet.protocol import commands, entries, frames, ids, limits, people
from linnet.protocol.codec import decode_command
from linnet.protocol.reasons import SENTENCES, Reason

ROOT = Path(__file__).parent.parent
TOOLS, DOCS, SOURCE = ROOT / "tools", ROOT / "docs", ROOT / "src" / "linnet"
PASSES = ("doors/websocket", "doors/http", "engine", "auth", "store", "bus", "hub")
"""Packages of the server in the order a message passes them."""
WORDS = {
    "str": "text", "int": "whole number", "float": "number", "bool": "true or false",
    "None": "", "UnsetType": "", "Person": "[Person](#person)",
}  # fmt: skip
VALUES = (frames.RoomView, people.Person, people.Present, frames.Marker, frames.Named,
          frames.About, frames.Clock, limits.Limits)  # fmt: skip
Struct = type[msgspec.Struct]


# Docstrings of constants and aliases


def described(module: ModuleType) -> dict[str, tuple[str, str]]:
    """Name -> (its value as written, the docstring after it) of a module's constants."""
    body = ast.parse(inspect.getsource(module)).body
    found = {}
    for at, node in enumerate(body):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        after = body[at + 1] if at + 1 < len(body) else None
        text = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            text = inspect.cleandoc(str(after.value.value)).replace("\n", " ")
        found[node.targets[0].id] = (ast.unparse(node.value), text)
    return found


# Types in words


def words(node: ast.expr) -> str:
    """An annotation as somebody would say it."""
    match node:
        case ast.BinOp(left=left, right=right):
            return " or ".join(filter(None, (words(left), words(right))))
        case ast.Constant(value=None):
            return ""
        case ast.Subscript(value=ast.Name(id=name), slice=inner):
            return _composed(name, inner)
        case ast.Name(id=name):
            return _named(name)
    return ast.unparse(node)


def _composed(name: str, inner: ast.expr) -> str:
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    match name:
        case "list":
            return f"list of {words(parts[0])}"
        case "dict":
            return f"object of {words(parts[0])} to {words(parts[1])}"
        case "Literal":
            return " or ".join(f"`{ast.literal_eval(part)}`" for part in parts)
        case "Annotated":
            return f"{words(parts[0])}{''.join(_limit(part) for part in parts[1:])}"
    return f"{name} of {', '.join(map(words, parts))}"


def _limit(meta: ast.expr) -> str:
    assert isinstance(meta, ast.Call)
    told = {"max_length": "at most {} characters", "min_length": "at least {}", "ge": "from {}",
            "le": "up to {}", "pattern": "like `{}`"}  # fmt: skip
    values = {word.arg: ast.unparse(word.value) for word in meta.keywords}
    return "".join(f", {told[str(name)].format(value)}" for name, value in values.items())


def _named(name: str) -> str:
    if name in WORDS:
        return WORDS[name]
    for module in (frames, people, entries, limits):
        kind = getattr(module, name, None)
        if isinstance(kind, EnumType):
            return " or ".join(f"`{value}`" for value in kind)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return f"[{name}](#{name.lower()})"
    return "[body](#entries)" if name == "Body" else f"[{name}](#values)"


def fields(kind: Struct) -> Iterator[tuple[str, str, str]]:
    """Name on the wire, type in words, and what it is when absent."""
    written: dict[str, ast.expr] = {}
    for base in (one for one in kind.__mro__ if one.__module__.startswith("linnet.")):
        tree = ast.parse(inspect.getsource(base)).body[0]
        assert isinstance(tree, ast.ClassDef)
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                written[node.target.id] = node.annotation
    for field in msgspec.structs.fields(kind):
        yield field.encode_name, words(written[field.name]), _default(field)


def _default(field: Any) -> str:
    if field.required:
        return "required"
    if field.default_factory is not msgspec.NODEFAULT:
        return f"`{msgspec.json.encode(field.default_factory()).decode()}`"
    if field.default in (None, msgspec.UNSET):
        return "absent"
    return f"`{msgspec.json.encode(field.default).decode()}`"


# Which functions a struct passes


def unions() -> dict[str, set[str]]:
    """Names of the unions of the protocol -> names of the structs in them."""
    found = {}
    for module in (commands, entries, frames):
        for name, value in vars(module).items():
            if not name.startswith("_") and get_args(value) and hasattr(value, "__args__"):
                kinds = [one for one in get_args(value) if isinstance(one, type)]
                if kinds and all(issubclass(one, msgspec.Struct) for one in kinds):
                    found[name] = {one.__name__ for one in kinds}
    return found


def passes() -> dict[str, list[str]]:
    """Name of a struct -> the server's functions that name it, in the order of the layers."""
    groups = unions()
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in groups["Command"]:
        found[one]["protocol/codec"].append(decode_command.__name__)
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = set(_imported(tree))
        place = path.relative_to(SOURCE).with_suffix("").as_posix()
        for name, node in _functions(tree):
            used = _names(node) & known
            for one in used | {one for group in used for one in groups.get(group, ())}:
                found[one][place].append(name)
    return {
        one: [f"`{place}`: {', '.join(names)}" for place, names in places.items()]
        for one, places in found.items()
    }


def _modules() -> Iterator[Path]:
    for package in PASSES:
        yield from sorted(p for p in (SOURCE / package).rglob("*.py") if "versions" not in p.parts)


def _imported(tree: ast.Module) -> Iterator[str]:
    """Names that come from the protocol, directly or as attributes of its modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("linnet.protocol"):
            for alias in node.names:
                yield alias.name
                if node.module == "linnet.protocol":
                    yield from vars(globals().get(alias.name, ids))


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}.{inner.name}", inner
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), node.value


def _names(node: ast.AST) -> set[str]:
    found = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return found | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


# The pages


def struct(kind: Struct, title: str, path: Iterable[str] = ()) -> Iterator[str]:
    """One part of the page."""
    yield f"### {title}\n"
    yield f"{inspect.cleandoc(kind.__doc__ or '')}\n"
    rows = list(fields(kind))
    if rows:
        yield "| field | what | when absent |\n|---|---|---|"
        yield from (f"| `{name}` | {what} | {absent} |" for name, what, absent in rows)
        yield ""
    passed = list(path)
    if passed:
        yield "Passes on the server:\n"
        yield from (f"- {one}" for one in passed)
        yield ""


def tag(kind: Struct) -> str:
    return str(kind.__struct_config__.tag)


def tagged(kinds: Iterable[Struct], path: dict[str, list[str]]) -> Iterator[str]:
    for kind in kinds:
        yield from struct(kind, f"`{tag(kind)}`", path.get(kind.__name__, ()))


def protocol_page() -> str:
    """docs/protocol.md."""
    path = passes()
    frame_kinds = [kind for kind in get_args(frames.Frame) if kind is not entries.Entry]
    lines = [(TOOLS / "protocol_head.md").read_text(encoding="utf-8")]
    lines += ["## Client → server\n", *tagged(get_args(commands.Command), path)]
    lines += ["## Server → client\n", *tagged(frame_kinds, path)]
    lines += ["## Entries\n", *struct(entries.Entry, "`entry`", path["Entry"])]
    lines += ["An entry's `body` is one of these; its `kind` is the tag.\n"]
    lines += tagged(get_args(entries.Body), path)
    lines += ["## Values\n", *_aliases()]
    for kind in VALUES:
        lines += struct(kind, kind.__name__)
    lines += ["## Limits\n", "| limit | value | what |\n|---|---|---|", *_limits(), ""]
    lines += ["## Reasons and close codes\n", *_reasons()]
    return "\n".join(lines).rstrip() + "\n"


def _aliases() -> Iterator[str]:
    for module in (ids, commands, entries):
        for name, (value, text) in described(module).items():
            if name[0].isupper() and not name.isupper() and name not in unions():
                yield f"- **{name}**: {text} (`{value}`)"
    yield ""


def _limits() -> Iterator[str]:
    for name, (_, text) in described(limits).items():
        yield f"| `{name}` | {getattr(limits, name)} | {text} |"


def _reasons() -> Iterator[str]:
    codes = connection._CLOSE_CODES
    yield "A connection that ends with a reason not listed with a code ends with 1008.\n"
    yield "| reason | sentence | HTTP | close code |\n|---|---|---|---|"
    for reason in Reason:
        yield f"| `{reason}` | {SENTENCES[reason]} | {STATUS[reason]} | {codes.get(reason, '')} |"


def http_page() -> str:
    """docs/http.md."""
    lines = [(TOOLS / "http_head.md").read_text(encoding="utf-8")]
    lines += ["## Addresses\n", f"All under `{PREFIX}`. `*` marks fields that must be given.\n"]
    lines += ["| address | what for | takes | answers | may refuse with |\n|---|---|---|---|---|"]
    for one in ADDRESSES:
        takes = ", ".join(
            f"`{field.encode_name}`{'*' if field.required else ''}"
            for field in msgspec.structs.fields(one.wish)
        )
        reasons = ", ".join(f"`{reason}`" for reason in dict.fromkeys(one.reasons))
        what = (one.action.__doc__ or "").strip()
        answers = f"`{one.answer.__name__}`" if one.answer else "the bytes"
        door = "" if one.signed else " (signed in or not)"
        lines.append(
            f"| {one.method} `{one.path or PREFIX}` | {what}{door} "
            f"| {'the bytes' if one.streams else takes if one.wish is not Nothing else ''} "
            f"| {one.status} {answers} | {reasons} |"
        )
    lines += ["", f"Every address may also refuse with {_told(ALWAYS)};"]
    lines += [f"every one for the signed in with {_told(SIGNED)}.\n"]
    lines += ["## Statuses\n", "| status | reasons |\n|---|---|"]
    for status in sorted(set(STATUS.values())):
        lines.append(f"| {status} | {_told(r for r in Reason if STATUS[r] == status)} |")
    return "\n".join(lines).rstrip() + "\n"


def _told(reasons: Iterable[Reason]) -> str:
    return ", ".join(f"`{reason}`" for reason in reasons)


PAGES = {DOCS / "protocol.md": protocol_page, DOCS / "http.md": http_page}


def stale() -> list[str]:
    """Pages that are not as they would be written now."""
    return [
        path.name
        for path, page in PAGES.items()
        if not path.exists() or path.read_text(encoding="utf-8") != page()
    ]


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        for name in stale():
            print(f"docs/{name} is stale: run .venv/bin/python tools/protocol_doc.py")
        return 1 if stale() else 0
    for path, page in PAGES.items():
        path.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
