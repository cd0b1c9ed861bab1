"""Who may do what: the one table of permissions, and the one function that reads it."""

from enum import StrEnum

from linnet.hub import masks
from linnet.hub.restrictions import FOREVER, FREE
from linnet.hub.room import Room, role_of
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.people import MEMBER, Person, Role
from linnet.protocol.reasons import Reason, Refused


class Act(StrEnum):
    """What can be done in or to a room; KEEP_OWN is levels, drafts and receipts of one's own.

    The last eight are about the server and never about a room.
    """

    READ = "read"
    JOIN = "join"
    LEAVE = "leave"
    SAY = "say"
    EDIT = "edit"
    DELETE = "delete"
    REACT = "react"
    INVITE = "invite"
    REPORT = "report"
    KEEP_OWN = "keep-own"
    SET_TOPIC = "set-topic"
    PIN = "pin"
    DELETE_OTHERS = "delete-others"
    KICK = "kick"
    BAN = "ban"
    UNBAN = "unban"
    MUTE = "mute"
    UNMUTE = "unmute"
    PURGE = "purge"
    CALL_ROOM = "call-room"
    CALM = "calm"
    GIVE_VOICE = "give-voice"
    SET_MASK = "set-mask"
    SEE_REPORTS = "see-reports"
    SEE_ACTS = "see-acts"
    UNDO = "undo"
    HOOK = "hook"
    RENAME = "rename"
    SET_ROLE = "set-role"
    SET_POLICY = "set-policy"
    SEE_PEOPLE = "see-people"
    ADD_PEOPLE = "add-people"
    RESET_PASSWORD = "reset-password"
    END_SESSIONS = "end-sessions"
    GIVE_CODE = "give-code"
    SEE_SERVER = "see-server"
    SET_SERVER = "set-server"
    MAKE_BOT = "make-bot"


_ANYBODY = {Act.READ, Act.JOIN, Act.REPORT}
_DIRECT = {Act.READ, Act.SAY, Act.EDIT, Act.DELETE, Act.REACT, Act.PIN, Act.REPORT, Act.KEEP_OWN}
_MEMBER = (_DIRECT - {Act.PIN}) | {Act.LEAVE, Act.INVITE}
_OVER_PEOPLE = {Act.KICK, Act.BAN, Act.UNBAN, Act.MUTE, Act.UNMUTE, Act.PURGE}
_LOOK_AFTER = {Act.SEE_REPORTS, Act.SEE_ACTS, Act.UNDO}
_KEEP_HOOKS = {Act.HOOK}
_RUN_ROOM = {Act.CALM, Act.GIVE_VOICE, Act.SET_MASK}
_KEEP_ORDER = _RUN_ROOM | {Act.SET_TOPIC, Act.DELETE_OTHERS, Act.PIN, Act.CALL_ROOM}
_MODERATOR = _MEMBER | _KEEP_ORDER | _OVER_PEOPLE | _LOOK_AFTER | _KEEP_HOOKS
_OWNER = _MODERATOR | {Act.RENAME, Act.SET_ROLE, Act.SET_POLICY}
_ROLES: dict[Role | None, set[Act]] = {
    Role.MEMBER: _MEMBER,
    Role.MODERATOR: _MODERATOR,
    Role.OWNER: _OWNER,
}

_RUN = {
    Act.SEE_PEOPLE, Act.ADD_PEOPLE, Act.RESET_PASSWORD, Act.END_SESSIONS, Act.GIVE_CODE,
    Act.MAKE_BOT,
    Act.SEE_SERVER,
    Act.SET_SERVER,
}  # fmt: skip

ALLOWED: dict[str, dict[Role | None, set[Act]]] = {
    "open": {None: _ANYBODY, **_ROLES},
    "private": {None: set(), **_ROLES},
    "direct": {None: set(), Role.OWNER: _DIRECT},
}
"""kind of room -> role there (None: not a member) -> what is allowed."""
EVERYWHERE: dict[Role, set[Act]] = {
    Role.MEMBER: set(),
    Role.MODERATOR: _OVER_PEOPLE | _LOOK_AFTER | {Act.CALM},
    Role.OWNER: _OVER_PEOPLE | _LOOK_AFTER | {Act.CALM, Act.SET_ROLE} | _RUN,
}
"""role on the server -> what is allowed in all rooms at once."""
VOICE = frozenset({Act.SAY, Act.EDIT, Act.REACT, Act.PIN, Act.SET_TOPIC, Act.RENAME})
"""What who is muted may not do."""
_TALK = frozenset({Act.SAY, Act.EDIT, Act.REACT})


def authorise(person: Person, act: Act, room: Room | None, at: Millis = 0) -> Room:
    """The room, if this person may do this there.

    Bans and mutes count until they are over `at`; without a time, as long as they stand there.
    Raises Refused: `no-such-room` when the room does not exist or may not be seen (always
    the same answer), `not-a-member` where joining would help, else `not-allowed`; `banned`,
    `muted`, `locked`, or `key-needed` for an outsider of a room that has a key.
    """
    if room is None:
        raise Refused(Reason.NO_SUCH_ROOM)
    role = role_of(room, person)
    allowed = ALLOWED[room.kind].get(role)
    if allowed and act in allowed:
        if person.id in room.bars:
            _check_bars(person.id, act, room, at)
        policy = room.policy
        if policy.locked and act in _TALK and role is MEMBER:
            if person.id not in policy.voices:
                raise Refused(Reason.LOCKED)
        elif policy.key and role is None and act is not Act.JOIN:
            raise Refused(Reason.KEY_NEEDED)
        return room
    if not allowed or Act.READ not in allowed:
        raise Refused(Reason.NO_SUCH_ROOM)
    if _lets(person, act, room, role, at):
        return room
    raise Refused(Reason.NOT_ALLOWED if role else Reason.NOT_A_MEMBER)


def authorise_everywhere(person: Person, act: Act) -> None:
    """Raises Refused `not-allowed` unless this person may do this in all rooms at once."""
    if act not in EVERYWHERE[person.role]:
        sentence = "This counts on the whole server, which needs a role there; ask its owner."
        raise Refused(Reason.NOT_ALLOWED, sentence)


def may(person: Person, act: Act, room: Room | None, at: Millis = 0) -> bool:
    """Whether `authorise` would let this pass."""
    try:
        authorise(person, act, room, at)
    except Refused:
        return False
    return True


def _lets(person: Person, act: Act, room: Room, role: Role | None, at: Millis) -> bool:
    """Whether the policy allows what the role does not: to write from outside, to set the topic.

    Who could not come in writes from outside no more than they could inside.
    """
    policy = room.policy
    if act is Act.SET_TOPIC and role is MEMBER and policy.any_topic:
        _check_bars(person.id, act, room, at)
        return True
    if act is not Act.SAY or role is not None or not policy.outsiders:
        return False
    _check_bars(person.id, act, room, at)
    if masks.keep_out(policy, person):
        raise Refused(Reason.BANNED)
    if policy.locked and person.id not in policy.voices:
        raise Refused(Reason.LOCKED)
    if policy.key:
        raise Refused(Reason.KEY_NEEDED)
    return True


def check_ban(person: PersonId, room: Room, at: Millis) -> None:
    """Raises Refused `banned` while somebody may not be in a room."""
    banned = room.bars.get(person, FREE).banned
    if banned > at:
        raise Refused(Reason.BANNED, retry_after=_left(banned, at))


def check_mute(until: Millis, at: Millis) -> None:
    """Raises Refused `muted` until then."""
    if until > at:
        raise Refused(Reason.MUTED, retry_after=_left(until, at))


def _check_bars(person: PersonId, act: Act, room: Room, at: Millis) -> None:
    check_ban(person, room, at)
    if act in VOICE:
        check_mute(room.bars.get(person, FREE).muted, at)


def _left(until: Millis, at: Millis) -> float | None:
    """Seconds until then; none for what never ends, or where the time is not known."""
    return (until - at) / 1000 if at and until < FOREVER else None
