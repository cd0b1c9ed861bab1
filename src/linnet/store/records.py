"""What the engine asks of a store for moderators: acts, reports, and what can be put back."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from linnet.hub.deeds import Deed
from linnet.protocol.entries import Entry
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.moderation import Act, Reported


class Records(Protocol):
    """The part of a `Store` that is about keeping order. Every method waits for the disk."""

    async def places(
        self, who: PersonId, room: RoomId | None, since: Millis
    ) -> Mapping[RoomId, Sequence[int]]:
        """Where somebody's messages are, in a room or in all, posted since then."""
        ...

    async def rooms(self) -> Sequence[RoomId]:
        """All rooms but the lobby and direct ones; open ones first."""
        ...

    async def sent(self, by: PersonId, send_id: str) -> Entry | None:
        """What this person's send_id became, if it was used."""
        ...

    async def act_at(self, entry: Entry) -> Deed | None:
        """The act behind an entry."""
        ...

    async def parts(self, act: int) -> Sequence[Deed]:
        """An act, or the act it is a part of, with all its parts; none where there is none."""
        ...

    async def acts(
        self, room: RoomId | None, before: int | None, limit: int, by: PersonId
    ) -> Sequence[Act]:
        """Acts in a room, or all that `by` may see, newest first; a purge in parts is one."""
        ...

    async def add_report(self, report: Reported) -> Reported | None:
        """Keep a report under a new id; None if this person's report of it waits already."""
        ...

    async def reports(self, room: RoomId | None) -> Sequence[Reported]:
        """Reports that wait, of a room or all, oldest first."""
        ...

    async def report(self, id: int) -> Reported | None:
        """One report that waits."""
        ...

    async def resolve(self, report: Reported, by: PersonId, name: str, at: Millis) -> None:
        """The report was looked at: its texts go, and it is an act."""
        ...

    async def ban_addresses(
        self, person: PersonId, addresses: Sequence[str], until: Millis
    ) -> None:
        """Keep who was banned with these addresses; an unban of that person forgets them."""
        ...

    async def banned_addresses(self) -> Mapping[str, Millis]:
        """Every banned address, and until when."""
        ...

    async def forget_removed(self, before: Millis) -> int:
        """Nothing stays of messages that moderators removed before then; how many went."""
        ...
