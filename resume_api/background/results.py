"""Looking a task up: how far it is, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import UUID

import msgspec

from resume_api.accounts import quotas
from resume_api.background.task import (
    AnalysisDone,
    Event,
    Failed,
    FileOf,
    JobOf,
    Pending,
    Progress,
    RankingDone,
    Summary,
    SummaryMatch,
    Task,
)
from resume_api.db import owned, tasks
from resume_api.db.models import Analysis, User
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.domain.report import Report
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import translated
from resume_api.printing import service as printing
from resume_api.ranking.table import Ranking

MAX_WAIT_SECONDS = 30
STREAM_SECONDS = 60.0
LOOK_SECONDS = 0.25
SIGN_OF_LIFE_SECONDS = 10.0


def find(deps: Dependencies, identifier: UUID, user_id: UUID | None) -> Analysis:
    """A task of this user, or of nobody. Raises ApiError(TASK_NOT_FOUND)."""
    row = tasks.get(deps.database, identifier)
    if row is None or row.user_id not in (None, user_id):
        raise ApiError(ErrorCode.TASK_NOT_FOUND)
    if row.kind == "ranking" and not finished(row):
        row.done = tasks.done_by_parts(deps.database, row.id)
    return row


def listed(deps: Dependencies, user: User, number: int, size: int) -> owned.Page[Analysis]:
    """A page (from 1) of a user's tasks, newest first."""
    return owned.tasks(deps.database, user.id, number, size)


def delete(deps: Dependencies, identifier: UUID, user_id: UUID | None) -> None:
    """Delete a task with its result; a purge erases it. That of nobody may be deleted by whoever
    may read it. Raises ApiError(TASK_NOT_FOUND)."""
    row = find(deps, identifier, user_id)
    if row.user_id:
        deps.cache.forget(row.user_id)
    tasks.hide(deps.database, row.id)


def keep(deps: Dependencies, identifier: UUID, user: User) -> Analysis:
    """Make a task of nobody a user's, who alone sees it from then on. Raises
    ApiError(TASK_NOT_FOUND) where it is another's."""
    row = find(deps, identifier, user.id)
    if row.user_id is None:
        quotas.check(deps, user.id, row.size)
        if not tasks.adopt(deps.database, row.id, user.id):
            raise ApiError(ErrorCode.TASK_NOT_FOUND)
    return row


def printed(deps: Dependencies, row: Analysis) -> bytes:
    """The PDF of an analysis that is done. Raises ApiError."""
    report = msgspec.convert(row.report, Report)
    made_at = row.finished_at or row.created_at
    return printing.printed(deps, report, row.resume_name, row.job_title, made_at)


def finished(row: Analysis) -> bool:
    """Whether nothing will change any more."""
    return row.status in ("done", "failed")


def wait_seconds(row: Analysis) -> int:
    """When to look again: a quarter of the time that has passed, from 1 to 30 s."""
    age = (now() - row.created_at).total_seconds()
    return min(MAX_WAIT_SECONDS, max(1, round(age / 4)))


def shown(row: Analysis, language: str) -> Task:
    """What a client sees of a task, an error in ``language``."""
    if row.status == "failed":
        return Failed(row.id, row.kind, row.error_code, translated(row.error or "", language))
    if row.status == "done":
        if row.kind == "ranking":
            return RankingDone(row.id, msgspec.convert(row.report, Ranking))
        report = msgspec.convert(row.report, Report)
        about = JobOf(row.job_title, row.job_text), FileOf(row.resume_name)
        return AnalysisDone(row.id, *about, report, _summary(report))
    return Pending(row.id, row.kind, row.status, _progress(row))


def events(
    deps: Dependencies, row: Analysis, user_id: UUID | None, language: str
) -> Iterator[Event | None]:
    """An event for each change, None as a sign of life, until the task ends or a minute is over:
    browsers come back by themselves. A lost database ends the stream."""
    ends, spoke = time.monotonic() + STREAM_SECONDS, time.monotonic()
    last: Event | None = None
    while True:
        error = translated(row.error, language) if row.error else None
        event = Event(row.id, row.status, _progress(row), row.error_code, error)
        if event != last:
            last, spoke = event, time.monotonic()
            yield event
        elif time.monotonic() - spoke > SIGN_OF_LIFE_SECONDS:
            spoke = time.monotonic()
            yield None
        if finished(row) or time.monotonic() > ends:
            return
        time.sleep(LOOK_SECONDS)
        try:
            row = find(deps, row.id, user_id)
        except ApiError:
            return


def _progress(row: Analysis) -> Progress:
    return Progress(row.stage, row.done, row.total)


def _summary(report: Report) -> Summary:
    """The report in short: what is met and with which words, what is not, and what to do."""
    score = report.ats_score.overall_score
    return Summary(
        score=None if score is None else float(score),
        matches=tuple(
            SummaryMatch(one.text, one.quotes[0].text, round(one.share, 2))
            for one in report.requirements
            if one.quotes
        ),
        gaps=tuple(one.text for one in report.requirements if one.status == "not_met"),
        playbook=report.insights.recommendations.all,
    )
