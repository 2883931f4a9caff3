"""Analyses in the background: hand in, look up, listen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal
from uuid import UUID

import msgspec
from flask import Response, g, stream_with_context

from resume_api.analysis.service import AnalysisRequest
from resume_api.background import results, task
from resume_api.background import submit as submissions
from resume_api.db import owned
from resume_api.db.models import Analysis
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.ranking import table
from resume_api.ranking.service import RankingOrder
from resume_api.version import VERSION
from resume_api.web import chosen
from resume_api.web.attachments import CSV, PDF, XLSX, attached, unchanged_or_attached
from resume_api.web.auth import signed_in, signed_in_where_required, user, user_id
from resume_api.web.blueprint import BINARY, READING, ApiBlueprint, answer
from resume_api.web.context import deps, reply_language
from resume_api.web.schemas.background import (
    ListedTask,
    Submitted,
    TaskEvent,
    TaskFinished,
    TaskPending,
)
from resume_api.web.schemas.library import Deleted, PageQuery, Removed, page_of
from resume_api.web.schemas.requests import AnalyzeForm, UploadedFile

blueprint = ApiBlueprint("background", __name__, description="Work behind the answer.")


@blueprint.post("/analyze")
@signed_in_where_required
@blueprint.arguments(AnalyzeForm, location="multipart")
@blueprint.response(202, Submitted)
@blueprint.fails(
    ErrorCode.MISSING_RESUME,
    ErrorCode.MISSING_JOB_DESCRIPTION,
    ErrorCode.NOT_FOUND,
    ErrorCode.FILE_STORE_ERROR,
    *READING,
)
def submit(
    resume: UploadedFile | None = None,
    resume_id: UUID | None = None,
    job_description: str | None = None,
    job_description_file: UploadedFile | None = None,
    job_id: UUID | None = None,
    lang: str | None = None,
    provider: str | None = None,
) -> Response:
    """Hand an analysis in. The same once more is the task that exists."""
    file = chosen.resume(resume, resume_id)
    request = AnalysisRequest(
        resume=file.data,
        job_text=chosen.job_text(job_description, job_description_file, job_id),
        language=lang,
        provider=provider,
        request_id=g.request_id,
    )
    return accepted(submissions.analysis(deps(), request, user_id(), file.name))


@blueprint.get("/results/<uuid:task_id>")
@signed_in_where_required
@blueprint.response(200, TaskFinished)
@blueprint.alt_response(202, schema=TaskPending, description="Not finished yet")
@blueprint.fails(ErrorCode.TASK_NOT_FOUND)
def result(task_id: UUID) -> Response:
    """How far a task is, or what came of it."""
    return _shown(results.find(deps(), task_id, user_id()))


@blueprint.get("/results/<uuid:task_id>/events")
@signed_in_where_required
@blueprint.response(200, {"type": "string"}, content_type="text/event-stream")
@blueprint.fails(ErrorCode.TASK_NOT_FOUND)
def events(task_id: UUID) -> Response:
    """Server-sent events: `progress` for each stage, at last `done` or `failed`."""
    row = results.find(deps(), task_id, user_id())
    stream = stream_with_context(_sent(results.events(deps(), row, user_id(), reply_language())))
    headers = {"X-Accel-Buffering": "no"}
    return Response(stream, content_type="text/event-stream", headers=headers)


def _sent(events: Iterator[task.Event | None]) -> Iterator[str]:
    schema = TaskEvent()
    yield "retry: 2000\n\n"
    for event in events:
        if event is None:
            yield ": waiting\n\n"
            continue
        name = event.status if event.status in ("done", "failed") else "progress"
        yield f"event: {name}\ndata: {json.dumps(schema.dump(event), ensure_ascii=False)}\n\n"


@blueprint.get("/results")
@signed_in
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, page_of(ListedTask))
def list_results(page: int, per_page: int) -> owned.Page[Analysis]:
    """All that one handed in or had analysed, newest first."""
    return results.listed(deps(), user(), page, per_page)


@blueprint.delete("/results/<uuid:task_id>")
@signed_in_where_required
@blueprint.response(200, Deleted)
@blueprint.fails(ErrorCode.TASK_NOT_FOUND)
def delete_result(task_id: UUID) -> Removed:
    """Delete a task with its result, finished or not; a guest's by its id alone."""
    results.delete(deps(), task_id, user_id())
    return Removed(1)


@blueprint.post("/results/<uuid:task_id>/keep")
@signed_in
@blueprint.response(200, Submitted)
@blueprint.fails(ErrorCode.TASK_NOT_FOUND, ErrorCode.STORAGE_FULL)
def keep_result(task_id: UUID) -> task.Submitted:
    """Take over what one handed in as a guest; from then on nobody else sees it."""
    row = results.keep(deps(), task_id, user())
    return task.Submitted(row.id, row.status)


@blueprint.get("/results/<uuid:task_id>.csv")
@signed_in_where_required
@blueprint.response(200, {"type": "string"}, content_type=CSV)
@blueprint.alt_response(202, schema=TaskPending, description="Not finished yet")
@blueprint.fails(ErrorCode.TASK_NOT_FOUND)
def table_of(task_id: UUID) -> Response:
    """The table of a ranking, or how far it is, or why it failed; other tasks have none."""
    return _table(task_id, "csv")


@blueprint.get("/results/<uuid:task_id>.xlsx")
@signed_in_where_required
@blueprint.response(200, BINARY, content_type=XLSX)
@blueprint.alt_response(202, schema=TaskPending, description="Not finished yet")
@blueprint.fails(ErrorCode.TASK_NOT_FOUND)
def workbook_of(task_id: UUID) -> Response:
    """The same as a workbook."""
    return _table(task_id, "xlsx")


def _table(task_id: UUID, extension: Literal["csv", "xlsx"]) -> Response:
    row = results.find(deps(), task_id, user_id())
    if row.kind != "ranking":
        raise ApiError(ErrorCode.TASK_NOT_FOUND, english("task_has_no_table"))
    if row.status != "done":
        return _shown(row)
    order = msgspec.convert(row.payload, RankingOrder)
    ranking = msgspec.convert(row.report, table.Ranking)
    if extension == "xlsx":
        return attached(table.as_xlsx(ranking, order.evidence, order.language), XLSX, "xlsx")
    return attached(table.as_csv(ranking, order.evidence).encode(), CSV, "csv")


@blueprint.get("/results/<uuid:task_id>/report.pdf")
@signed_in_where_required
@blueprint.response(200, BINARY, content_type=PDF)
@blueprint.alt_response(202, schema=TaskPending, description="Not finished yet")
@blueprint.alt_response(304, description="As `If-None-Match` has it")
@blueprint.fails(ErrorCode.TASK_NOT_FOUND, ErrorCode.DOCUMENT_TOO_COMPLEX, ErrorCode.AI_TIMEOUT)
def report_of(task_id: UUID) -> Response:
    """An analysis to print, in its own language; other tasks have none."""
    row = results.find(deps(), task_id, user_id())
    if row.kind != "analysis":
        raise ApiError(ErrorCode.TASK_NOT_FOUND, english("task_has_no_report"))
    if row.status != "done":
        return _shown(row)
    return unchanged_or_attached(
        lambda: results.printed(deps(), row), f"{row.id}-{VERSION}", PDF, "report.pdf"
    )


def accepted(row: Analysis) -> Response:
    """What a client is told of a task that it handed in."""
    submitted = task.Submitted(row.id, row.status)
    response = answer(Submitted, submitted, 202)
    response.headers["Location"] = submitted.poll
    g.retry_after = results.wait_seconds(row)
    return response


def _shown(row: Analysis) -> Response:
    shown = results.shown(row, reply_language())
    if not isinstance(shown, task.Pending):
        return answer(TaskFinished, shown)
    g.retry_after = results.wait_seconds(row)
    return answer(TaskPending, shown, 202)
