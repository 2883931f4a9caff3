"""Parts of a ranking."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Parts of a ranking."""
    with op.batch_alter_table("analysis") as table:
        table.add_column(sa.Column("parent_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_analysis_parent_id_analysis"),
            "analysis",
            ["parent_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_index("ix_analysis_parent_id", ["parent_id"])


def downgrade() -> None:
    """Without them."""
    with op.batch_alter_table("analysis") as table:
        table.drop_index("ix_analysis_parent_id")
        table.drop_constraint(op.f("fk_analysis_parent_id_analysis"), type_="foreignkey")
        table.drop_column("parent_id")
