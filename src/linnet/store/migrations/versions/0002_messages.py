"""Everything people do with messages: policies, mentions, editions, pins, drafts, moderation."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Kinds = dict[str, Any]

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}
STRICT = {"sqlite_strict": True}


def upgrade() -> None:
    op.add_column("room", sa.Column("policy", sa.Text(), nullable=False, server_default="{}"))
    op.add_column(
        "marker", sa.Column("level", sa.Text(), nullable=False, server_default="everything")
    )
    # Written out: Alembic would copy the table to take a column away.
    op.execute("alter table marker drop column mentions")
    op.execute(
        "insert into marker (person, room, seq, count) select person, room, 0, 0 from member"
        " where true on conflict do nothing"
    )
    op.drop_table("reaction")
    _of_messages()
    _of_people()
    _of_moderation()
    _of_search()


def _of_messages() -> None:
    _keyed("mention", "person room seq", {"seq": BIG}, {})
    op.create_index("ix_mention_room_seq", "mention", ["room", "seq"])
    _keyed("edition", "room seq rev", {"seq": BIG, "rev": BIG}, {"at": BIG, "text": sa.Text()})
    _keyed("pin", "room seq", {"seq": BIG}, {"rev": BIG})


def _of_people() -> None:
    kept = {"text": sa.Text(), "reply_to": BIG, "at": BIG}
    _keyed("draft", "person room", {}, kept)
    _keyed("kept", "name", {}, {"n": BIG})
    _keyed("block", "person blocked", {}, {"at": BIG})


def _of_moderation() -> None:
    keys = {"everywhere": sa.Integer()}
    _keyed("restriction", "room person kind everywhere", keys, {"until?": BIG})
    _keyed("address_ban", "address person", {}, {"until?": BIG})
    said = {"at": BIG, "by": sa.Text(), "by_name": sa.Text()}
    done = {"kind": sa.Text(), "room": sa.Text(), "seq": BIG, "everywhere": sa.Integer()}
    whom = {"who?": sa.Text(), "who_name": sa.Text(), "why": sa.Text(), "until?": BIG}
    undone = {"before": sa.Text(), "undone?": BIG, "undone_by": sa.Text()}
    parts = {"messages": BIG, "part_of?": BIG}
    _table("act", "id", {"id": BIG}, {**said, **done, **whom, **parts, **undone}, STRICT)
    op.create_index("ix_act_part_of", "act", ["part_of"])
    op.create_index("ix_act_room_seq", "act", ["room", "seq"])
    places = {"removal": BIG, "seq": BIG}
    _keyed("removed", "room removal seq", places, {"body": sa.Text()})
    _keyed("removed_file", "room removal seq file", places, {})
    op.create_index("ix_removed_file_file", "removed_file", ["file"])
    _keyed("pace", "room person", {}, {"at": BIG})
    about = {"room": sa.Text(), "seq": BIG, "body": sa.Text()}
    resolved = {"resolved?": BIG, "resolved_by?": sa.Text()}
    _table("report", "id", {"id": BIG}, {**said, **about, **resolved}, STRICT)


def _of_search() -> None:
    """How far the index of words has come; the index itself is made when it is first needed."""
    _keyed("search_state", "id", {"id": BIG}, {"version": BIG, "high": BIG})
    _keyed("search_gap", "upto", {"upto": BIG}, {"after": BIG})
    _keyed("search_day", "day", {"day": BIG}, {"low": BIG, "high": BIG})


def _keyed(name: str, keys: str, kinds: Kinds, others: Kinds) -> None:
    _table(name, keys, kinds, others, KEYED)


def _table(
    name: str,
    keys: str,
    kinds: Kinds,
    others: Kinds,
    options: dict[str, bool],
) -> None:
    """A table; a column whose name ends in `?` may be null."""
    columns: list[Any] = [
        sa.Column(key, kinds.get(key, sa.Text()), nullable=False) for key in keys.split()
    ]
    for key, kind in others.items():
        columns.append(sa.Column(key.rstrip("?"), kind, nullable=key.endswith("?")))
    primary = sa.PrimaryKeyConstraint(*keys.split(), name=op.f(f"pk_{name}"))
    op.create_table(name, *columns, primary, **options)
