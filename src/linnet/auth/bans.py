"""Who may not come in at all, whatever they prove."""

from linnet.hub.permissions import check_ban
from linnet.protocol.ids import LOBBY, Millis
from linnet.protocol.people import Person, PersonKind
from linnet.store.api import Store


async def check_bans(store: Store, person: Person, at: Millis) -> None:
    """A ban in the lobby is one from the server; a bot stays away with who answers for it.

    Raises Refused `banned`.
    """
    lobby = store.peek(LOBBY) or await store.room(LOBBY)
    if lobby is None:
        return
    check_ban(person.id, lobby, at)
    bot = await store.crew.bot(person.id) if person.kind is PersonKind.BOT else None
    if bot is not None:
        check_ban(bot.owner.id, lobby, at)
