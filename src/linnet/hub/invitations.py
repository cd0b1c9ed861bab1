"""The rules about invitations: who makes them, for how long, and whom they let in."""

from msgspec import Struct

from linnet.hub.facts import Facts, Invitation
from linnet.hub.permissions import EVERYWHERE, Act, authorise, authorise_everywhere, check_ban, may
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.entries import Body, Joined
from linnet.protocol.ids import LOBBY, Millis, PersonId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused

NO_GOOD = Refused(Reason.BAD_CODE)
"""The same answer for a code that never was and one that is over: nobody learns of a room."""


class Accepting(Struct, frozen=True, kw_only=True):
    """Somebody comes in by the invitation whose secret has this hash."""

    send_id: str
    hash: bytes


def check_make(by: Person, room: Room, at: Millis, *, accounts: bool) -> None:
    """Whether somebody may let others into a room by a link. Raises Refused.

    Letting people make accounts is for who gives out codes; so is an invitation into the lobby.
    """
    if accounts or room.id == LOBBY:
        authorise_everywhere(by, Act.GIVE_CODE)
    if room.id != LOBBY:
        authorise(by, Act.INVITE, room, at)
        if room.policy.invited:
            authorise(by, Act.CALM, room, at)


def sees(by: Person, room: Room, maker: PersonId) -> bool:
    """Whether somebody may look at this invitation, and take it back."""
    return by.id == maker or may(by, Act.CALM, room)


def check_wish(span: int, uses: int) -> None:
    """Raises Refused `bad-frame` for a time or a number that no invitation has."""
    if not 60 <= span <= limits.INVITATION_SPAN or not 0 <= uses <= limits.INVITATION_USES:
        days, most = limits.INVITATION_SPAN // 86_400, limits.INVITATION_USES
        sentence = f"An invitation is good for 60 seconds to {days} days and 1 to {most} people."
        raise Refused(Reason.BAD_FRAME, sentence)


def check_good(found: Invitation | None, at: Millis) -> Invitation:
    """The invitation, if it is not over. Raises Refused `bad-code`."""
    if found is None or at >= found.until or (found.most and found.used >= found.most):
        raise NO_GOOD
    return found


def check_accounts(found: Invitation, maker: Person | None) -> None:
    """Whether an account can be made with it. Raises Refused `bad-code`."""
    if not found.accounts or maker is None or Act.GIVE_CODE not in EVERYWHERE[maker.role]:
        raise NO_GOOD


def accept(room: Room | None, by: Person, command: Accepting, at: Millis, facts: Facts) -> Body:
    """Into a room by an invitation, as long as its maker may invite."""
    found = check_good(facts.invitation, at)
    if room is None or found.room != room.id or facts.who is None:
        raise NO_GOOD
    check_maker(facts.who, room, found, at)
    if room.id == LOBBY or by.id in room.members:
        raise Refused(Reason.ALREADY_THERE)
    check_ban(by.id, room, at)
    return Joined()


def check_maker(maker: Person, room: Room, found: Invitation, at: Millis) -> None:
    """Raises Refused `bad-code` when who made an invitation could not make it any more."""
    try:
        check_make(maker, room, at, accounts=found.accounts)
    except Refused:
        raise NO_GOOD from None
