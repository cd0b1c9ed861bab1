"""Files: small versions, whether they ever were with a message, and avatars."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("thumb", "posted"):
        op.add_column("file", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_file_by"), "file", ["by"], unique=False)
    op.create_table(
        "avatar",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file"], ["file.id"], name=op.f("fk_avatar_file")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_avatar")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
