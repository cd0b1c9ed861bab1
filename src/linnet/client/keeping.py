"""What a client asks about things that are kept no longer."""

from linnet.client.asking import Asking
from linnet.protocol.commands import Erase, Retention
from linnet.protocol.keeping import EraseTold, RetentionTold


class Keeping(Asking):
    """The part of `Client` that is about retention and erasing."""

    async def retention(self, room: str, days: int) -> RetentionTold:
        """What a room would lose now if it kept messages for so many days."""
        return await self._ask(Retention(self._id(), self._ref(room), days), RetentionTold)

    async def erase(self, who: str, *, preview: bool = False) -> EraseTold:
        """Take away all that somebody said, and their name; with `preview` only count it.

        Who erases themselves is signed out after the answer. It cannot be undone.
        """
        wish = Erase(send_id=self._id(), who=who, preview=preview)
        return await self._ask(wish, EraseTold)
