"""Whatever people do to messages, `verify` finds nothing wrong; what is damaged it says."""

import os
import sqlite3
from contextlib import closing
from random import Random

import pytest
from tests.store.test_converging import ALL, KINDS, Ground

from linnet.backup import verifying
from linnet.hub.keeping import THE_SERVER, Erasing, Expiring
from linnet.hub.moderation import Sweep
from linnet.protocol import commands as c
from linnet.protocol.entries import (
    Deleted,
    Edited,
    Erased,
    Expired,
    PolicySet,
    Purged,
    Reacted,
    Restored,
    Said,
    Unpinned,
)
from linnet.protocol.frames import Draft
from linnet.protocol.moderation import Reported

MORE = ("call", "call", "pin", "purge", "purge", "undo", "undo", "undo", "expire", "erase", "read")
HISTORIES = 50
SOAK = int(os.environ.get("LINNET_SOAK", "1"))


class Whole(Ground):
    """A store in a data folder; here people also do what concerns many messages."""

    @classmethod
    async def open(cls, path):
        ground = await super().open(path)
        ground.data = path.parent
        (ground.data / "server-id").write_text("here")
        return ground

    async def new_room(self):
        room = await super().new_room()
        keep = c.SetPolicy(send_id=self.id(), room=room, keep_editions=True)
        await self.wish(self.people[0], keep, room)
        return room

    async def step(self, room, told, step):
        kind, who, which, what = step
        by, other = self.people[0], self.people[which % 3]
        match kind:
            case "call":
                words = {"Cem": "cem", "Ann": "ann", "room": "room"}
                said = c.Say(self.id(), room, f"@Cem @Ann @room {what}")
                taken = await self.turns.take(self.people[who % 3], said, room, words=words)
            case "purge":
                sweep = Sweep(
                    send_id=self.id(), room=room, who=other.id, first=1, last=3 + 5 * what
                )
                taken = await self.turns.take(by, sweep, room, other.id)
            case "undo":
                done = await self.store.records.acts(room, None, 50, by.id)
                last = next((act for act in done if act.kind in ("delete", "purge")), None)
                if last is None:
                    return None
                undo = c.Undo(self.id(), last.id)
                taken = await self.turns.take(by, undo, room, last.who)
            case "expire":
                expiring = Expiring(send_id=self.id(), room=room, upto=3 + 3 * what)
                taken = await self.turns.take(THE_SERVER, expiring, room)
            case "erase" if what == 3:
                erasing = Erasing(send_id=self.id(), room=room, who=other.id, upto=len(told))
                taken = await self.turns.take(other, erasing, room, other.id)
            case "read":
                await self.store.mark_read(other.id, room, 1 + 4 * what)
                return None
            case "erase":
                return None
            case _:
                return await super().step(room, told, step)
        return taken.entry

    def wrong(self):
        return verifying.folder(self.data, lambda what: None).problems


@pytest.mark.parametrize("seed", range(SOAK))
async def test_after_any_history_all_is_well(tmp_path, seed):
    ground, chance, kinds = await Whole.open(tmp_path / "linnet.db"), Random(seed), set()
    for _ in range(HISTORIES):
        steps = [(chance.choice(KINDS + MORE), *chance.choices(range(4), k=3)) for _ in range(40)]
        kinds |= {type(entry.body) for entry in await ground.play(await ground.new_room(), steps)}
    assert kinds >= {
        Edited,
        Deleted,
        Reacted,
        Unpinned,
        PolicySet,
        Purged,
        Restored,
        Expired,
        Erased,
    }
    assert ground.wrong() == []
    await ground.store.close()


@pytest.fixture
async def told(tmp_path):
    """A small room whose messages were changed in every way; its log has 22 entries."""
    ground = await Whole.open(tmp_path / "linnet.db")
    ann, ben, _ = ground.people
    room = await ground.new_room()
    await ground.wish(ann, c.Edit(ground.id(), room, 4, "second"), room)
    await ground.wish(ann, c.Edit(ground.id(), room, 4, "third"), room)
    await ground.wish(ben, c.React(ground.id(), room, 4, "🎂"), room)
    await ground.wish(ann, c.Pin(ground.id(), room, 5), room)
    await ground.wish(ben, c.Delete(ground.id(), room, 5), room)
    await ground.wish(ann, c.Pin(ground.id(), room, 6), room)
    words = {"Ann": "ann"}
    await ground.turns.take(ben, c.Say(ground.id(), room, "@Ann"), room, words=words)
    await ground.store.set_draft(ben.id, room, Draft(text="hm"), 9)
    await ground.store.block(ann.id, ben.id, 9)
    whose = {"by": ann.id, "by_name": "Ann", "who": ben.id, "who_name": "Ben"}
    reported = Reported(id=0, at=9, room=room, seq=14, text="@Ann", **whose)
    await ground.store.records.add_report(reported)
    entries = await ground.store.entries(room, after=0, limit=ALL)
    assert [one.seq for one in entries if isinstance(one.body, Said)] == [4, 5, 6, 14]
    assert ground.wrong() == []
    yield ground
    await ground.store.close()


DAMAGES = {
    "a reaction in no log": (
        "update entry set body = replace(body, '🎂', '🚀') where seq = 4 and body like '%said%'",
        "message 4 has other reactions than its log says",
    ),
    "a reaction the message lacks": (
        "update entry set body = replace(body, '🎂', '🚀') where seq = 10",
        "message 4 has other reactions than its log says",
    ),
    "another text than the last": (
        "update entry set body = replace(body, 'third', 'forth') where seq = 4",
        "message 4 has another text than its last edit gave it",
    ),
    "a text that was overtaken": (
        """update entry set body = '{"kind":"edited","target":4,"text":"second"}' where seq = 8""",
        "entry 8 still has a text that message 4 lost",
    ),
    "a message that came back": (
        """update entry set body = '{"kind":"said","text":"hello"}' where seq = 5""",
        "message 5 is there, and its log says that it was deleted",
    ),
    "a message nobody deleted": (
        """update entry set body = '{"kind":"said","text":"","deleted":"1"}' where seq = 6""",
        "message 6 is gone, and nothing in its log deleted it",
    ),
    "an older message": (
        "update entry set body = replace(body, '\"rev\":10', '\"rev\":9') where seq = 4",
        "message 4 was changed last at 9, and its log says at 10",
    ),
    "a lost pin": ("delete from pin", "message 6 is pinned otherwise than its log says"),
    "a pin of another": ("update pin set seq = 4", "message 4 is pinned otherwise"),
    "a pin of nothing": ("update pin set seq = 40", "there are pins of messages that are not"),
    "a lost mention": ("delete from mention", "message 14 calls others than are kept as called"),
    "a call by nothing": (
        "update mention set seq = 8", "something is kept of message 8, which is none"
    ),
    "a lost edition": (
        "delete from edition where rev = 0", "other earlier texts of message 4 are kept"
    ),
    "a text of the deleted": ("update edition set seq = 5", "earlier texts of message 5 are kept"),
    "a removed text nothing brings back": (
        "insert into removed values ((select max(room) from entry), 9, 5, '{}')",
        "message 5 is kept for an undo that cannot be",
    ),
    "a count nobody can have read": (
        "update marker set count = 9 where room <> 'lobby'", "where 9 messages cannot have been"
    ),
    "a marker of nobody": (
        "update marker set person = '9' where seq = 2", "A read marker is of a person '9'"
    ),
    "a draft of nobody": ("update draft set person = '999999'", "A draft is of a person '999999'"),
    "a draft nowhere": ("update draft set room = '~'", "A draft is of a room '~' that is not"),
    "a block of nobody": ("update block set blocked = '9'", "A block is of a person '9' who"),
    "a report of nothing": ("update report set seq = 99", "is about entry 99 of"),
    "a report of another": (
        """update report set body = replace(body, '"who":"', '"who":"9')""", "says that 9"
    ),
    "a report that is no JSON": ("update report set body = '{'", "Report 1 cannot be read."),
    "a report that keeps its text": (
        "update report set resolved = 9", "Report 1 was looked at and still has the text."
    ),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_to_what_is_kept_of_messages_is_said(damage, said, told):
    with closing(sqlite3.connect(told.data / "linnet.db")) as db:
        assert db.execute(damage).rowcount > 0
        db.commit()
    wrong = told.wrong()
    assert any(said in sentence for sentence in wrong), wrong
    assert len(wrong) <= 4
