"""Manual pages, made from what `--help` says: roff with the man macros."""

import re
from typing import Any

import typer

import linnet
from linnet.cli import main

ENVIRONMENT = {
    "LINNET_SERVER": "Where client commands go without \\-\\-server.",
    "LINNET_NAME": "Under which name they go without \\-\\-name.",
    "LINNET_HOME": "The folder with sign-ins and copies of rooms.",
    "LINNET_DATA": "The data folder of a server, instead of \\-\\-data.",
    "NO_COLOR": "No colours.",
}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    found = {"linnet.1": _first()}
    for name in main.COMMANDS:
        command: Any = typer.main.get_command(main.build_app(name))
        found |= _of(("linnet", name), command.commands[name])
    return found


def _of(words: tuple[str, ...], command: Any) -> dict[str, str]:
    """The page of a command; of a group, those of its commands."""
    if not hasattr(command, "commands"):
        return {f"{'-'.join(words)}.1": _page(words, command)}
    found: dict[str, str] = {}
    for name, one in sorted(command.commands.items()):
        found |= _of((*words, name), one)
    return found


def _first() -> str:
    lines = [*_head(("linnet",), "self-hosted chat that opens every door"), ".SH SYNOPSIS"]
    lines += ["\\fBlinnet\\fR \\fICOMMAND\\fR [...]", ".SH COMMANDS"]
    for name, summary in main.COMMANDS.items():
        lines += [".TP", f"\\fBlinnet {name}\\fR", _plain(summary)]
    return "\n".join([*lines, *_environment(), ""])


def _page(words: tuple[str, ...], command: Any) -> str:
    first, _, rest = (command.help or "").partition("\n")
    lines = [*_head(words, first[:1].lower() + first[1:].rstrip(".")), ".SH SYNOPSIS"]
    options = [one for one in command.params if one.param_type_name == "option"]
    wanted = [one.metavar or one.name.upper() for one in command.params if one not in options]
    synopsis = " ".join([f"\\fB{_plain(' '.join(words))}\\fR", "[OPTIONS]", *map(_plain, wanted)])
    lines += [synopsis, ".SH DESCRIPTION", _plain(first), *_paragraphs(rest), ".SH OPTIONS"]
    for one in options:
        names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in [*one.opts, *one.secondary_opts])
        meta = one.metavar or "VALUE"
        value = "" if one.is_flag else f" \\fI{_plain(meta)}\\fR"
        lines += [".TP", names + value, _plain(one.help or "")]
    return "\n".join([*lines, *_environment(), ""])


def _head(words: tuple[str, ...], about: str) -> list[str]:
    title = "-".join(words)
    return [
        f'.TH "{title.upper()}" "1" "" "Linnet {linnet.__version__}" "Linnet"',
        ".SH NAME",
        f"{_plain(title)} \\- {_plain(about)}",
    ]


def _environment() -> list[str]:
    lines = [".SH ENVIRONMENT"]
    for name, about in ENVIRONMENT.items():
        lines += [".TP", f"\\fB{name}\\fR", about]
    return lines


def _paragraphs(text: str) -> list[str]:
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    return [line for part in parts if part for line in (".PP", _plain(part))]


def _plain(text: str) -> str:
    """Text in which nothing is a request or an escape of roff."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe
