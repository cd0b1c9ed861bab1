"""The tables, once, for every database. Migrations create them; statements read them here.

Times are milliseconds since the Unix epoch. `entry` is appended to in commit order (`n`), so a
busy server writes few pages; a room's log is found by (room, seq). `count` rides on every entry
so that unread is a subtraction. `target` is the seq an edit, reaction, deletion or reply is about.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
BIG = BigInteger().with_variant(Integer(), "sqlite")
_STRICT: dict[str, Any] = {"sqlite_strict": True}
_KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("created", BIG, nullable=False),
    **_KEYED,
)

session = Table(
    "session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person", Text, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("agent", Text, nullable=False),
    Column("created", BIG, nullable=False),
    Column("seen", BIG, nullable=False),
    **_KEYED,
)

code = Table(
    "code",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("created", BIG, nullable=False),
    Column("used_by", Text),
    **_KEYED,
)

room = Table(
    "room",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, unique=True),
    Column("topic", Text, nullable=False),
    Column("created", BIG, nullable=False),
    **_KEYED,
)

member = Table(
    "member",
    metadata,
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
    Column("person", Text, ForeignKey("person.id"), primary_key=True, index=True),
    Column("role", Text, nullable=False),
    Column("since", BIG, nullable=False),
    **_KEYED,
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
    **_STRICT,
)
Index("ix_entry_target", entry.c.room, entry.c.target, sqlite_where=entry.c.target.is_not(None))

marker = Table(
    "marker",
    metadata,
    Column("person", Text, primary_key=True),
    Column("room", Text, primary_key=True),
    Column("seq", BIG, nullable=False),
    Column("count", BIG, nullable=False),
    Column("mentions", BIG, nullable=False, server_default="0"),
    **_KEYED,
)

reaction = Table(
    "reaction",
    metadata,
    Column("room", Text, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("emoji", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("at", BIG, nullable=False),
    **_KEYED,
)

file = Table(
    "file",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", LargeBinary, nullable=False, index=True),
    Column("size", BIG, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("created", BIG, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    **_STRICT,
)

attachment = Table(
    "attachment",
    metadata,
    Column("room", Text, primary_key=True),
    Column("seq", BIG, primary_key=True),
    Column("file", Text, ForeignKey("file.id"), primary_key=True, index=True),
    **_KEYED,
)
