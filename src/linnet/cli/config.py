"""`linnet config`: what a server's settings are, where from, and how to change them."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from linnet.cli import table
from linnet.cli.problem import FAILED, WRONG_SETTING, give_up, say_problem
from linnet.server.administrator import read_key
from linnet.server.allowed import written
from linnet.server.settings import (
    FILE_NAME,
    Given,
    Settings,
    SettingsError,
    gather,
    nearest,
    settle,
)
from linnet.server.settings_table import TABLE

Data = Annotated[
    Path, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder.")
]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help="Settings [DIR/linnet.toml].")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A setting; `show` lists them.")]
Names = Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Only these.")]


class Reloaded(msgspec.Struct):
    """What came of reading settings anew."""

    changed: list[str]
    restart: list[str]
    problem: str


config = typer.Typer(help="Show, check and change the settings of a server.")


@config.command()
def show(data: Data, names: Names = None, config: Config = None, as_json: Json = False) -> None:
    """Every setting with its value and where that is from: environment, file or default.

    Where a server runs, also what it goes by if that is something else: it was started with a
    flag, or has not read the file anew. Exit codes: 0; 2 something is wrong.
    """
    unknown = [name for name in names or () if name not in TABLE]
    if unknown:
        give_up(f"{unknown[0]!r} is not a setting; {nearest(unknown[0])}", WRONG_SETTING)
    try:
        given = gather({}, os.environ, data, config)
        found = _rows(given, settle(given), names or list(TABLE))
    except SettingsError as wrong:
        give_up(str(wrong), WRONG_SETTING)
    _compare(found, data)
    if as_json:
        table.show_json(found)
        return
    rows = [[row["name"], _shown(row, "value"), row["from"]] for row in found]
    table.show(("setting", "value", "from"), rows)
    for row in found:
        if "running" in row:
            say_problem(f"the running server goes by {row['name']} {_shown(row, 'running')!r}")


@config.command()
def reload(data: Data, as_json: Json = False) -> None:
    """Have the running server read its settings anew, as SIGHUP does elsewhere than on Windows.

    Exit codes: 0 done; 1 no server runs there; 2 something is wrong, and nothing changed.
    """
    # Loaded for those who ask a server: the HTTP library is slow to import.
    from linnet.cli.admin.asking import ask  # noqa: PLC0415

    if read_key(data) is None:
        give_up(f"no server runs on {data}")
    told = ask(data, lambda server: server.wish("POST", "/admin/reload", Reloaded))
    if told.problem:
        give_up(told.problem, WRONG_SETTING)
    if as_json:
        table.show_json(told)
        return
    print(f"changed: {', '.join(told.changed) or 'nothing'}")
    if told.restart:
        print(f"needs a restart: {', '.join(told.restart)}")


@config.command("set")
def set_(
    name: Name,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its value; - reads a line.")],
    data: Data,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Write a setting into the file; comments and all else in it stay.

    Exit codes: 0 written; 1 the file cannot be written; 2 not allowed, and nothing changed.
    """
    text = sys.stdin.readline().strip("\r\n") if value == "-" else value
    _change(name, text, data, config, as_json=as_json)


@config.command()
def unset(name: Name, data: Data, config: Config = None, as_json: Json = False) -> None:
    """Take a setting out of the file, so that its default counts."""
    _change(name, None, data, config, as_json=as_json)


@config.command()
def check(data: Data, config: Config = None, as_json: Json = False) -> None:
    """Look through the settings file and say all that is wrong with it, a line each.

    Exit codes: 0 nothing; 2 something.
    """
    # Loaded where a file is looked at: the library takes time that `show` need not wait for.
    from linnet.server.settings_file import problems  # noqa: PLC0415

    path = config or data / FILE_NAME
    found = problems(path) if config or path.exists() else []
    if as_json:
        table.show_json({"file": str(path), "problems": found})
    for sentence in () if as_json else found:
        say_problem(sentence)
    if found:
        raise typer.Exit(WRONG_SETTING)
    if not as_json:
        print(f"{path} is right" if path.exists() else f"there is no {path}: defaults count")


def _change(name: str, text: str | None, data: Path, config: Path | None, *, as_json: bool) -> None:
    # The library that keeps comments takes time to load, which `show` need not wait for.
    from linnet.server.settings_file import change  # noqa: PLC0415

    path = config or data / FILE_NAME
    if not path.parent.is_dir():
        give_up(f"there is no folder {path.parent}", FAILED)
    try:
        change(path, name, text)
    except SettingsError as wrong:
        give_up(str(wrong), WRONG_SETTING)
    runs = read_key(data) is not None
    answer = {"file": str(path), "name": name, "runs": runs, "at_once": TABLE[name].live}
    told = f"{name} {'is taken out of' if text is None else 'is set in'} {path}"
    table.done(told, answer, as_json=as_json)
    if runs and not as_json:
        now = "`linnet config reload` takes it over" if TABLE[name].live else "it needs a restart"
        print(f"a server runs there: {now}")
    if f"LINNET_{name.upper()}" in os.environ:
        say_problem(f"LINNET_{name.upper()} is set here too, and counts before the file")


def _compare(rows: list[dict[str, Any]], data: Path) -> None:
    """Note what the running server goes by, where that is something else."""
    if read_key(data) is None:
        return
    # Loaded for those who ask a server: the HTTP library is slow to import.
    from linnet.cli.admin.asking import in_effect  # noqa: PLC0415

    running = in_effect(data) or {}
    for row in rows:
        if row["name"] in running and running[row["name"]] != row["value"]:
            row["running"] = running[row["name"]]


def _rows(given: dict[str, Given], settings: Settings, names: list[str]) -> list[dict[str, Any]]:
    defaults, found = _plain(Settings()), _plain(settings)
    return [
        {
            "name": name,
            "value": "(secret)" if TABLE[name].rule.secret and found[name] else found[name],
            "default": defaults[name],
            "from": _source(name, given, found[name] == defaults[name]),
            "allowed": TABLE[name].rule.allowed,
            "at_once": TABLE[name].live,
        }
        for name in names
    ]


def _plain(settings: Settings) -> dict[str, Any]:
    """As a running server answers them: lists, where the struct has tuples."""
    return dict(msgspec.json.decode(msgspec.json.encode(settings)))


def _source(name: str, given: dict[str, Given], usual: bool) -> str:
    if name in given:
        return given[name].source
    return "default" if usual else f"follows from {'lan' if 'lan' in given else 'tls_cert'}"


def _shown(row: Mapping[str, Any], which: str) -> str:
    return written(TABLE[row["name"]].rule, row[which], ", ")
