"""Queries about chores: who does one, and when it is due again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from resume_api.db import Database
from resume_api.db.models import Chore
from resume_api.db.types import now


def claim(database: Database, name: str, next_at: datetime) -> bool:
    """Take a chore that is due, or was never done, and put it off until ``next_at``; False where it
    is not due, or another worker has just taken it."""
    query = update(Chore).where(Chore.name == name, Chore.due_at <= now())
    try:
        with database.transaction() as session:
            if session.scalar(query.values(due_at=next_at).returning(Chore.name)):
                return True
            if session.get(Chore, name):
                return False
            session.add(Chore(name=name, due_at=next_at))
        return True
    except IntegrityError:
        return False


def put_off(database: Database, name: str, next_at: datetime) -> None:
    """Say when a chore is due again."""
    with database.transaction() as session:
        session.execute(update(Chore).where(Chore.name == name).values(due_at=next_at))
