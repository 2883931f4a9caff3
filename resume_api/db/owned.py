"""Queries about what belongs to a user: resumes, jobs, analyses, question sessions. None shows
another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import defer, load_only

from resume_api.db import Database
from resume_api.db.models import Analysis, Job, QuestionSession, Resume
from resume_api.db.types import JsonObject, now

Owned = TypeVar("Owned", Resume, Job, Analysis, QuestionSession)
HasFile = TypeVar("HasFile", Resume, Job)
_DONE = (
    Analysis.kind == "analysis",
    Analysis.status == "done",
    Analysis.listed.is_(True),
)
_TREND = (
    Analysis.created_at,
    Analysis.score,
    Analysis.job_sha256,
    Analysis.job_title,
    Analysis.resume_id,
    Analysis.resume_name,
    Analysis.resume_sha256,
    Analysis.candidate_name,
    Analysis.candidate_email,
)


@dataclass(frozen=True, slots=True)
class Page(Generic[Owned]):
    """Some of a user's rows, newest first: page ``number`` (from 1) of ``size`` rows, and how many
    rows there are in all."""

    items: Sequence[Owned]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return ceil(self.total / self.size)


def add(database: Database, row: Owned) -> Owned:
    """Store a row, in the place of the one with its id if there is one."""
    with database.transaction() as session:
        return session.merge(row)


def get(database: Database, kind: type[Owned], user_id: UUID, row_id: UUID) -> Owned | None:
    """A row of this user."""
    with database.session() as session:
        return session.scalar(select(kind).where(kind.id == row_id, *_of(kind, user_id)))


def several(
    database: Database, kind: type[Owned], user_id: UUID, ids: Sequence[UUID]
) -> Sequence[Owned]:
    """Those of the rows that are this user's."""
    with database.session() as session:
        return session.scalars(select(kind).where(kind.id.in_(ids), *_of(kind, user_id))).all()


def same_file(
    database: Database, kind: type[HasFile], user_id: UUID, sha256: str
) -> HasFile | None:
    """The resume or job of this user with the same content."""
    with database.session() as session:
        query = select(kind).where(kind.sha256 == sha256, *_of(kind, user_id))
        return session.scalars(query.order_by(kind.created_at)).first()


def page(
    database: Database,
    kind: type[Owned],
    user_id: UUID,
    number: int,
    size: int,
    job_key: str | None = None,
    since: datetime | None = None,
) -> Page[Owned]:
    """A page (from 1) of this user's rows without their long columns; analyses that are done,
    by job and from a time on if asked."""
    conditions = _of(kind, user_id)
    if kind is Analysis:
        conditions += _DONE
    if job_key:
        conditions += (Analysis.job_sha256 == job_key,)
    if since:
        conditions += (kind.created_at >= since,)
    return _paged(database, kind, conditions, number, size)


def _paged(
    database: Database,
    kind: type[Owned],
    conditions: tuple[ColumnElement[bool], ...],
    number: int,
    size: int,
) -> Page[Owned]:
    rows = (
        select(kind, func.count().over())
        .where(*conditions)
        .order_by(kind.created_at.desc(), kind.id)
        .limit(size)
        .offset((number - 1) * size)
        .options(*_short(kind))
    )
    with database.session() as session:
        found = session.execute(rows).all()
        total = (
            found[0][1]
            if found
            else session.scalar(select(func.count()).select_from(kind).where(*conditions))
        )
        return Page([row for row, _ in found], number, size, total or 0)


def tasks(database: Database, user_id: UUID, number: int, size: int) -> Page[Analysis]:
    """A page of all that this user handed in or had analysed, whatever became of it."""
    shown = (Analysis.parent_id.is_(None), Analysis.listed.is_(True))
    return _paged(database, Analysis, (*_of(Analysis, user_id), *shown), number, size)


def cell(database: Database, user_id: UUID, resume_id: UUID, job_id: UUID) -> UUID | None:
    """Where the analysis of a resume and a job is kept that no list shows."""
    pair = (Analysis.resume_id == resume_id, Analysis.job_id == job_id, Analysis.listed.is_(False))
    with database.session() as session:
        return session.scalar(select(Analysis.id).where(*_of(Analysis, user_id), *pair))


def change_job(
    database: Database, user_id: UUID, job_id: UUID, values: Mapping[str, str | None]
) -> Job | None:
    """Change columns of a job of this user; None where there is none."""
    mine = (*_of(Job, user_id), Job.id == job_id)
    with database.transaction() as session:
        if values:
            session.execute(update(Job).where(*mine).values(dict(values)))
        return session.scalar(select(Job).where(*mine))


def scores(database: Database, user_id: UUID) -> Sequence[Analysis]:
    """This user's scored analyses, oldest first, only with what a trend needs."""
    query = (
        select(Analysis)
        .where(*_of(Analysis, user_id), *_DONE, Analysis.score.is_not(None))
        .order_by(Analysis.created_at, Analysis.id)
        .options(load_only(*_TREND))
    )
    with database.session() as session:
        return session.scalars(query).all()


def latest_reports(database: Database, user_id: UUID, most: int) -> Sequence[JsonObject]:
    """The reports of this user's latest analyses."""
    query = (
        select(Analysis.report)
        .where(*_of(Analysis, user_id), *_DONE)
        .order_by(Analysis.created_at.desc())
        .limit(most)
    )
    with database.session() as session:
        return [report for report in session.scalars(query) if report]


def counts(database: Database, user_id: UUID) -> dict[str, int]:
    """How many resumes, jobs and analyses this user has."""
    queries = {
        "resumes": select(func.count()).select_from(Resume).where(*_of(Resume, user_id)),
        "jobs": select(func.count()).select_from(Job).where(*_of(Job, user_id)),
        "analyses": select(func.count())
        .select_from(Analysis)
        .where(*_of(Analysis, user_id), *_DONE),
    }
    columns = [query.scalar_subquery().label(name) for name, query in queries.items()]
    with database.session() as session:
        return dict(session.execute(select(*columns)).mappings().one())


def everything(database: Database, kind: type[Owned], user_id: UUID) -> Sequence[Owned]:
    """All rows of this user, whole, but for the parts of a ranking."""
    conditions = _of(kind, user_id)
    if kind is Analysis:
        conditions += (Analysis.parent_id.is_(None),)
    with database.session() as session:
        query = select(kind).where(*conditions).order_by(kind.created_at)
        return session.scalars(query).all()


def hide(database: Database, kind: type[Owned], user_id: UUID, row_id: UUID | None = None) -> int:
    """Delete softly one row of this user, or all; how many there were."""
    conditions = _of(kind, user_id) + ((kind.id == row_id,) if row_id else ())
    with database.transaction() as session:
        hidden = session.execute(
            update(kind).where(*conditions).values(deleted_at=now()).returning(kind.id)
        )
        return len(hidden.all())


def _of(kind: type[Owned], user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (kind.user_id == user_id, kind.deleted_at.is_(None))


def _short(kind: type[Owned]) -> list[Any]:
    long = {Analysis: (Analysis.report, Analysis.job_text, Analysis.payload), Job: (Job.text,)}
    return [defer(column, raiseload=True) for column in long.get(kind, ())]
