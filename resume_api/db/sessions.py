"""Queries about question sessions. One that has expired is as if it were not there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update

from resume_api.db import Database
from resume_api.db.models import QuestionSession
from resume_api.db.types import JsonObject, now


def add(database: Database, row: QuestionSession) -> QuestionSession:
    """Store a new session."""
    with database.transaction() as session:
        session.add(row)
    return row


def get(database: Database, session_id: UUID) -> QuestionSession | None:
    """A session that nobody deleted and that has not expired."""
    query = select(QuestionSession).where(
        QuestionSession.id == session_id,
        QuestionSession.deleted_at.is_(None),
        QuestionSession.expires_at > now(),
    )
    with database.session() as session:
        return session.scalar(query)


def change(database: Database, row: QuestionSession, state: JsonObject) -> bool:
    """Write a session's new state; False where another was faster, and nothing changes."""
    query = (
        update(QuestionSession)
        .where(
            QuestionSession.id == row.id,
            QuestionSession.version == row.version,
            QuestionSession.deleted_at.is_(None),
        )
        .values(state=state, version=row.version + 1)
        .returning(QuestionSession.id)
    )
    with database.transaction() as session:
        return session.scalar(query) is not None


def erase(database: Database, session_id: UUID) -> None:
    """Erase a session for good: it holds a resume."""
    with database.transaction() as session:
        session.execute(delete(QuestionSession).where(QuestionSession.id == session_id))


def expire(database: Database, before: datetime) -> int:
    """Erase the sessions that expired before a time; how many."""
    query = delete(QuestionSession).where(QuestionSession.expires_at < before)
    with database.transaction() as session:
        return len(session.execute(query.returning(QuestionSession.id)).all())
