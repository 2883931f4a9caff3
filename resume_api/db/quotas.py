"""What is kept of one user, or of all guests together."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select

from resume_api.db import Database
from resume_api.db.models import Analysis, Job, QuestionSession, Resume


def used_bytes(database: Database, user_id: UUID | None) -> int:
    """Bytes of the rows and files that nobody has deleted; guests have only tasks and sessions."""
    kinds = (Analysis, QuestionSession, *((Resume, Job) if user_id else ()))
    sums = [
        select(func.coalesce(func.sum(kind.size), 0))
        .where(kind.user_id == user_id, kind.deleted_at.is_(None))
        .scalar_subquery()
        for kind in kinds
    ]
    with database.session() as session:
        return sum(int(one) for one in session.execute(select(*sums)).one())
