"""Invitations and who came by them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    said = [_text("room"), _text("by"), _number("since"), _number("until"), _number("most")]
    accounts = sa.Column("accounts", sa.Integer(), nullable=False)
    _table("invitation", 1, _bytes("hash"), *said, accounts)
    op.create_index("ix_invitation_room", "invitation", ["room"])
    by = sa.ForeignKeyConstraint(
        ["invitation"], ["invitation.hash"], name=op.f("fk_accepted_invitation"), ondelete="CASCADE"
    )
    _table("accepted", 2, _bytes("invitation"), _text("person"), by)


def _text(name: str) -> Any:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> Any:
    return sa.Column(name, BIG, nullable=False)


def _bytes(name: str) -> Any:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _table(name: str, keys: int, *columns: Any) -> None:
    """A table that is found by its first columns."""
    first = [column.name for column in columns[:keys]]
    primary = sa.PrimaryKeyConstraint(*first, name=op.f(f"pk_{name}"))
    op.create_table(name, *columns, primary, **KEYED)
