"""`linnet ca`: a small authority for browsers, which can vouch for this one server only."""

import os
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from cryptography import x509

from linnet.cli.problem import WRONG_SETTING, give_up
from linnet.doors.trust import PATH, Trust, covers
from linnet.protocol.links import Link
from linnet.server import addresses, authority
from linnet.server.folder import FolderError, server_id
from linnet.server.settings import Settings, SettingsError, load_settings

File = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="Say the words of this certificate.")
]
Data = Annotated[
    Path | None,
    typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder."),
]
Also = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Vouch for this name, address or network, too."),
]
New = Annotated[bool, typer.Option("--new", help="Make another; everybody installs it anew.")]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help="Settings [DIR/linnet.toml].")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
_NOT_OURS = ("localhost",)


def ca(
    file: File = None,
    data: Data = None,
    also: Also = None,
    new: New = False,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Make the server's own authority, or show it: what it vouches for and the words to compare.

    With FILE only that certificate is looked at, for example one that was downloaded from /trust.
    """
    if file is not None:
        _show(_read(file), as_json)
        return
    if data is None:
        give_up("whose? give --data DIR, or a certificate's FILE", WRONG_SETTING)
    try:
        settings = load_settings({}, os.environ, data, config)
        names = [*_names(settings), *(also or ())]
        trust = authority.trust_of(_authority(data, settings, names, new).certificate)
        _check(trust, also or [])
    except SettingsError as wrong:
        give_up(str(wrong), WRONG_SETTING)
    except (FolderError, ValueError) as wrong:
        give_up(str(wrong))
    except OSError as failed:
        give_up(f"{data} cannot be written: {failed.strerror or failed}")
    _show(trust, as_json)
    if not as_json:
        _say_where(trust, settings)
        _say_unknown([name for name in also or () if name not in _names(settings)])
        _say_uncovered(trust, names)


def _names(settings: Settings) -> list[str]:
    """What others may call this machine: no name that every machine has, for itself."""
    own = [name for name in addresses.names() if name not in _NOT_OURS]
    return list(dict.fromkeys((*own, *settings.host_names, *addresses.for_others())))


def _authority(data: Path, settings: Settings, names: list[str], new: bool) -> authority.Authority:
    name = "" if settings.server_name == "Linnet" else f" {settings.server_name}"
    called = f"Linnet{name} ({server_id(data)[:6]})"
    found = None if new else authority.find(data)
    return found or authority.make(data, called, names)


def _read(file: Path) -> Trust:
    try:
        content = file.read_bytes()
    except OSError as failed:
        give_up(f"{file} cannot be read: {failed.strerror or failed}")
    loaders = (x509.load_pem_x509_certificate, x509.load_der_x509_certificate)
    try:
        return authority.trust_of(loaders[b"-----BEGIN" not in content](content))
    except (ValueError, IndexError):
        give_up(f"{file} is no certificate")


def _show(trust: Trust, as_json: bool) -> None:
    rows = {
        "authority": trust.called,
        "until": trust.until,
        "vouches_for": list(trust.names),
        "words": trust.words,
        "sha256": trust.hex,
    }
    if as_json:
        print(msgspec.json.encode(rows).decode())
        return
    for name, value in rows.items():
        shown = value if isinstance(value, str) else ", ".join(value) or "anything at all"
        print(f"{name.replace('_', ' '):<12} {shown}")


def _say_where(trust: Trust, settings: Settings) -> None:
    hosts = [name for name in trust.names if "/" not in name]
    print("\nOn other machines, with `linnet serve --lan` running, install it from one of")
    for host in hosts:
        print(f"  {Link(host, settings.port, 'http')}{PATH}")
    print("and compare the words. A server that runs takes a new authority within a minute.")


def _say_unknown(also: list[str]) -> None:
    """What it may vouch for is not yet what the server goes by: that is a setting."""
    names = [name for name in also if any(part.isalpha() for part in name) and ":" not in name]
    if names:
        print(
            f"\nThat the server goes by {', '.join(names)} is a setting:"
            f" `linnet config set host_names {','.join(names)}`, and `linnet config reload`."
        )


def _check(trust: Trust, also: list[str]) -> None:
    """What is asked for must be in it, or people would install it in vain."""
    if left := _left(trust, also):
        give_up(
            f"the authority that is there does not vouch for {', '.join(left)}: add --new to make"
            " another, which everybody must install anew"
        )


def _say_uncovered(trust: Trust, names: list[str]) -> None:
    if left := _left(trust, names):
        print(
            f"\nIt was made before this machine was {', '.join(left)}, and does not vouch for that:"
            " `linnet ca --new` makes another, which everybody must install anew."
        )


def _left(trust: Trust, names: list[str]) -> list[str]:
    return [name for name in names if not covers(trust.names, name)]
