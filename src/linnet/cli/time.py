"""`linnet time`: the server's clock, how right it is, and how far this machine's is from it."""

from typing import Annotated

import typer
from msgspec import UNSET, Struct, UnsetType, json

from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, NO_CONNECTION, Host, Port, Server
from linnet.cli.place import going
from linnet.cli.problem import give_up
from linnet.client import CannotConnect
from linnet.client.comparing import Compared, compare
from linnet.protocol.frames import Clock
from linnet.protocol.ids import Millis
from linnet.terminal.clean import one_line
from linnet.terminal.words import moment, span

Json = Annotated[bool, typer.Option("--json", help="One line of JSON, times in milliseconds.")]


class _Told(Struct, frozen=True, kw_only=True):
    """What `--json` prints; `clock` is absent where the server has no NTP server to ask."""

    time: Millis
    clock: Clock | UnsetType = UNSET
    ahead: float
    round_trip: float


def time(
    host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT, server: Server = None, json: Json = False
) -> None:
    """Compare this machine's clock with a server's, and show how right the server's is.

    Nothing is changed anywhere. Exit codes: 0 shown, 2 wrong usage, 3 no connection.
    """
    try:
        compared = compare(going(server, host, port, None)[0])
    except CannotConnect as failed:
        give_up(str(failed), NO_CONNECTION)
    print(_line(compared) if json else _lines(compared))


def _line(compared: Compared) -> str:
    about = compared.server
    told = _Told(
        time=about.time,
        clock=about.clock,
        ahead=round(compared.ahead, 1),
        round_trip=round(compared.round_trip, 1),
    )
    return json.encode(told).decode()


def _lines(compared: Compared) -> str:
    about = compared.server
    return "\n".join(
        (
            f"server time   {_exact(about.time)}",
            f"its clock     {_clock(about.clock)}",
            f"this machine  {span(compared.ahead, of='the server')}"
            f" (round trip {compared.round_trip:.1f} ms)",
        )
    )


def _clock(clock: Clock | UnsetType) -> str:
    if isinstance(clock, UnsetType):
        return "not measured: no ntp_server is set"
    failed = f"failed: {one_line(clock.failed)}" if isinstance(clock.failed, str) else ""
    if isinstance(clock.offset, UnsetType) or isinstance(clock.measured, UnsetType):
        return failed or "not measured yet"
    found = f"{span(-clock.offset, of='its NTP server')}, measured {_exact(clock.measured)}"
    return f"{found}; the last try {failed}" if failed else found


def _exact(at: Millis) -> str:
    local = moment(at).astimezone()
    return f"{local:%Y-%m-%d %H:%M:%S}.{at % 1000:03} {local:%z}"
