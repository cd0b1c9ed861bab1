"""The rules about bots: who may make one, and who answers for one."""

from typing import Literal

from linnet.hub.permissions import EVERYWHERE, Act, authorise_everywhere
from linnet.protocol.bots import BotView
from linnet.protocol.ids import SERVER
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused

Makers = Literal["owners", "moderators", "accounts"]
"""Who may make bots: owners of the server, its moderators too, or everybody with an account."""


def check_may_make(by: Person, makers: Makers) -> None:
    """Raises Refused `not-allowed`."""
    if by.kind is not PersonKind.ACCOUNT and by.id != SERVER:
        raise Refused(Reason.NOT_ALLOWED, "Bots are made by people with an account.")
    staff = makers == "moderators" and by.role is not Role.MEMBER
    if not (staff or makers == "accounts"):
        authorise_everywhere(by, Act.MAKE_BOT)


def check_has_account(by: Person) -> None:
    """Somebody is there to answer for it. Raises Refused `not-allowed`."""
    if by.kind is not PersonKind.ACCOUNT:
        raise Refused(Reason.NOT_ALLOWED, "Webhooks are made by people with an account.")


def check_may_send_away(by: Person) -> None:
    """What is said leaves the server, and the server calls others: for its owners alone.

    Raises Refused `not-allowed`.
    """
    if Act.MAKE_BOT not in EVERYWHERE[by.role]:
        sentence = "Only an owner of the server has messages sent elsewhere; ask one."
        raise Refused(Reason.NOT_ALLOWED, sentence)


def check_answers_for(by: Person, bot: BotView | None) -> BotView:
    """The bot, if this person answers for it or may make bots for everybody.

    Raises Refused `no-such-person`, for somebody else's bot as for none.
    """
    if bot is None or not (by.id == bot.owner.id or sees_all(by)):
        raise Refused(Reason.NO_SUCH_PERSON, "You have no bot of that name or id; look at them.")
    return bot


def sees_all(by: Person) -> bool:
    """Whether somebody looks after the bots of others, too."""
    return Act.MAKE_BOT in EVERYWHERE[by.role]
