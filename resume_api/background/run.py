"""Doing a task: claimed, worked on by its kind's handler, written down once."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import msgspec

from resume_api import metrics
from resume_api.analysis import service
from resume_api.background import pages
from resume_api.background.bundle import unpacked
from resume_api.db import tasks
from resume_api.db.models import Analysis
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.domain.report import Report
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.observability import request_id, task_id
from resume_api.ranking import service as ranking
from resume_api.ranking import table
from resume_api.ranking.by_model import judge_of
from resume_api.ranking.service import RankedPart, RankingOrder, Row
from resume_api.ranking.table import Ranking
from resume_api.saved import files, library

logger = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told the stage that begins, how many steps are done, and of how many."""

TRANSIENT = {
    ErrorCode.AI_SERVICE_ERROR,
    ErrorCode.AI_TIMEOUT,
    ErrorCode.AI_INVALID_RESPONSE,
    ErrorCode.CLOUDINARY_ERROR,
    ErrorCode.FILE_STORE_ERROR,
    ErrorCode.SERVICE_UNAVAILABLE,
}
RETRIES = 3
FIRST_PAUSE_SECONDS = 4.0
MAX_ATTEMPTS = 16
"""A task that was taken up so often and never ended kills its workers."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a handler found: the report, and columns of the row that are known only now."""

    report: Report | Ranking | RankedPart
    columns: tasks.Columns


def run(deps: Dependencies, identifier: UUID, owner: str) -> None:
    """Do a task if it is queued. A transient fault is tried again later; any other ends the task.

    Raises ApiError(SERVICE_UNAVAILABLE) where the database is lost: the lease runs out, and the
    task is taken up again.
    """
    row = tasks.claim(deps.database, identifier, owner)
    if row is None:
        return
    request_id.set(row.request_id)
    task_id.set(str(row.id))
    started = time.perf_counter()
    outcome = _attempt(deps, row, owner)
    if row.parent_id:
        for complete in tasks.complete(deps.database, row.parent_id):
            deps.queue.send(complete)
    seconds = time.perf_counter() - started
    metrics.TASKS.labels(row.kind, outcome).inc()
    metrics.TASK_SECONDS.labels(row.kind).observe(seconds)
    logger.info(
        "request_id=%s task_id=%s kind=%s attempt=%d outcome=%s ms=%.0f",
        row.request_id,
        row.id,
        row.kind,
        row.attempts,
        outcome,
        seconds * 1000,
    )


def give_up(deps: Dependencies, identifier: UUID, owner: str) -> None:
    """Fail a task on which ``owner`` hangs: what still works on it cannot write its result any
    more. Raises ApiError as ``run``."""
    if row := tasks.get(deps.database, identifier):
        logger.error("request_id=%s task_id=%s hangs", row.request_id, row.id)
        _failed(deps, row, owner, ApiError(ErrorCode.AI_TIMEOUT, english("task_too_long")))


def _attempt(deps: Dependencies, row: Analysis, owner: str) -> str:
    def progress(stage: str, done: int, total: int) -> None:
        tasks.write(deps.database, row.id, owner, stage=stage, done=done, total=total)

    try:
        if row.attempts > MAX_ATTEMPTS:
            raise ApiError(ErrorCode.INTERNAL_ERROR, english("workers_lost"))
        found = HANDLERS[row.kind](deps, row, progress)
    except ApiError as error:
        if error.code in TRANSIENT and row.attempts <= RETRIES:
            return _later(deps, row, owner)
        return _failed(deps, row, owner, error)
    except Exception:  # a bug in one task must not leave it running for ever
        logger.exception("request_id=%s task_id=%s broke", row.request_id, row.id)
        return _failed(deps, row, owner, ApiError(ErrorCode.INTERNAL_ERROR))
    columns = tasks.Columns(status="done", report=msgspec.to_builtins(found.report))
    written = tasks.finish(deps.database, row.id, owner, **(found.columns | columns))
    if written and not found.columns.get("file_key"):
        _discard(deps, row)
    return "done" if written else "lost"


def _later(deps: Dependencies, row: Analysis, owner: str) -> str:
    """Back in the queue after 4, 8, 16 s, give or take a quarter; the sweep sends it."""
    pause = FIRST_PAUSE_SECONDS * 2 ** (row.attempts - 1) * random.uniform(0.75, 1.25)
    due = now() + timedelta(seconds=pause)
    tasks.write(deps.database, row.id, owner, status="queued", lease_owner=None, lease_until=due)
    return "retried"


def _failed(deps: Dependencies, row: Analysis, owner: str, error: ApiError) -> str:
    columns = tasks.Columns(status="failed", error_code=error.code.name, error=error.message[:500])
    if tasks.finish(deps.database, row.id, owner, **columns):
        _discard(deps, row)
    return error.code.name


def _discard(deps: Dependencies, row: Analysis) -> None:
    if row.file_key:
        with suppress(ApiError):  # what resists is an orphan, and erased as one
            files.erase(deps, row.file_key)


def _analysis(deps: Dependencies, row: Analysis, progress: Progress) -> Outcome:
    stages = ("read", "facts", "provider")
    request = service.AnalysisRequest(
        resume=deps.store.fetch(row.file_key or ""),
        job_text=row.job_text,
        language=row.language,
        provider=row.provider,
        request_id=row.request_id,
        user_id=row.user_id,
    )
    report = service.analyze(
        deps, request, lambda stage: progress(stage, stages.index(stage), len(stages))
    )
    columns = tasks.Columns(
        score=report.ats_score.overall_score,
        candidate_name=report.candidate.name,
        candidate_email=report.candidate.email,
        job_title=library.title_of(deps, row.job_text or ""),
        language=report.meta.language,
        provider=report.meta.provider,
        done=len(stages),
    )
    if row.file_key and pages.is_kept(deps, row.file_key):
        columns |= {"file_key": row.file_key, "size": len(request.resume)}
    return Outcome(report, columns)


def _ranking(deps: Dependencies, row: Analysis, progress: Progress) -> Outcome:
    return (_part_of_ranking if row.parent_id else _places)(deps, row, progress)


def _part_of_ranking(deps: Dependencies, row: Analysis, progress: Progress) -> Outcome:
    order = msgspec.convert(row.payload, RankingOrder)
    uploads = unpacked(deps.store.fetch(row.file_key or ""), order.files)
    scored: list[Row] = []
    judge = judge_of(deps, order.provider, order.language)
    found = ranking.score(deps, order.criteria, uploads, blind=order.blind, judge=judge)
    for done, one in enumerate(found, start=1):
        scored.append(one)
        progress("score", done, row.total)
    return Outcome(RankedPart(tuple(scored)), {})


def _places(deps: Dependencies, row: Analysis, _: Progress) -> Outcome:
    """The rows of all parts by merit; the files of a part that failed are rows at fault."""
    order = msgspec.convert(row.payload, RankingOrder)
    rows: list[Row] = []
    for part in tasks.parts(deps.database, row.id):
        if part.status == "done" and part.report:
            rows += msgspec.convert(part.report, RankedPart).rows
        else:
            error = ApiError(ErrorCode[part.error_code or "INTERNAL_ERROR"], part.error)
            names = msgspec.convert(part.payload, RankingOrder).files
            rows += [ranking.at_fault(name, error) for name in names]
    report = table.ranking(order.criteria, ranking.placed(rows), order.blind, order.language)
    return Outcome(report, {"done": row.total})


HANDLERS: dict[str, Callable[[Dependencies, Analysis, Progress], Outcome]] = {
    "analysis": _analysis,
    "ranking": _ranking,
}
