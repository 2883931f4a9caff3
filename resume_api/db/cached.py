"""Queries about answers that are kept for the same question."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from resume_api.db import Database
from resume_api.db.models import CachedAnswer
from resume_api.db.types import now


def get(database: Database, key: str) -> bytes | None:
    """The answer of a key, None where there is none that has not expired."""
    query = select(CachedAnswer.data)
    query = query.where(CachedAnswer.key == key, CachedAnswer.expires_at > now())
    with database.session() as session:
        return session.scalar(query)


def put(
    database: Database, key: str, user_id: UUID | None, data: bytes, expires_at: datetime
) -> None:
    """Keep an answer in the place of what the key had."""
    row = CachedAnswer(key=key, user_id=user_id, data=data, expires_at=expires_at)
    try:
        with database.transaction() as session:
            session.execute(delete(CachedAnswer).where(CachedAnswer.key == key))
            session.add(row)
    except IntegrityError:
        return  # another worker kept the same answer at the same time, or the user is gone


def forget(database: Database, user_id: UUID) -> None:
    """Erase the answers of a user."""
    with database.transaction() as session:
        session.execute(delete(CachedAnswer).where(CachedAnswer.user_id == user_id))


def expire(database: Database, most: int) -> None:
    """Erase what has expired, and the oldest of more than ``most``."""
    oldest = select(CachedAnswer.expires_at).order_by(CachedAnswer.expires_at.desc())
    with database.transaction() as session:
        edge = session.scalar(oldest.offset(most).limit(1)) or now()
        session.execute(delete(CachedAnswer).where(CachedAnswer.expires_at <= max(edge, now())))
