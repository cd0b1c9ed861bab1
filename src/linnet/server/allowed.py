"""What a setting may be: a rule reads a value from a flag, the environment or a file, or says no.

A rule takes what TOML gives (numbers, booleans, lists) and what flags and the environment give
(text) alike, so that a value means the same wherever it is written.
"""

import re
from collections.abc import Callable, Collection
from ipaddress import ip_network

import msgspec

from linnet.hub.rates import parse

Read = Callable[[object], object]
"""Returns the value in its one form; raises ValueError (or TypeError) when it is not allowed."""

_WORDS = {"true": True, "yes": True, "on": True, "1": True}
_WORDS |= {"false": False, "no": False, "off": False, "0": False}
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_SPAN = re.compile(r"([0-9]{1,9}) ?(min|h|d)")
_UNITS = {"min": 60, "h": 3600, "d": 86_400}
_ELSEWHERE = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.%]{2,60}\])(?::([0-9]{1,5}))?")
_HOST = re.compile(r"[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.%]{2,60}\]")
_SERVER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*")
_NAME = re.compile(r"[a-z0-9._-]{1,253}")
_ORIGIN = re.compile(r"https?://([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?")


class Rule(msgspec.Struct, frozen=True):
    """One setting's rule: how to read it, and one phrase that says what is allowed."""

    read: Read
    allowed: str
    secret: bool = False
    choices: tuple[str, ...] = ()
    """All that is allowed, where these are words."""
    unit: bool = False
    """Whether it is a span of time that is written with its unit."""


def written(rule: Rule, value: object, between: str = ",") -> str:
    """A value as it would be typed; those of a list have this `between` them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _with_unit(int(value)) if rule.unit else f"{value:g}"
    if isinstance(value, list | tuple):
        return between.join(map(str, value))
    return str(value).replace("\n", "\\n")


def _with_unit(seconds: int) -> str:
    unit = next((one for one in ("d", "h", "min") if seconds % _UNITS[one] == 0), "min")
    return f"{seconds // _UNITS[unit]}{unit}" if seconds else "off"


def whole(low: int, high: int) -> Rule:
    def read(value: object) -> int:
        number = _number(value)
        if number != int(number) or not low <= number <= high:
            raise ValueError
        return int(number)

    return Rule(read, f"a whole number from {low} to {high}")


def seconds(low: float, high: float, zero: str = "") -> Rule:
    """A span of time; `zero` says what 0 means where 0 is allowed beside the range."""

    def read(value: object) -> float:
        number = _number(value)
        if not (low <= number <= high or (zero and number == 0)):
            raise ValueError
        return number

    return Rule(read, f"seconds from {low:g} to {high:g}" + (f", or 0 for {zero}" if zero else ""))


def span(low: int, high: int) -> Rule:
    """A span of time with a unit, in seconds; 0 where it is switched off."""

    def read(value: object) -> float:
        if value in ("off", "0", 0) and not isinstance(value, bool):
            return 0.0
        text = _text(value).lower()
        parts = _SPAN.fullmatch(text)
        if not parts or not low <= (found := int(parts[1]) * _UNITS[parts[2]]) <= high:
            raise ValueError
        return float(found)

    allowed = f"such as 1d, 12h or 30min ({low // 60}min to {high // 86_400}d), or off"
    return Rule(read, allowed, unit=True)


def yes_or_no() -> Rule:
    def read(value: object) -> bool:
        return value if isinstance(value, bool) else _WORDS[_text(value).lower()]

    return Rule(read, "true or false", choices=("true", "false"))


def one_of(words: Collection[str]) -> Rule:
    def read(value: object) -> str:
        word = _text(value).lower()
        if word not in words:
            raise ValueError
        return word

    return Rule(read, "one of " + ", ".join(words), choices=tuple(words))


def line(longest: int, example: str, secret: bool = False) -> Rule:
    """One line of visible text."""

    def read(value: object) -> str:
        text = _text(value)
        if not 0 < len(text) <= longest or not text.isprintable():
            raise ValueError
        return text

    return Rule(read, f"one line of 1 to {longest} characters, such as {example}", secret)


def lines(longest: int, example: str) -> Rule:
    """Lines of visible text; where only one can be typed, `\\n` ends one."""

    def read(value: object) -> str:
        text = _text(value).replace("\\n", "\n").replace("\r\n", "\n")
        if not 0 < len(text) <= longest or not text.replace("\n", "").isprintable():
            raise ValueError
        return text

    return Rule(read, f"one line of 1 to {longest} characters, such as {example}")


def address() -> Rule:
    def read(value: object) -> str:
        text = _text(value)
        if not re.fullmatch(r"[A-Za-z0-9_.:%-]{1,253}", text):
            raise ValueError
        return text

    return Rule(read, "an address or name of this machine, such as 127.0.0.1")


def port(example: str) -> Rule:
    """Where a door listens; nothing and `off` are the same."""

    def read(value: object) -> str:
        text = _text(value)
        if text.lower() in ("", "off"):
            return ""
        host, _, number = text.rpartition(":")
        if not _HOST.fullmatch(host) or not number.isdecimal() or int(number) > 65_535:
            raise ValueError
        return text

    return Rule(read, f"an address of this machine with its port, such as {example}, or off")


def elsewhere(example: str) -> Rule:
    """A host, perhaps with a port; nothing and `off` are the same."""

    def read(value: object) -> str:
        text = _text(value)
        if text.lower() in ("", "off"):
            return ""
        found = _ELSEWHERE.fullmatch(text)
        if not found or not 0 < int(found[1] or 1) < 65_536:
            raise ValueError
        return text

    return Rule(read, f"a host such as {example}, perhaps with :PORT, or off")


def rate() -> Rule:
    """How often something may happen, written with single spaces."""

    def read(value: object) -> str:
        text = " ".join(_text(value).split())
        parse(text)
        return text

    return Rule(read, "such as 10/s burst 30 or 6/min (at least 1/min), or off")


def origins() -> Rule:
    """A list in TOML; the same with commas in one line of text."""

    def read(value: object) -> tuple[str, ...]:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            raise TypeError
        found = tuple(_text(part).lower() for part in parts if part != "")
        if not all(_ORIGIN.fullmatch(origin) for origin in found):
            raise ValueError
        return found

    return Rule(read, "addresses of web pages without a path, such as https://chat.example.org")


def name(example: str) -> Rule:
    """A host name of a server."""

    def read(value: object) -> str:
        text = _text(value)
        if len(text) > 63 or not _SERVER.fullmatch(text):
            raise ValueError
        return text

    return Rule(read, f"a name of letters, digits, dashes and dots, such as {example}")


def names() -> Rule:
    """A list of host names in TOML; the same with commas in one line of text."""

    def read(value: object) -> tuple[str, ...]:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            raise TypeError
        found = tuple(_text(part).lower() for part in parts if part != "")
        if not all(_NAME.fullmatch(name) for name in found):
            raise ValueError
        return found

    return Rule(read, "names without a port, such as chat.example.org")


def networks() -> Rule:
    """A list of addresses and networks in TOML; the same with commas in one line of text."""

    def read(value: object) -> tuple[str, ...]:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            raise TypeError
        return tuple(str(ip_network(_text(part))) for part in parts if part != "")

    return Rule(read, "addresses or networks, such as 127.0.0.1 or 10.0.0.0/8")


def _number(value: object) -> float:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError
    if abs(value) > 1e15 or value != value:
        raise ValueError
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()
