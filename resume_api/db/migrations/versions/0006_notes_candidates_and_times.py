"""What is noted of jobs, whose resume an analysis is of, and when tokens were used up."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS: dict[str, tuple[sa.Column[Any], ...]] = {
    "job": (
        sa.Column("company", sa.String(length=255)),
        sa.Column("url", sa.String(length=2000)),
        sa.Column("notes", sa.Text()),
    ),
    "analysis": (
        sa.Column("candidate_name", sa.String(length=255)),
        sa.Column("candidate_email", sa.String(length=254)),
        sa.Column("listed", sa.Boolean(), server_default=sa.true(), nullable=False),
    ),
    "revoked_token": (sa.Column("revoked_at", sa.DateTime(timezone=True)),),
}


def upgrade() -> None:
    """With them."""
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.add_column(table, column)


def downgrade() -> None:
    """Without them; what the history does not list goes."""
    op.execute(sa.text("DELETE FROM analysis WHERE NOT listed"))
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.drop_column(table, column.name)
