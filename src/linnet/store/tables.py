"""The tables, once, for every database. Migrations create them; statements read them here.

Times are milliseconds since the Unix epoch. `entry` is appended to in commit order (`n`), so a
busy server writes few pages; a room's log is found by (room, seq). `count` rides on every entry
so that unread is a subtraction. `target` is the seq an edit, reaction, deletion or reply is about.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from linnet.store.base_tables import BIG, KEYED, STRICT
from linnet.store.base_tables import metadata as metadata
from linnet.store.people_tables import accepted as accepted
from linnet.store.people_tables import code as code
from linnet.store.people_tables import invitation as invitation
from linnet.store.people_tables import person as person
from linnet.store.people_tables import session as session

room = Table(
    "room",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, unique=True),
    Column("topic", Text, nullable=False),
    Column("created", BIG, nullable=False),
    Column("policy", Text, nullable=False, server_default="{}"),
    **KEYED,
)

member = Table(
    "member",
    metadata,
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
    Column("person", Text, ForeignKey("person.id"), primary_key=True, index=True),
    Column("role", Text, nullable=False),
    Column("since", BIG, nullable=False),
    **KEYED,
)

entry = Table(
    "entry",
    metadata,
    Column("n", BIG, primary_key=True),
    Column("room", Text, nullable=False),
    Column("seq", BIG, nullable=False),
    Column("count", BIG, nullable=False),
    Column("by", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", BIG, nullable=False),
    Column("send_id", Text, nullable=False),
    Column("target", BIG),
    Column("body", Text, nullable=False),
    UniqueConstraint("room", "seq"),
    # In this order because clients' send_ids begin with the time: new ones lie side by side.
    UniqueConstraint("send_id", "by"),
    **STRICT,
)
Index("ix_entry_target", entry.c.room, entry.c.target, sqlite_where=entry.c.target.is_not(None))

marker = Table(
    "marker",
    metadata,
    Column("person", Text, primary_key=True),
    Column("room", Text, primary_key=True),
    Column("seq", BIG, nullable=False),
    Column("count", BIG, nullable=False),
    Column("level", Text, nullable=False, server_default="everything"),
    **KEYED,
)

kept = Table(
    "kept",
    metadata,
    Column("name", Text, primary_key=True),
    Column("n", BIG, nullable=False),
    **KEYED,
)
"""Up to which row of the log something was done that is done later and in one go."""

mention = Table(
    "mention",
    metadata,
    Column("person", Text, primary_key=True),
    Column("room", Text, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Index("ix_mention_room_seq", "room", "seq"),
    **KEYED,
)
"""Messages that call somebody; `person` is `@room` or `@moderators` where they call a group."""

edition = Table(
    "edition",
    metadata,
    Column("room", Text, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("rev", BIG, primary_key=True),
    Column("at", BIG, nullable=False),
    Column("text", Text, nullable=False),
    **KEYED,
)
"""Texts messages had before they were changed, where the room keeps them."""

pin = Table(
    "pin",
    metadata,
    Column("room", Text, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("rev", BIG, nullable=False),
    **KEYED,
)

draft = Table(
    "draft",
    metadata,
    Column("person", Text, primary_key=True),
    Column("room", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("reply_to", BIG, nullable=False),
    Column("at", BIG, nullable=False),
    **KEYED,
)

block = Table(
    "block",
    metadata,
    Column("person", Text, primary_key=True),
    Column("blocked", Text, primary_key=True),
    Column("at", BIG, nullable=False),
    **KEYED,
)

restriction = Table(
    "restriction",
    metadata,
    Column("room", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("everywhere", Integer, primary_key=True),
    Column("until", BIG),
    **KEYED,
)
"""Who is banned or muted (`kind`) in a room, or `everywhere`; for good without `until`."""

address_ban = Table(
    "address_ban",
    metadata,
    Column("address", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("until", BIG),
    **KEYED,
)

act = Table(
    "act",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("at", BIG, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("seq", BIG, nullable=False),
    Column("everywhere", Integer, nullable=False),
    Column("who", Text),
    Column("who_name", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("until", BIG),
    Column("messages", BIG, nullable=False),
    Column("part_of", BIG, index=True),
    Column("before", Text, nullable=False),
    Column("undone", BIG),
    Column("undone_by", Text, nullable=False),
    Index("ix_act_room_seq", "room", "seq"),
    **STRICT,
)
"""The audit log. `before` is JSON of what an undo needs; a purge in parts is one act and its
parts; what took an act back is `part_of` it too."""

removed = Table(
    "removed",
    metadata,
    Column("room", Text, primary_key=True),
    Column("removal", BIG, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("body", Text, nullable=False),
    **KEYED,
)
"""Messages that moderators removed by the entry `removal`, until that cannot be undone."""

removed_file = Table(
    "removed_file",
    metadata,
    Column("room", Text, primary_key=True),
    Column("removal", BIG, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("file", Text, primary_key=True, index=True),
    **KEYED,
)
"""The files of those messages: read by nobody, but not thrown away yet."""

pace = Table(
    "pace",
    metadata,
    Column("room", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("at", BIG, nullable=False),
    **KEYED,
)
"""When somebody spoke last in a room in slow mode."""

report = Table(
    "report",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("at", BIG, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("seq", BIG, nullable=False),
    Column("body", Text, nullable=False),
    Column("resolved", BIG),
    Column("resolved_by", Text),
    **STRICT,
)

file = Table(
    "file",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", LargeBinary, nullable=False, index=True),
    Column("size", BIG, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("by", Text, nullable=False, index=True),
    Column("created", BIG, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("thumb", Integer, nullable=False, server_default="0"),
    Column("posted", Integer, nullable=False, server_default="0"),
    **STRICT,
)
"""`posted` is 1 once a file was with a message, and 2 when it is with none any more."""

avatar = Table(
    "avatar",
    metadata,
    Column("person", Text, primary_key=True),
    Column("file", Text, ForeignKey("file.id"), nullable=False),
    **KEYED,
)

attachment = Table(
    "attachment",
    metadata,
    Column("room", Text, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("file", Text, ForeignKey("file.id"), primary_key=True, index=True),
    **KEYED,
)

bot = Table(
    "bot",
    metadata,
    Column("person", Text, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("since", BIG, nullable=False),
    **KEYED,
)
"""Bots that are in use, and who answers for each."""

hook = Table(
    "hook",
    metadata,
    Column("bot", Text, primary_key=True),
    Column("room", Text, nullable=False, index=True),
    Column("hash", LargeBinary, nullable=False, unique=True),
    Column("used", BIG),
    **KEYED,
)
"""Addresses under which programs post: `hash` is of their secret, `used` the last time."""

outlet = Table(
    "outlet",
    metadata,
    Column("bot", Text, primary_key=True),
    Column("room", Text, nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("seq", BIG, nullable=False),
    Column("failing", BIG),
    Column("ended", Text, nullable=False, server_default=""),
    **KEYED,
)
"""Addresses a room's messages are sent to, up to `seq` so far; `failing` since then, and why
that `ended`. The secret signs what is sent, so it is kept as it is."""

ssh_key = Table(
    "ssh_key",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("since", BIG, nullable=False),
    Column("used", BIG),
    **KEYED,
)
"""Public keys by their SHA-256, and whose they are."""

search_state = Table(
    "search_state",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("version", BIG, nullable=False),
    Column("high", BIG, nullable=False),
    **KEYED,
)
"""One row: entries up to `high` (an `entry.n`) are in the index of words, but for the gaps.

The index itself, the table `search` of FTS5, is no part of the schema: statements/search.py makes
it, and makes it anew when its version is another.
"""

search_gap = Table(
    "search_gap",
    metadata,
    Column("upto", BIG, primary_key=True),
    Column("after", BIG, nullable=False),
    **KEYED,
)
"""Entries with after < n <= upto are not in the index yet."""

search_day = Table(
    "search_day",
    metadata,
    Column("day", BIG, primary_key=True),
    Column("low", BIG, nullable=False),
    Column("high", BIG, nullable=False),
    **KEYED,
)
"""Between which `entry.n` the indexed messages of a day (UTC, since the epoch) lie."""
