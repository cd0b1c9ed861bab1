"""Bots as those see them who answer for them."""

from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.people import Named
from linnet.protocol.tags import Value


class BotView(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A bot in use, and who answers for it; without a `token` it cannot come in."""

    id: PersonId
    name: str
    owner: Named
    since: Millis
    token: bool
    online: bool
