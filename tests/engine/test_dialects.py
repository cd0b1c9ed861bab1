"""Who is told what in which words: the same bytes for all but the authors, where a dialect asks."""

from tests.engine.session import Lines, Session

from linnet.engine.audience import Audience
from linnet.engine.outbound import Outbound
from linnet.protocol.entries import Entry, Said
from linnet.protocol.people import Person, PersonKind

ANN, BOB = (
    Person(id=id, name=name, kind=PersonKind.GUEST) for id, name in (("1", "Ann"), ("2", "Bob"))
)


class Apart(Lines):
    """Counts how often it is asked, and asks authors for their own words."""

    apart = True

    def __init__(self):
        self.asked = 0

    def entries(self, entries):
        self.asked += 1
        return super().entries(entries)


class Quiet(Session):
    """Told nothing of what it said itself."""

    def entries(self, entries):
        return Lines().entries(entry for entry in entries if entry.by != self.person.id)


def said(seq, by):
    return Entry(
        room="lobby", seq=seq, count=seq, by=by.id, name=by.name, at=1, send_id="", body=Said("x")
    )


def following(*sessions, dialect):
    online = {}
    audience = Audience("lobby", 0, 0, Outbound(), online)
    for session in sessions:
        online[session.person.id] = (*online.get(session.person.id, ()), session)
        session.dialect = dialect
        audience.follow(session)
        audience.add(session)
    return audience


async def test_authors_are_told_in_their_own_words_and_the_rest_share_theirs():
    ann, others = Quiet(ANN), [Quiet(BOB) for _ in range(3)]
    dialect = Apart()
    audience = following(ann, *others, dialect=dialect)
    audience.tell([said(1, ANN), said(2, BOB), said(3, ANN)])
    audience.tell([said(4, ANN)])
    audience._out.flush()
    assert [entry.seq for entry in ann.told] == [2]
    assert [entry.seq for entry in others[0].told] == [1, 3, 4]
    assert dialect.asked == 1, "all of the first batch were authors, so only the second is shared"


async def test_a_connection_that_changes_its_dialect_misses_nothing(server):
    engine = server.server.engine
    async with server.wire("Bob") as bob:
        listener = engine.telling.online[bob.me][0]
        session = Session(listener.person)
        engine.arrive(session, await engine.seats(session.person), {})
        for _ in range(3):
            before = session.dialect
            await bob.say("hello")
            engine.following.change_dialect(session, Apart())
            assert before not in engine.following.audiences["lobby"].live
        await bob.say("bye")
        assert [e.seq for e in session.told if isinstance(e, Entry)] == [1, 2, 3, 4]
        engine.depart(session)
