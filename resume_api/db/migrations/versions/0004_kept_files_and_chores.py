"""Which files are kept, and when chores are due."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Which files are kept, and when chores are due."""
    kept = op.create_table(
        "kept_file",
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_file")),
    )
    op.create_index("ix_kept_file_kept_at", "kept_file", ["kept_at"])
    op.create_table(
        "chore",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_chore")),
    )
    for name in ("resume", "analysis"):
        table = sa.table(name, sa.column("file_key"), sa.column("created_at"))
        known = sa.select(table.c.file_key, sa.func.min(table.c.created_at))
        known = known.where(table.c.file_key.is_not(None)).group_by(table.c.file_key)
        op.execute(kept.insert().from_select(["key", "kept_at"], known))


def downgrade() -> None:
    """Without them."""
    op.drop_table("chore")
    op.drop_index("ix_kept_file_kept_at", "kept_file")
    op.drop_table("kept_file")
