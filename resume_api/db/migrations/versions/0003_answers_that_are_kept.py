"""Answers that are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Answers that are kept."""
    op.create_table(
        "cached_answer",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_cached_answer_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_cached_answer")),
    )
    op.create_index("ix_cached_answer_user_id", "cached_answer", ["user_id"])
    op.create_index("ix_cached_answer_expires_at", "cached_answer", ["expires_at"])


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_cached_answer_expires_at", "cached_answer")
    op.drop_index("ix_cached_answer_user_id", "cached_answer")
    op.drop_table("cached_answer")
