"""Names of users, when they changed their passwords, and what things take."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SIZES = {
    "job": "length(text)",
    "session": "length(resume_text) + length(job_text)",
    "analysis": "coalesce(length(job_text), 0) + coalesce(length(CAST(report AS TEXT)), 0)",
}


def upgrade() -> None:
    """Names, times of passwords, sizes."""
    op.add_column("user", sa.Column("name", sa.String(length=255), nullable=True))
    op.add_column("user", sa.Column("password_changed_at", sa.DateTime(timezone=True)))
    op.add_column("user", sa.Column("kept_log_in", sa.String(length=64), nullable=True))
    for table, size in _SIZES.items():
        op.add_column(table, sa.Column("size", sa.Integer(), server_default="0", nullable=False))
        op.execute(f"UPDATE {table} SET size = {size}")
    for table in ("analysis", "session"):
        name = f"ix_{table}_user_id_{table}_deleted_at_{table}_size"
        op.create_index(name, table, ["user_id", "deleted_at", "size"])


def downgrade() -> None:
    """Without them."""
    for table in ("analysis", "session"):
        op.drop_index(f"ix_{table}_user_id_{table}_deleted_at_{table}_size", table)
    for table in _SIZES:
        op.drop_column(table, "size")
    for column in ("kept_log_in", "password_changed_at", "name"):
        op.drop_column("user", column)
