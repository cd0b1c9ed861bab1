"""`linnet doctor`: what will not work on this machine, why, and the next step."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import segno
import typer
from msgspec import json as codec

from linnet.cli.problem import WRONG_SETTING, give_up, say_problem
from linnet.cli.serve import Config, Host, Lan, Port, Text, Tls, TlsCert, TlsKey
from linnet.doctor import pinging, place, round
from linnet.doctor.finding import Finding, exit_code
from linnet.server.settings import Settings, SettingsError, load_settings

Data = Annotated[
    Path | None, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="A server's data folder.")
]
Ping = Annotated[bool, typer.Option("--ping", help="Wait for a phone to open a page here.")]
Wait = Annotated[
    float, typer.Option(metavar="SECONDS", min=1, max=3600, help="How long --ping waits.")
]
Json = Annotated[bool, typer.Option("--json", help="All findings as one line of JSON.")]
NtpServer = Annotated[Text, typer.Option(metavar="HOST", help="Compare the clock with this one.")]
NOWHERE = Path(os.devnull)


def doctor(
    data: Data = None,
    host: Host = None,
    port: Port = None,
    lan: Lan = None,
    tls: Tls = None,
    tls_cert: TlsCert = None,
    tls_key: TlsKey = None,
    ntp_server: NtpServer = None,
    config: Config = None,
    ping: Ping = False,
    wait: Wait = 120.0,
    as_json: Json = False,
) -> None:
    """Look at this machine as a server with these settings would meet it; nothing is changed.

    Exit codes: 0 all is well, 1 something should be looked at, 3 something will not work, 2 wrong
    usage.
    """
    flags = {
        "host": host, "port": port, "lan": lan, "tls": tls, "tls_cert": tls_cert,
        "tls_key": tls_key, "ntp_server": ntp_server,
    }  # fmt: skip
    try:
        settings = load_settings(flags, os.environ, data or NOWHERE, config)
    except SettingsError as wrong:
        give_up(str(wrong), WRONG_SETTING)
    found = []
    for finding in round.look(settings, data):
        found.append(finding)
        if not as_json:
            print(_lines(finding), flush=True)
    if ping:
        found.append(_pinged(settings, data, wait))
        if not as_json:
            print(_lines(found[-1]))
    if as_json:
        print(codec.encode(found).decode())
    raise typer.Exit(exit_code(found))


def _pinged(settings: Settings, data: Path | None, seconds: float) -> Finding:
    try:
        return asyncio.run(pinging.wait(place.running(data), settings.port, seconds, _open))
    except OSError as error:
        return Finding("ping", "problem", f"no page can be shown on port {settings.port}: {error}")


def _open(address: str) -> None:
    """What to open, on standard error; on a terminal also as a picture for the camera."""
    say_problem(f"on a phone in the same network open  {address}")
    if sys.stderr.isatty():
        segno.make(address, error="l").terminal(sys.stderr, compact=True, border=2)


def _lines(finding: Finding) -> str:
    """The finding for a person: what, how, and under it what that breaks and what to do."""
    lines = [f"{finding.level:<8} {finding.check:<12} {finding.says}"]
    if finding.breaks:
        lines.append(f"{'':21} breaks: {finding.breaks}")
    if finding.do:
        lines.append(f"{'':21} do:     {finding.do}")
    return "\n".join(_printable(line) for line in lines)


def _printable(line: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in line)
