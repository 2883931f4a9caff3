"""Queries about tasks: who works on which, and what came of it.

A task changes hands only by a conditional update, so each result is written once, whatever the
queue repeats and whichever worker dies.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, defer

from resume_api.db import Database
from resume_api.db.models import Analysis
from resume_api.db.types import JsonObject, now

LEASE = timedelta(seconds=20)
"""How long a worker may be silent before its tasks are given to another."""
RESEND = timedelta(seconds=60)
"""How long an id may stay in the queue before it is sent again."""


class Columns(TypedDict, total=False):
    """What the worker of a task may write."""

    status: str
    stage: str
    done: int
    total: int
    lease_owner: str | None
    lease_until: datetime | None
    finished_at: datetime
    idempotency_key: None
    file_key: str | None
    report: JsonObject
    score: int | None
    candidate_name: str | None
    candidate_email: str | None
    job_title: str
    language: str
    provider: str
    error_code: str
    error: str
    size: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is not finished: how many of each status, and since when the oldest waits."""

    queued: int
    running: int
    oldest: datetime | None


def submit(
    database: Database, row: Analysis, parts: Sequence[Analysis] = ()
) -> tuple[Analysis, bool]:
    """Queue ``row``, or its ``parts`` in its place; or find the task with the same idempotency
    key; whether it is new."""
    same = Analysis.idempotency_key == row.idempotency_key
    for waiting in parts or [row]:
        waiting.lease_until = now() + RESEND
    try:
        with database.transaction() as session:
            forgotten = update(Analysis).where(same, Analysis.deleted_at.is_not(None))
            session.execute(forgotten.values(idempotency_key=None))
            session.add(row)
            session.flush()
            for part in parts:
                part.parent_id = row.id
            session.add_all(parts)
        return row, True
    except IntegrityError:
        known = by_key(database, row.idempotency_key or "")
        if known is None:
            raise
        return known, False


def by_key(database: Database, key: str) -> Analysis | None:
    """The task of an idempotency key, without its report."""
    query = select(Analysis).where(Analysis.idempotency_key == key, Analysis.deleted_at.is_(None))
    with database.session() as session:
        return session.scalar(query.options(defer(Analysis.report, raiseload=True)))


def get(database: Database, task_id: UUID) -> Analysis | None:
    """A task that nobody deleted."""
    query = select(Analysis).where(Analysis.id == task_id, Analysis.deleted_at.is_(None))
    with database.session() as session:
        return session.scalar(query)


def hide(database: Database, task_id: UUID) -> None:
    """Delete a task softly, with its parts."""
    whole = or_(Analysis.id == task_id, Analysis.parent_id == task_id)
    with database.transaction() as session:
        session.execute(update(Analysis).where(whole).values(deleted_at=now()))


def adopt(database: Database, task_id: UUID, user_id: UUID) -> bool:
    """Give a task of nobody to a user, with its parts; False where it is somebody's. The same
    question of nobody is then a new task."""
    ownerless = (Analysis.user_id.is_(None), Analysis.deleted_at.is_(None))
    whole = or_(Analysis.id == task_id, Analysis.parent_id == task_id)
    values = {"user_id": user_id, "idempotency_key": None}
    with database.transaction() as session:
        query = update(Analysis).where(whole, *ownerless).values(values).returning(Analysis.id)
        return bool(session.scalars(query).all())


def claim(database: Database, task_id: UUID, owner: str) -> Analysis | None:
    """Take a queued task for ``owner``; None where it is not to be had."""
    time = now()
    values = {
        "status": "running",
        "lease_owner": owner,
        "lease_until": time + LEASE,
        "started_at": time,
        "attempts": Analysis.attempts + 1,
        "done": 0,
    }
    conditions = (
        Analysis.id == task_id,
        Analysis.status == "queued",
        Analysis.deleted_at.is_(None),
    )
    with database.transaction() as session:
        query = update(Analysis).where(*conditions).values(values).returning(Analysis)
        return session.scalars(query).one_or_none()


def renew(database: Database, owner: str) -> None:
    """Say that ``owner`` is alive."""
    mine = (Analysis.status == "running", Analysis.lease_owner == owner)
    with database.transaction() as session:
        session.execute(update(Analysis).where(*mine).values(lease_until=now() + LEASE))


def write(database: Database, task_id: UUID, owner: str, **values: Unpack[Columns]) -> bool:
    """Change a task that ``owner`` holds; False where it is held no more, and nothing changes."""
    held = (
        Analysis.id == task_id,
        Analysis.status == "running",
        Analysis.lease_owner == owner,
    )
    with database.transaction() as session:
        query = update(Analysis).where(*held).values(values).returning(Analysis.id)
        return session.scalar(query) is not None


def finish(database: Database, task_id: UUID, owner: str, **values: Unpack[Columns]) -> bool:
    """Write the end of a task, as ``write``. One that failed can be asked for anew. ``size`` is
    what stays beside the report; so does the file only where ``file_key`` says it again."""
    if values.get("status") == "failed":
        values["idempotency_key"] = None
    values["finished_at"] = now()
    values["lease_until"] = None
    values.setdefault("file_key", None)
    values["size"] = values.get("size", 0) + len(json.dumps(values.get("report")))
    return write(database, task_id, owner, **values)


def complete(database: Database, parent_id: UUID | None = None) -> Sequence[UUID]:
    """Queue the task whose parts have all ended (or all such tasks); the ids to send. Of several
    who ask at once, one is told."""
    part = aliased(Analysis)
    at_work = part.status.in_(("queued", "running")) & part.deleted_at.is_(None)
    in_parts = (
        Analysis.kind == "ranking",
        Analysis.parent_id.is_(None),
        Analysis.status == "running",
        Analysis.lease_owner.is_(None),
    )
    query = (
        update(Analysis)
        .where(*in_parts, ~exists().where(part.parent_id == Analysis.id, at_work))
        .values(status="queued", lease_until=now() + RESEND)
        .returning(Analysis.id)
    )
    if parent_id:
        query = query.where(Analysis.id == parent_id)
    with database.transaction() as session:
        return session.scalars(query).all()


def parts(database: Database, parent_id: UUID) -> Sequence[Analysis]:
    """The parts of a task, whole."""
    with database.session() as session:
        return session.scalars(select(Analysis).where(Analysis.parent_id == parent_id)).all()


def done_by_parts(database: Database, parent_id: UUID) -> int:
    """How many steps the parts of a task have done in all."""
    query = select(func.coalesce(func.sum(Analysis.done), 0))
    with database.session() as session:
        return session.scalar(query.where(Analysis.parent_id == parent_id)) or 0


def due(database: Database, everything: bool = False) -> Sequence[UUID]:
    """Ids to send again, oldest first: those of silent workers, those whose time to be tried again
    has come; with ``everything`` all that are queued."""
    time = now()
    silent = and_(Analysis.status == "running", Analysis.lease_until < time)
    waited: ColumnElement[bool] = Analysis.status == "queued"
    if not everything:
        waited = and_(waited, Analysis.lease_until < time)
    again = {"status": "queued", "lease_owner": None, "lease_until": time + RESEND}
    query = (
        update(Analysis)
        .where(or_(silent, waited), Analysis.deleted_at.is_(None))
        .values(again)
        .returning(Analysis.id, Analysis.created_at)
    )
    with database.transaction() as session:
        found = session.execute(query).all()
    return [task_id for task_id, _ in sorted(found, key=lambda row: row[1])]


def expire(database: Database, before: datetime) -> Sequence[str]:
    """Erase the tasks of nobody, and parts of anybody's, that ended before a time; the keys of
    their files."""
    nobodys = or_(Analysis.user_id.is_(None), Analysis.parent_id.is_not(None))
    old = (nobodys, Analysis.finished_at < before)
    with database.transaction() as session:
        keys = session.scalars(delete(Analysis).where(*old).returning(Analysis.file_key)).all()
    return [key for key in keys if key]


def waiting(database: Database) -> Waiting:
    """What is not finished."""
    query = (
        select(Analysis.status, func.count(), func.min(Analysis.created_at))
        .where(Analysis.status.in_(("queued", "running")), Analysis.deleted_at.is_(None))
        .group_by(Analysis.status)
    )
    with database.session() as session:
        found = {status: (count, oldest) for status, count, oldest in session.execute(query)}
    queued, running = found.get("queued", (0, None)), found.get("running", (0, None))
    ages = [oldest for _, oldest in (queued, running) if oldest]
    return Waiting(queued[0], running[0], min(ages, default=None))
