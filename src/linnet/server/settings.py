"""Every setting of a server: flags over `LINNET_*` variables over `linnet.toml` over defaults.

Nothing here changes anything on the machine: a wrong setting stops a start before it begins.
"""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import msgspec

from linnet.hub.bots import Makers
from linnet.hub.directs import DirectMessages
from linnet.hub.rates import Kind, Rate, parse
from linnet.protocol import limits
from linnet.server.settings_table import RULES as RULES

FILE_NAME = "linnet.toml"
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - only where `lan` asks for it


class SettingsError(Exception):
    """A wrong setting, said in one line: its name, where it was set and what is allowed."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator may choose, each with a default that is safe on one machine."""

    host: str = "127.0.0.1"
    port: int = 8888
    """0 takes any free port."""
    lan: bool = False
    """True moves `host` to every address, unless `host` was set as near to the command line."""
    tls: Literal["auto", "off"] = "off"
    """`auto`, which `lan` implies, secures every connection from other machines."""
    tls_cert: str = ""
    tls_key: str = ""
    """Files (PEM) with a certificate and its key, instead of one the server makes itself."""
    server_name: str = "Linnet"
    registration: Literal["open", "code", "closed"] = "open"
    registration_code: str = ""
    """What newcomers type to make an account when registration is `code`."""
    guests: bool = True
    direct_messages: DirectMessages = "everybody"
    """Who may write to each other directly; `moderators` means with one of the server's."""
    webhook_hosts: tuple[str, ...] = ()
    """Hosts that messages may be sent to; any, where none is named."""
    bots: Makers = "owners"
    """Who may make bots: owners of the server, its moderators too, or every account."""
    owner_from_loopback: bool = False
    """True lets whoever connects from this machine become the first owner without the code."""
    ssh: str = ""
    """HOST:PORT of the door for SSH."""
    irc: str = ""
    irc_tls: str = ""
    irc_ws: str = ""
    """HOST:PORT of the door for IRC clients: plain, encrypted, and for web clients."""
    irc_name: str = "irc.linnet"
    irc_network: str = ""
    irc_motd: str = ""
    irc_password: str = ""
    irc_oper: str = ""
    """NAME PASSWORD of an operator who need not own the server."""
    irc_nicks: Literal["any", "ascii"] = "any"
    irc_sts: float = 30 * 86_400.0
    """Seconds for which clients are told to keep to `irc_tls`; 0 takes that back."""
    log_level: str = "info"
    log_format: Literal["auto", "json"] = "auto"
    log_file: str = ""
    """Seen from the data folder; empty logs to stderr."""
    log_size: int = 10 << 20
    """Bytes of a log file; one more line begins the next."""
    log_keep: int = 5
    """How many full log files stay."""
    heartbeat: float = 25.0
    """Seconds between pings; a client silent for two of them is gone."""
    idle_timeout: float = 0.0
    """Seconds without a command after which a connection is closed; 0 is never."""
    file_size: int = limits.FILE
    """Bytes of one file; 0 takes none."""
    file_quota: int = limits.FILE_QUOTA
    """Bytes of all files of one person."""
    write_buffer: int = 1 << 20
    """Bytes that may wait for one slow connection."""
    max_connections: int = 20_000
    allowed_origins: tuple[str, ...] = ()
    """Web pages of other sites that may connect; the server's own pages always may."""
    host_names: tuple[str, ...] = ()
    """Names this server goes by besides its machine's own, such as one a proxy has for it."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses and networks of proxies that say truly whom they speak for."""
    pychat: str = "127.0.0.1:65432"
    """Where the PyChat door listens; empty is nowhere."""
    pychat_lan: bool = False
    """True lets it listen for other machines, though it never encrypts."""
    nickname: str = ""
    """Where the nickname-first door listens; empty is nowhere."""
    nickname_beside: bool = False
    """True lets it listen on the port after the server's own, too."""
    line_connections: int = 10_000
    """Connections of each door for lines of text."""
    line_connections_each: int = 2_000
    """Those that may come from one address."""
    ntp_server: str = ""
    """HOST or HOST:PORT that is asked how right this machine's clock is; empty asks nobody."""
    backup_every: float = 0.0
    """Seconds from one backup to the next; 0 makes none."""
    backup_folder: str = "backups"
    """Where they go, seen from the data folder."""
    backup_keep: int = 7
    """How many stay."""
    rate_messages: str = "10/s burst 30"
    rate_joins: str = "2/s burst 60"
    rate_names: str = "6/min burst 10"
    rate_reactions: str = "5/s burst 30"
    rate_uploads: str = "1/s burst 50"
    rate_signals: str = "2/s burst 20"
    rate_other: str = "50/s burst 500"
    """How often one person may do something of each kind, whatever the door; or `off`."""


def rates(settings: Settings) -> dict[Kind, Rate | None]:
    """How often one person may do something of each kind; None is as often as they like."""
    return {kind: parse(getattr(settings, f"rate_{kind}")) for kind in Kind}


class Given(msgspec.Struct, frozen=True):
    """One value as somebody wrote it, and where; the nearest to the command line counts."""

    value: object
    source: str
    nearness: int


def load_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], data: Path, config: Path | None
) -> Settings:
    """Read every source; a flag that was not given is None. Raises SettingsError."""
    return settle(gather(flags, environment, data, config))


def gather(
    flags: Mapping[str, object], environment: Mapping[str, str], data: Path, config: Path | None
) -> dict[str, Given]:
    """Every setting that was given, from where it counts. Raises SettingsError."""
    given = _from_file(data, config)
    for name in RULES:
        variable = f"LINNET_{name.upper()}"
        if variable in environment:
            given[name] = Given(environment[variable], f"environment {variable}", 1)
    for name, value in flags.items():
        if value is not None:
            given[name] = Given(value, f"flag --{name.replace('_', '-')}", 2)
    return given


def settle(given: Mapping[str, Given]) -> Settings:
    """What these values make together. Raises SettingsError."""
    values = {name: read_one(name, wish) for name, wish in given.items()}
    if values.get("lan") and _nearness(given, "lan") > _nearness(given, "host"):
        values["host"] = EVERY_ADDRESS
    if values.get("lan") or values.get("tls_cert"):
        values.setdefault("tls", "auto")
    settings = msgspec.convert(values, Settings)
    if settings.registration == "code" and not settings.registration_code:
        raise SettingsError(
            f"registration is 'code' ({given['registration'].source}) but registration_code is"
            f" not set: allowed is {RULES['registration_code'].allowed}"
        )
    return settings


def read_one(name: str, wish: Given) -> object:
    """The value in its one form. Raises SettingsError."""
    rule = RULES[name]
    try:
        return rule.read(wish.value)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        shown = "" if rule.secret else f" is {_short(wish.value)}"
        raise SettingsError(f"{name}{shown} ({wish.source}): allowed is {rule.allowed}") from error


def from_text(text: str, path: Path) -> tuple[dict[str, Given], list[str]]:
    """What a settings file gives, and what of it is no setting, a sentence each.

    Raises SettingsError for what is not TOML.
    """
    given, unknown = {}, []
    for name, value in _parsed(text, path).items():
        where = f"file {path}{_line(text, name)}"
        if name in RULES:
            given[name] = Given(value, where, 0)
        else:
            unknown.append(f"{name!r} ({where}) is not a setting; {nearest(name)}")
    return given, unknown


def nearest(name: str) -> str:
    """What somebody may have meant by a name that is no setting."""
    near = get_close_matches(name.replace("-", "_").lower(), RULES, n=1)
    return f"did you mean {near[0]!r}?" if near else "settings are " + ", ".join(RULES)


def read_file(path: Path) -> str:
    """The text of a settings file. Raises SettingsError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"the settings file {path} cannot be read: {reason}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"the settings file {path} is not TOML: {error}") from error


def _from_file(data: Path, config: Path | None) -> dict[str, Given]:
    path = config or data / FILE_NAME
    if config is None and not path.exists():
        return {}
    given, unknown = from_text(read_file(path), path)
    if unknown:
        raise SettingsError(unknown[0])
    return given


def _parsed(text: str, path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"the settings file {path} is not TOML: {error}") from error


def _line(text: str, name: str) -> str:
    """Where in the file a name is set; the parser does not say, so the first line counts."""
    key = re.compile(rf"""\s*(?:\[+\s*)?["']?{re.escape(name)}["']?\s*[=.\]]""")
    found = (n for n, line in enumerate(text.splitlines(), 1) if key.match(line))
    return f", line {number}" if (number := next(found, 0)) else ""


def _nearness(given: Mapping[str, Given], name: str) -> int:
    return given[name].nearness if name in given else -1


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
