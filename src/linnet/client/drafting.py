"""What one is writing in each room: known from when it is told, not from when it is answered."""

from collections.abc import Iterable

from msgspec import UNSET

from linnet.client.send_ids import SendIds
from linnet.client.world import World
from linnet.protocol.commands import Query, RoomCommand, Say, SetDraft
from linnet.protocol.ids import RoomId
from linnet.protocol.mine import Draft


class Drafting:
    """Keeps the drafts in `world` true; what it returns is to be asked."""

    def __init__(self, world: World, ids: SendIds) -> None:
        self._world = world
        self._ids = ids

    def told(self, draft: SetDraft) -> None:
        """The server is told of this one, now or on the next connection."""
        if view := self._world.find(draft.room):
            self._world.drafted(view.id, Draft(text=draft.text, reply_to=draft.reply_to or 0))

    def said(self, say: Say) -> list[SetDraft]:
        """What was being written is said now; a draft of something else stays."""
        view = self._world.find(say.room)
        if not view or view.draft is UNSET or not say.text.startswith(view.draft.text.rstrip()):
            return []
        self._world.drafted(view.id, Draft(text=""))
        return [SetDraft(self._ids.next(), view.id, "")]

    def welcomed(self, questions: Iterable[Query], wishes: Iterable[RoomCommand]) -> list[SetDraft]:
        """The server may not know yet what it has not answered; wishes name rooms by their ids.

        What was told of a draft here counts, then what is being said, then what the server knows.
        """
        here: set[RoomId] = set()
        for draft in questions:
            if isinstance(draft, SetDraft) and (view := self._world.find(draft.room)):
                self.told(draft)
                here.add(view.id)
        forgotten: list[SetDraft] = []
        for say in wishes:
            if isinstance(say, Say) and say.room not in here:
                forgotten += self.said(say)
        return forgotten
