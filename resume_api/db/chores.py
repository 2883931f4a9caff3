"""Queries about chores: who does one, and when it is due again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from resume_api.db import Database
from resume_api.db.models import Chore
from resume_api.db.types import now


def claim(database: Database, name: str, next_at: datetime) -> bool:
    """Take a chore that is due and put it off until ``next_at``; False where it is not due, or
    another worker has just taken it."""
    due = (Chore.name == name, Chore.due_at <= now())
    query = update(Chore).where(*due).values(due_at=next_at).returning(Chore.name)
    with database.transaction() as session:
        return session.scalar(query) is not None


def put_off(database: Database, name: str, next_at: datetime) -> None:
    """Say when a chore is due again."""
    with database.transaction() as session:
        session.execute(update(Chore).where(Chore.name == name).values(due_at=next_at))
