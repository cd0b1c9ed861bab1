"""Bots and who answers for them, addresses they post under or are sent to, and keys for SSH."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    _table("bot", _text("person"), _text("owner"), _number("since"))
    op.create_index("ix_bot_owner", "bot", ["owner"])
    kept = sa.Column("hash", sa.LargeBinary(), nullable=False)
    unique = sa.UniqueConstraint("hash", name=op.f("uq_hook_hash"))
    _table("hook", _text("bot"), _text("room"), kept, _number("used", nullable=True), unique)
    op.create_index("ix_hook_room", "hook", ["room"])
    told = [_text(name) for name in ("bot", "room", "url", "secret")]
    ended = sa.Column("ended", sa.Text(), nullable=False, server_default="")
    _table("outlet", *told, _number("seq"), _number("failing", nullable=True), ended)
    op.create_index("ix_outlet_room", "outlet", ["room"])
    kept = sa.Column("hash", sa.LargeBinary(), nullable=False)
    said = [_text(name) for name in ("person", "kind", "comment")]
    _table("ssh_key", kept, *said, _number("since"), _number("used", nullable=True))
    op.create_index("ix_ssh_key_person", "ssh_key", ["person"])


def _text(name: str) -> Any:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, BIG, nullable=nullable)


def _table(name: str, first: Any, *others: Any) -> None:
    """A table that is found by its first column."""
    primary = sa.PrimaryKeyConstraint(first.name, name=op.f(f"pk_{name}"))
    op.create_table(name, first, *others, primary, **KEYED)
