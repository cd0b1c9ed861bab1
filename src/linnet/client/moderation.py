"""What a client does to keep order; `everywhere` needs a role on the server."""

from linnet.client.asking import Asking
from linnet.protocol.commands import (
    Acts,
    Ban,
    Kick,
    Mask,
    Mute,
    Purge,
    Report,
    Reports,
    Resolve,
    Unban,
    Undo,
    Unmute,
    Voice,
)
from linnet.protocol.frames import Done
from linnet.protocol.moderation import ActsTold, PurgeTold, Reported, ReportsTold
from linnet.protocol.policies import MaskList


class Moderation(Asking):
    """The part of `Client` for moderators. Times are in seconds."""

    async def kick(self, room: str, who: str, why: str = "", *, everywhere: bool = False) -> Done:
        """Put somebody out of a room, or off the server for now."""
        wish = Kick(send_id=self._id(), room=room, who=who, why=why, everywhere=everywhere)
        return await self._wish(wish)

    async def ban(
        self,
        room: str,
        who: str,
        why: str = "",
        *,
        span: int | None = None,
        everywhere: bool = False,
        address: bool = False,
    ) -> Done:
        """Put somebody out and keep them out, for a time or for good.

        With `address` nobody comes in from where they came from either.
        """
        wish = Ban(
            send_id=self._id(),
            room=room,
            who=who,
            span=span,
            why=why,
            everywhere=everywhere,
            address=address,
        )
        return await self._wish(wish)

    async def unban(self, room: str, who: str, *, everywhere: bool = False) -> Done:
        """Let somebody come back."""
        wish = Unban(send_id=self._id(), room=room, who=who, everywhere=everywhere)
        return await self._wish(wish)

    async def mute(
        self, room: str, who: str, span: int, why: str = "", *, everywhere: bool = False
    ) -> Done:
        """Let somebody read but not speak, for a time."""
        wish = Mute(
            send_id=self._id(), room=room, who=who, span=span, why=why, everywhere=everywhere
        )
        return await self._wish(wish)

    async def unmute(self, room: str, who: str, *, everywhere: bool = False) -> Done:
        """Let somebody speak again."""
        wish = Unmute(send_id=self._id(), room=room, who=who, everywhere=everywhere)
        return await self._wish(wish)

    async def give_voice(self, room: str, who: str, *, on: bool = True) -> Done:
        """Let somebody write although the room is locked, or not any more."""
        return await self._wish(Voice(send_id=self._id(), room=room, who=who, on=on))

    async def set_mask(self, room: str, of: MaskList, mask: str, *, on: bool = True) -> Done:
        """Put a mask of names on one of the room's lists (`RoomView.policy`), or take it off."""
        return await self._wish(Mask(send_id=self._id(), room=room, of=of, mask=mask, on=on))

    async def purge(
        self,
        room: str,
        who: str,
        why: str = "",
        *,
        span: int | None = None,
        everywhere: bool = False,
        preview: bool = False,
    ) -> PurgeTold:
        """Remove somebody's messages, all or the last ones; with `preview` only count them."""
        question = Purge(
            send_id=self._id(),
            room=self._ref(room),
            who=who,
            span=span,
            why=why,
            everywhere=everywhere,
            preview=preview,
        )
        return await self._ask(question, PurgeTold)

    async def report(self, room: str, seq: int, why: str = "") -> Done:
        """Show a message to the moderators; nobody else learns of it."""
        question = Report(send_id=self._id(), room=self._ref(room), seq=seq, why=why)
        return await self._ask(question, Done)

    async def reports(self, room: str | None = None) -> list[Reported]:
        """Reports that wait, of a room or, for those of the server, of all; oldest first."""
        question = Reports(send_id=self._id(), room=None if room is None else self._ref(room))
        return (await self._ask(question, ReportsTold)).reports

    async def resolve(self, report: int) -> Done:
        """A report was looked at."""
        return await self._ask(Resolve(self._id(), report), Done)

    async def acts(self, room: str | None = None, *, before: int | None = None) -> ActsTold:
        """What was done to keep order, newest first; older pages begin `before` an act."""
        ref = None if room is None else self._ref(room)
        return await self._ask(Acts(send_id=self._id(), room=ref, before=before), ActsTold)

    async def undo(self, act: int) -> Done:
        """Take an act back, within a day."""
        return await self._ask(Undo(self._id(), act), Done)
