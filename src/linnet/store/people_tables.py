"""The tables of people: who they are, how they come in, and by what they are known."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text

from linnet.store.base_tables import BIG, KEYED, metadata

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
    **KEYED,
)

session = Table(
    "session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person", Text, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("agent", Text, nullable=False),
    Column("created", BIG, nullable=False),
    Column("seen", BIG, nullable=False),
    **KEYED,
)

code = Table(
    "code",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("created", BIG, nullable=False),
    Column("used_by", Text),
    **KEYED,
)

invitation = Table(
    "invitation",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("room", Text, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("since", BIG, nullable=False),
    Column("until", BIG, nullable=False),
    Column("most", BIG, nullable=False),
    Column("accounts", Integer, nullable=False),
    **KEYED,
)
"""Links with which others come into a room, by the hash of their secret; `most` 0 counts nobody."""

accepted = Table(
    "accepted",
    metadata,
    Column(
        "invitation", LargeBinary, ForeignKey("invitation.hash", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("person", Text, primary_key=True),
    **KEYED,
)  # fmt: skip
"""Who came by which invitation: each person counts once."""
