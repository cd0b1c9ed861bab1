"""The program `linnet`: finds the command that was asked for and loads only that one."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

import linnet
from linnet.cli.loading import loading
from linnet.cli.problem import say_problem

# A command is the function `NAME` of the module `linnet.cli.NAME`, or there a typer.Typer with
# commands of its own; to add one, add its line here.
COMMANDS = {
    "serve": "Run a server on this machine.",
    "chat": "Chat from this terminal.",
    "desktop": "Chat in a window.",
    "server-window": "Run a server from a window.",
    "login": "Sign in to a server once, for all later commands.",
    "logout": "Sign out there again.",
    "profiles": "List the servers you signed in to.",
    "send": "Send one message: words, or standard input.",
    "tail": "Print a room's entries, one a line, as they come.",
    "tee": "Copy a program's output to a room as well.",
    "wait": "Wait until somebody says a certain thing.",
    "upload": "Send files into a room.",
    "search": "Find messages in all rooms you may read.",
    "bot": "Make bots, run them, or rehearse them on what was really said.",
    "hook": "Make addresses by which programs post in a room, or are sent what is said.",
    "key": "Add, list and remove the keys with which you come in over SSH.",
    "backup": "Write everything a server keeps into one file, while it runs.",
    "restore": "Make a server's data folder from a backup.",
    "verify": "Say what is wrong with a data folder or a backup.",
    "export": "Write everything a server keeps as files anybody can read.",
    "import": "Make a server's data folder from an export.",
    "people": "Make accounts, also of a class list, and print login cards.",
    "admin": "Run a server from its own machine: people, rooms, bans, codes, sessions.",
    "config": "Show, check and change the settings of a server.",
    "ca": "Make a small authority, so that browsers trust this server.",
    "doctor": "Say what will not work on this machine, why, and the next step.",
    "find": "List the servers on this network.",
    "man": "Show the manual page of a command.",
    "time": "Compare this machine's clock with a server's.",
}
INTERRUPTED = 130
COMPLETE = "_LINNET_COMPLETE"
"""Set by the completion of a shell, for which typer answers (`--show-completion`)."""


def build_app(wanted: str | None) -> typer.Typer:
    """The whole command line, with only the wanted command's module imported.

    The terminal client alone takes longer to import than `linnet send` takes to send.
    """
    completing = COMPLETE in os.environ
    app = typer.Typer(
        add_completion=completing or wanted is None,
        rich_markup_mode=None,
        help="Linnet: self-hosted chat that opens every door.",
    )
    app.callback()(_before_any_command)
    for name, summary in COMMANDS.items():
        command = _load(name) if name == wanted else _only_listed
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name, short_help=summary)
        else:
            app.command(name, short_help=summary)(command)
    return app


def asked_for(given: list[str]) -> str | None:
    """The command in these words; while a shell completes, in the words it has so far."""
    if COMPLETE in os.environ:
        typed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
        given = typed.split()[1:]
    elif given[0].endswith("-completion"):
        return None
    return next((word for word in given if not word.startswith("-")), None)


def _load(name: str) -> typer.Typer | Callable[..., object]:
    word = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    command: typer.Typer | Callable[..., object] = getattr(
        import_module(f"linnet.cli.{word}"), word
    )
    return command


def _only_listed() -> None:
    """Stands in the list of commands for one that is not being run."""


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"linnet {linnet.__version__}")
        raise typer.Exit


def _before_any_command(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, help="Show the version.")
    ] = False,
) -> None:
    """Only `--version` belongs to the program as a whole."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; every error is one line."""
    given = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    with loading():
        app = build_app(asked_for(given))
    try:
        code = app(given, prog_name="linnet", standalone_mode=False)
    except typer.TyperException as wrong:
        say_problem(wrong.format_message())
        code = wrong.exit_code
    except typer.Abort:
        code = INTERRUPTED
    sys.exit(code if isinstance(code, int) else 0)
