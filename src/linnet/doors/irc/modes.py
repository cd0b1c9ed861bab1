"""Modes: the letters of IRC for roles and for how a room is kept. Tables and pure functions."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from linnet.doors.irc.masks import shown
from linnet.hub.room import Room, role_of
from linnet.protocol.entries import RoomKind
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person, Role
from linnet.protocol.policies import MaskList, Policy

PREFIXES = {"q": "~", "a": "&", "o": "@", "h": "%", "v": "+"}
"""The letter of a standing and the sign before a nick, the highest first."""
LETTERS = {Role.OWNER: "o", Role.MODERATOR: "h", Role.MEMBER: ""}
"""Roles in a room. `q` and `a` are owners and moderators of the whole server."""
ROLES = {"o": Role.OWNER, "h": Role.MODERATOR}
EVERYWHERE = {Role.OWNER: "q", Role.MODERATOR: "a", Role.MEMBER: ""}
LISTS: dict[str, MaskList] = {"b": "kept_out", "e": "excepted", "I": "expected"}
"""The lists of a room, each with its letter."""
LISTED = ("beI", "k", "l", "imnst")
"""ISUPPORT CHANMODES: lists, with a parameter, with one when set, without any."""
PRIVATE = "isn"
"""What a private room has, and nothing can take away."""


class Change(Struct, frozen=True):
    """One letter set or taken away, perhaps with a word."""

    on: bool
    letter: str
    word: str | None = None


def standing(room: Room, person: Person) -> str:
    """The letters of somebody in a room, the highest first."""
    role = room.members.get(person.id) or role_of(room, person)
    own = LETTERS[role] if role else ""
    voice = "v" if person.id in room.policy.voices else ""
    return (EVERYWHERE[person.role] if person.role is not Role.MEMBER else "") + own + voice


def signs(letters: str, *, every: bool) -> str:
    """The signs before a nick: all of them (multi-prefix) or the highest."""
    found = "".join(PREFIXES[letter] for letter in letters)
    return found if every else found[:1]


def of_room(kind: RoomKind, policy: Policy) -> dict[str, str | None]:
    """The letters of a room, with their words."""
    letters = dict.fromkeys(PRIVATE if kind == "private" else "")
    return {**letters, **of_policy(policy)}


def of_policy(policy: Policy) -> dict[str, str | None]:
    """The letters of how a room is kept."""
    flags = {
        "n": not policy.outsiders,
        "t": not policy.any_topic,
        "i": policy.invited,
        "m": policy.locked,
        "s": policy.hidden,
    }
    letters: dict[str, str | None] = {letter: None for letter, on in flags.items() if on}
    if policy.key:
        letters["k"] = policy.key
    return {**letters, "l": str(policy.most)} if policy.most else letters


def of_lists(before: Policy, after: Policy, nick: Callable[[PersonId], str]) -> list[Change]:
    """What changed in the lists of a room: voices, and masks as IRC writes them."""
    changes = _moved("v", before.voices, after.voices, lambda id: nick(PersonId(id)))
    for letter, name in LISTS.items():
        changes += _moved(letter, getattr(before, name), getattr(after, name), shown)
    return changes


def _moved(
    letter: str, before: Sequence[str], after: Sequence[str], word: Callable[[str], str]
) -> list[Change]:
    gone = [Change(False, letter, word(one)) for one in before if one not in after]
    return [*gone, *(Change(True, letter, word(one)) for one in after if one not in before)]


def between(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> list[Change]:
    """What changes one set of letters into another."""
    gone = [
        Change(False, one, None if one in LISTED[2] else before[one])
        for one in before
        if one not in after
    ]
    come = [
        Change(True, one, word)
        for one, word in after.items()
        if one not in before or before[one] != word
    ]
    return [*gone, *come]


def of_role(before: Role | None, after: Role, nick: str) -> list[Change]:
    """What changes somebody's standing; where it is not known before, all else is taken away."""
    letter = LETTERS[after]
    if before is None:
        gone = [one for one in ROLES if one != letter] if not letter else []
    else:
        gone = [LETTERS[before]] if LETTERS[before] else []
    changes = [Change(False, one, nick) for one in gone]
    return [*changes, Change(True, letter, nick)] if letter else changes


def written(changes: Iterable[Change]) -> list[str]:
    """`+o-h ann ann` as the words of a MODE line."""
    letters, words, sign = "", [], None
    for change in changes:
        if change.on is not sign:
            sign = change.on
            letters += "+" if sign else "-"
        letters += change.letter
        if change.word is not None:
            words.append(change.word)
    return [letters, *words]


def parse(params: Iterable[str], known: str, worded: str, worded_on: str = "") -> list[Change]:
    """The changes a client asks for; letters that are not `known` have no word.

    `worded` letters take one, `worded_on` only when they are set.
    """
    words = iter(params)
    changes, on = [], True
    for char in next(words, ""):
        if char in "+-":
            on = char == "+"
        elif char in known and (char in worded or (on and char in worded_on)):
            changes.append(Change(on, char, next(words, None)))
        else:
            changes.append(Change(on, char))
    return changes
