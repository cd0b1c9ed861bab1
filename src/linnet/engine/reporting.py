"""Reports: what somebody shows to the moderators, and nobody else learns of."""

from collections.abc import Callable, Sequence

from linnet.engine.messages import Messages
from linnet.engine.outbound import Outbound
from linnet.engine.reading import Reading
from linnet.engine.telling import Telling
from linnet.hub import text
from linnet.hub.permissions import EVERYWHERE, Act, may
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.commands import Report
from linnet.protocol.entries import Entry, Said
from linnet.protocol.folding import is_deleted
from linnet.protocol.ids import Millis, RoomId
from linnet.protocol.moderation import Reported, ReportsTold
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store


class Reporting:
    """Reporting messages, and looking after reports."""

    def __init__(
        self,
        store: Store,
        reading: Reading,
        messages: Messages,
        telling: Telling,
        out: Outbound,
        clock: Callable[[], Millis],
    ) -> None:
        self._store = store
        self._records = store.records
        self._reading = reading
        self._messages = messages
        self._telling = telling
        self._out = out
        self._clock = clock

    async def report(self, by: Person, command: Report) -> RoomId:
        """Show a message to the moderators; again is the same as once. Raises Refused."""
        room = await self._reading.room(by, Act.REPORT, command.room)
        message = await self._messages.now(room.id, command.seq)
        if is_deleted(message):
            raise Refused(Reason.MESSAGE_DELETED)
        if message.by == by.id:
            raise Refused(Reason.NOT_WITH_YOURSELF)
        added = await self._records.add_report(await self._reported(by, command, message))
        if added is not None:
            await self._tell(added)
        return room.id

    async def reports(self, by: Person, ref: str | None, send_id: str = "") -> ReportsTold:
        """The reports of a room, or of all, that wait; none about oneself. Raises Refused."""
        room = None
        if ref is not None and not _sees_all(by):
            room = (await self._reading.room(by, Act.SEE_REPORTS, ref)).id
        elif ref is not None:
            room = await self._reading.resolve(by, ref)
        found = await self._records.reports(room)
        seen = [one for one in found if await self._may_see(by, one)]
        return ReportsTold(seen[: limits.REPORTS_PAGE], send_id)

    async def resolve(self, by: Person, id: int) -> Reported:
        """A report was looked at. Raises Refused `no-such-report`."""
        report = await self._records.report(id)
        if report is None or not await self._may_see(by, report):
            raise Refused(Reason.NO_SUCH_REPORT)
        await self._records.resolve(report, by.id, by.name, self._clock())
        return report

    async def _reported(self, by: Person, command: Report, message: Entry) -> Reported:
        said = message.body
        assert isinstance(said, Said), "only messages are reported"
        return Reported(
            id=0,
            at=self._clock(),
            by=by.id,
            by_name=by.name,
            room=message.room,
            seq=message.seq,
            who=message.by,
            who_name=message.name,
            text=said.text[: limits.REPORTED],
            why=text.why(command.why),
            context=tuple(await self._context(message)),
        )

    async def _context(self, message: Entry) -> Sequence[str]:
        """What was said just before."""
        look = await self._store.entries_before(
            message.room, before=message.seq, limit=limits.REPORT_LOOK
        )
        said = [one for one in look if isinstance(one.body, Said) and not is_deleted(one)]
        return [
            f"{one.name}: {one.body.text}"[: limits.REPORTED_BEFORE]
            for one in said[-limits.REPORT_CONTEXT :]
            if isinstance(one.body, Said)
        ]

    async def _tell(self, report: Reported) -> None:
        """Moderators who are online see it at once."""
        room = await self._store.room(report.room)
        news = ReportsTold([report])
        for listeners in self._telling.online.values():
            if self._sees(listeners[0].person, report, room):
                for listener in listeners:
                    self._out.tell(listener, news)

    async def _may_see(self, person: Person, report: Reported) -> bool:
        return self._sees(person, report, await self._store.room(report.room))

    def _sees(self, person: Person, report: Reported, room: Room | None) -> bool:
        if person.id == report.who:
            return False
        return _sees_all(person) or may(person, Act.SEE_REPORTS, room, self._clock())


def _sees_all(person: Person) -> bool:
    return Act.SEE_REPORTS in EVERYWHERE[person.role]
