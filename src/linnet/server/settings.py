"""Every setting of a server: flags over `LINNET_*` variables over `linnet.toml` over defaults.

Nothing here changes anything on the machine: a wrong setting stops a start before it begins.
"""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import msgspec

from linnet.hub.directs import DirectMessages
from linnet.hub.rates import Kind, Rate, parse
from linnet.protocol import limits
from linnet.server import allowed

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
    owner_from_loopback: bool = False
    """True lets whoever connects from this machine become the first owner without the code."""
    log_level: str = "info"
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


RULES = {
    "host": allowed.address(),
    "port": allowed.whole(0, 65_535),
    "lan": allowed.yes_or_no(),
    "tls": allowed.one_of(("auto", "off")),
    "tls_cert": allowed.line(4096, "/etc/linnet/chain.pem"),
    "tls_key": allowed.line(4096, "/etc/linnet/key.pem"),
    "server_name": allowed.line(64, "Room 12"),
    "registration": allowed.one_of(("open", "code", "closed")),
    "registration_code": allowed.line(128, "blue-heron-12", secret=True),
    "guests": allowed.yes_or_no(),
    "direct_messages": allowed.one_of(("everybody", "moderators", "nobody")),
    "owner_from_loopback": allowed.yes_or_no(),
    "log_level": allowed.one_of(("debug", "info", "warning", "error")),
    "heartbeat": allowed.seconds(0.05, 600),
    "idle_timeout": allowed.seconds(0.05, 604_800, zero="never"),
    "file_size": allowed.whole(0, 1 << 40),
    "file_quota": allowed.whole(0, 1 << 50),
    "write_buffer": allowed.whole(1 << 12, 1 << 30),
    "max_connections": allowed.whole(1, 1_000_000),
    "allowed_origins": allowed.origins(),
    "host_names": allowed.names(),
    **{f"rate_{kind}": allowed.rate() for kind in Kind},
    "ntp_server": allowed.elsewhere("ntp.example.org"),
    "backup_every": allowed.span(60, 366 * 86_400),
    "backup_folder": allowed.line(4096, "/mnt/disk/linnet"),
    "backup_keep": allowed.whole(1, 10_000),
}


def rates(settings: Settings) -> dict[Kind, Rate | None]:
    """How often one person may do something of each kind; None is as often as they like."""
    return {kind: parse(getattr(settings, f"rate_{kind}")) for kind in Kind}


class _Given(msgspec.Struct, frozen=True):
    """One value as somebody wrote it, and where."""

    value: object
    source: str
    nearness: int


def load_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], data: Path, config: Path | None
) -> Settings:
    """Read every source; a flag that was not given is None. Raises SettingsError."""
    given = _from_file(data, config)
    for name in RULES:
        variable = f"LINNET_{name.upper()}"
        if variable in environment:
            given[name] = _Given(environment[variable], f"environment {variable}", 1)
    for name, value in flags.items():
        if value is not None:
            given[name] = _Given(value, f"flag --{name.replace('_', '-')}", 2)
    return _settled(given)


def _from_file(data: Path, config: Path | None) -> dict[str, _Given]:
    path = config or data / FILE_NAME
    if config is None and not path.exists():
        return {}
    found = _parsed(path)
    for name in found:
        if name not in RULES:
            raise SettingsError(f"{name!r} (file {path}) is not a setting; {_nearest(name)}")
    return {name: _Given(value, f"file {path}", 0) for name, value in found.items()}


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"the settings file {path} cannot be read: {reason}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"the settings file {path} is not TOML: {error}") from error


def _nearest(name: str) -> str:
    near = get_close_matches(name.replace("-", "_").lower(), RULES, n=1)
    return f"did you mean {near[0]!r}?" if near else "settings are " + ", ".join(RULES)


def _settled(given: Mapping[str, _Given]) -> Settings:
    values = {name: _read(name, wish) for name, wish in given.items()}
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


def _nearness(given: Mapping[str, _Given], name: str) -> int:
    return given[name].nearness if name in given else -1


def _read(name: str, wish: _Given) -> object:
    rule = RULES[name]
    try:
        return rule.read(wish.value)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        shown = "" if rule.secret else f" is {_short(wish.value)}"
        raise SettingsError(f"{name}{shown} ({wish.source}): allowed is {rule.allowed}") from error


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
