"""Reads themes: those that come with Linnet, and a person's own TOML files.

An own file names the tokens it wants to be different, and with `base` the theme the rest is
taken from. What is wrong in it is told by the token's name.
"""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert
from msgspec.structs import asdict, fields, replace

from linnet.theme.colour import mix, readable
from linnet.theme.names import name_colours
from linnet.theme.theme import Theme

BUILT_IN = ("dusk", "meadow")
FOLDER = files(__package__)
"""Where the themes are that come with Linnet."""
_LARGEST = 64 * 1024
"""Bytes of a theme file."""


class WrongTheme(ValueError):
    """A theme file that cannot be used, and what is wrong with it, in one sentence."""


@cache
def built_in(name: str) -> Theme:
    """One of `BUILT_IN`."""
    text = FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Theme)


def names_in(folder: Path) -> list[str]:
    """What `find` knows: the themes that come with Linnet, then a person's own."""
    own = sorted(path.stem for path in folder.glob("*.toml")) if folder.is_dir() else []
    return [*BUILT_IN, *(name for name in own if name not in BUILT_IN)]


def find(name: str, folder: Path) -> Theme:
    """A theme by its name, or a person's own by the name of its file. Raises WrongTheme."""
    if name in BUILT_IN:
        return built_in(name)
    if name not in names_in(folder):
        raise WrongTheme(
            f"There is no theme {name!r}: choose one of {', '.join(names_in(folder))}."
        )
    return load(folder / f"{name}.toml")


def load(path: Path) -> Theme:
    """A person's own theme. Raises WrongTheme."""
    try:
        if path.stat().st_size > _LARGEST:
            raise WrongTheme(f"{path} is too large for a theme.")
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise WrongTheme(f"{path} cannot be read: {wrong.strerror}.") from None
    except ValueError as wrong:
        if isinstance(wrong, WrongTheme):
            raise
        raise WrongTheme(f"{path} is no TOML: {wrong}.") from None
    return _made(path, written)


def _made(path: Path, written: dict[str, Any]) -> Theme:
    base = written.pop("base", BUILT_IN[0])
    if base not in BUILT_IN:
        raise WrongTheme(f"{path}: base is one of {', '.join(BUILT_IN)}, not {base!r}.")
    if wrong := next(_wrong_tokens(written), None):
        raise WrongTheme(f"{path}: {wrong}")
    own = asdict(built_in(base)) | {"name": path.stem[:40]} | written
    theme = convert(own, Theme)
    stood_on = grounds(own)
    if "names" not in written:
        return replace(theme, names=name_colours(stood_on, theme.text))
    return replace(theme, names=tuple(readable(n, stood_on, theme.text) for n in theme.names))


def grounds(tokens: Mapping[str, str]) -> tuple[str, ...]:
    """What names may stand on."""
    background = tokens["background"]
    return (background, tokens["sidebar"], tokens["raised"], mix(tokens["mention"], background))


def _wrong_tokens(written: dict[str, Any]) -> Iterator[str]:
    """A sentence for each token that is unknown or no colour."""
    known = {field.name: field.type for field in fields(Theme)}
    for token, value in written.items():
        if token not in known:
            near = get_close_matches(token, known, 1)
            yield f"{token!r} is no token" + (f"; is it {near[0]!r}?" if near else ".")
            continue
        try:
            convert(value, known[token])
        except ValidationError:
            yield f"{token} is {_wanted(token)}, not {value!r}."


def _wanted(token: str) -> str:
    match token:
        case "name":
            return "1 to 40 characters"
        case "names":
            return 'twelve colours such as "#e5566f"'
        case "line" | "hover" | "mention":
            return 'a colour such as "#e5566f", or "#e5566f1f" for a thin one'
    return 'a colour such as "#e5566f"'
