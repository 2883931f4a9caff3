"""Erases for good what was deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select, union_all

from resume_api.db import Database
from resume_api.db.models import Analysis, Base, Job, QuestionSession, Resume, User


def files(database: Database, before: datetime) -> Sequence[str]:
    """The keys of the files of resumes and analyses that are deleted, or whose user is."""
    deleted_users = select(User.id).where(User.deleted_at < before)
    keys = union_all(
        *(
            select(kind.file_key).where(
                kind.file_key.is_not(None),
                or_(kind.deleted_at < before, kind.user_id.in_(deleted_users)),
            )
            for kind in (Resume, Analysis)
        )
    )
    with database.session() as session:
        return [key for key in session.scalars(keys) if key]


def rows(database: Database, before: datetime) -> dict[str, int]:
    """Erase what was deleted before a time; how many rows of each table were named for it.

    At last SQLite's log is emptied: it would tell what the database no longer does. Raises
    ApiError.
    """
    kinds: tuple[type[Base], ...] = (Analysis, QuestionSession, Resume, Job, User)
    erased = {}
    with database.maintenance() as session:
        for kind in kinds:
            column = kind.__table__.c.deleted_at
            gone = session.execute(
                delete(kind).where(column < before).returning(*kind.__table__.primary_key)
            )
            erased[kind.__tablename__] = len(gone.all())
    database.truncate_log()
    return erased
