"""Queries about the files of the file store: which are kept, and which nothing names any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select

from resume_api.db import Database
from resume_api.db.models import Analysis, KeptFile, Resume


def note(database: Database, key: str) -> None:
    """Write down that a file is about to be stored under ``key``."""
    with database.transaction() as session:
        session.add(KeptFile(key=key))


def forget(database: Database, key: str) -> None:
    """Write down that nothing is stored under ``key`` any more."""
    with database.transaction() as session:
        session.execute(delete(KeptFile).where(KeptFile.key == key))


def orphans(database: Database, before: datetime) -> Sequence[str]:
    """The keys of files that were stored before a time and that no resume and no task names."""
    named = [exists().where(kind.file_key == KeptFile.key) for kind in (Resume, Analysis)]
    query = select(KeptFile.key).where(KeptFile.kept_at < before, *(~one for one in named))
    with database.session() as session:
        return session.scalars(query).all()
