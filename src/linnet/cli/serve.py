"""`linnet serve`: reads settings, opens the data folder, runs a server until told to stop."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from linnet.cli.loading import loading
from linnet.cli.problem import WRONG_SETTING, give_up
from linnet.server import sockets
from linnet.server.folder import FolderError, open_folder
from linnet.server.settings import Settings, SettingsError, load_settings

# Values stay text here: the settings' own rules read them and say what is allowed.
Text = str | None
Data = Annotated[
    Path, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="Where the server keeps all.")
]
Host = Annotated[Text, typer.Option(metavar="HOST", help="Listen on this address [127.0.0.1].")]
Port = Annotated[Text, typer.Option(metavar="PORT", help="Listen here; 0 is any free one [8888].")]
Lan = Annotated[bool | None, typer.Option("--lan/--no-lan", help="Listen for the whole network.")]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help="Settings [DIR/linnet.toml].")]
Tls = Annotated[Text, typer.Option(metavar="HOW", help="Encrypt: auto (with --lan) or off.")]
TlsCert = Annotated[Text, typer.Option(metavar="FILE", help="A real certificate (PEM).")]
TlsKey = Annotated[Text, typer.Option(metavar="FILE", help="Its key (PEM).")]
LogLevel = Annotated[
    Text, typer.Option(metavar="LEVEL", help="debug, info, warning or error [info].")
]
LogFile = Annotated[Text, typer.Option(metavar="FILE", help="Log here [standard error].")]
ServerName = Annotated[Text, typer.Option(metavar="NAME", help="What people see [Linnet].")]
Registration = Annotated[
    Text, typer.Option(metavar="HOW", help="New accounts: open, code or closed [open].")
]
Guests = Annotated[
    bool | None, typer.Option("--guests/--no-guests", help="Let people in by name alone [guests].")
]
Ssh = Annotated[Text, typer.Option(metavar="HOST:PORT", help="Let SSH clients in here.")]
Irc = Annotated[Text, typer.Option(metavar="HOST:PORT", help="Let IRC clients in here.")]
IrcTls = Annotated[Text, typer.Option(metavar="HOST:PORT", help="The same, encrypted.")]
IrcWs = Annotated[Text, typer.Option(metavar="HOST:PORT", help="The same, over WebSockets.")]

PyChat = Annotated[
    Text, typer.Option(metavar="PLACE", help="Netcat's door, or off [127.0.0.1:65432].")
]
PyChatLan = Annotated[
    bool | None, typer.Option("--pychat-lan/--no-pychat-lan", help="Let others use that door.")
]
Nickname = Annotated[
    Text, typer.Option(metavar="PLACE", help="The door for clients that begin with a nickname.")
]
NicknameBeside = Annotated[
    bool | None,
    typer.Option(
        "--nickname-beside/--no-nickname-beside", help="The same on the port after --port."
    ),
]


def serve(
    data: Data,
    host: Host = None,
    port: Port = None,
    lan: Lan = None,
    tls: Tls = None,
    tls_cert: TlsCert = None,
    tls_key: TlsKey = None,
    config: Config = None,
    log_level: LogLevel = None,
    log_file: LogFile = None,
    server_name: ServerName = None,
    registration: Registration = None,
    guests: Guests = None,
    irc: Irc = None,
    ssh: Ssh = None,
    irc_tls: IrcTls = None,
    irc_ws: IrcWs = None,
    pychat: PyChat = None,
    pychat_lan: PyChatLan = None,
    nickname: Nickname = None,
    nickname_beside: NicknameBeside = None,
) -> None:
    """Run a server on this machine.

    Every setting may also stand in the environment (LINNET_PORT=8888) or in linnet.toml.
    """
    flags = {name: value for name, value in locals().items() if name not in ("data", "config")}
    try:
        settings = load_settings(flags, os.environ, data, config)
    except SettingsError as wrong:
        give_up(str(wrong), WRONG_SETTING)
    reread = partial(load_settings, flags, os.environ, data, config)
    raise typer.Exit(_run(settings, data, reread, config))


def _run(
    settings: Settings, data: Path, reread: Callable[[], Settings], config: Path | None
) -> int:
    try:
        bound = sockets.bind(settings.host, settings.port, settings.write_buffer // 2)
    except OSError as error:
        give_up(sockets.explain(error, settings.host, settings.port))
    try:
        with bound, open_folder(data) as folder:
            # The server takes longer to import than `serve --help` or a refusal may take.
            with loading():
                from linnet.server.app import run  # noqa: PLC0415

            return run(settings, folder, bound, reread, config)
    except FolderError as refused:
        give_up(str(refused))
