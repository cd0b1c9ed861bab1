"""The rules of administration: who is the administrator, and over whom one may decide."""

from linnet.hub.permissions import Act, authorise_everywhere
from linnet.protocol.ids import SERVER
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused

THE_ADMINISTRATOR = Person(id=SERVER, name="administrator", kind=PersonKind.BOT, role=Role.OWNER)
"""Whoever may read the data folder at the server's own machine; nobody else can have this name."""


def check_over(by: Person, act: Act, who: Person) -> Person:
    """Somebody over whom this may be done: not oneself, nor for an owner another owner.

    Raises Refused: `not-allowed`, `not-with-yourself`.
    """
    authorise_everywhere(by, act)
    if by.id == who.id:
        raise Refused(Reason.NOT_WITH_YOURSELF)
    if who.role is Role.OWNER and by.id != SERVER:
        sentence = "They own this server, too; it needs the administrator at its machine."
        raise Refused(Reason.NOT_ALLOWED, sentence)
    return who
