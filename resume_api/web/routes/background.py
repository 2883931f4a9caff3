"""Analyses in the background: hand in, look up, listen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, current_app, g, jsonify, stream_with_context

from resume_api.analysis.service import AnalysisRequest
from resume_api.background import results
from resume_api.background import submit as submissions
from resume_api.db.models import Analysis
from resume_api.errors import ApiError, ErrorCode
from resume_api.ranking import table
from resume_api.web.attachments import CSV, attached
from resume_api.web.auth import current_user, signed_in_where_required
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.schemas.background import SubmitForm, Submitted, TaskFinished, TaskPending
from resume_api.web.schemas.envelopes import envelope

blueprint = FormBlueprint("background", __name__, description="Work behind the answer.")


@blueprint.post("/analyze")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.arguments(SubmitForm, location="multipart")
@blueprint.response(202, envelope(Submitted))
@blueprint.alt_response(
    400, description="MISSING_RESUME, MISSING_JOB_DESCRIPTION or INVALID_FILE_FORMAT"
)
@blueprint.alt_response(413, description="FILE_TOO_LARGE")
@blueprint.alt_response(429, description="RATE_LIMITED")
@blueprint.alt_response(502, description="CLOUDINARY_ERROR")
@blueprint.alt_response(503, description="SERVICE_UNAVAILABLE or FILE_STORE_ERROR")
def submit(form: dict[str, Any]) -> tuple[Response, int]:
    """Hand an analysis in. The same once more is the task that exists."""
    file = form["file"]
    request = AnalysisRequest(
        resume=file.data,
        job_text=form["job_desc"],
        language=form.get("lang"),
        provider=form.get("provider"),
        request_id=g.request_id,
    )
    deps = current_app.extensions["dependencies"]
    return accepted(submissions.analysis(deps, request, user_id(), file.name))


@blueprint.get("/results/<uuid:task_id>")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.response(200, envelope(TaskFinished))
@blueprint.alt_response(202, schema=envelope(TaskPending), description="Not finished yet")
@blueprint.alt_response(404, description="TASK_NOT_FOUND")
def result(task_id: UUID) -> tuple[Response, int]:
    """How far a task is, or what came of it."""
    row = results.find(current_app.extensions["dependencies"], task_id, user_id())
    return _told(row)


@blueprint.get("/results/<uuid:task_id>/events")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.response(200, {"type": "string"}, content_type="text/event-stream")
@blueprint.alt_response(404, description="TASK_NOT_FOUND")
def events(task_id: UUID) -> Response:
    """Server-sent events: `progress` for each stage, at last `done` or `failed`."""
    deps, reader = current_app.extensions["dependencies"], user_id()
    row = results.find(deps, task_id, reader)
    stream = stream_with_context(results.events(deps, row, reader))
    headers = {"X-Accel-Buffering": "no"}
    return Response(stream, content_type="text/event-stream", headers=headers)


@blueprint.get("/results/<uuid:task_id>.csv")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.response(200, {"type": "string"}, content_type="text/csv")
@blueprint.alt_response(202, schema=envelope(TaskPending), description="Not finished yet")
@blueprint.alt_response(404, description="TASK_NOT_FOUND, also for a task without a table")
def table_of(task_id: UUID) -> Response | tuple[Response, int]:
    """The table of a ranking, or how far it is, or why it failed."""
    row = results.find(current_app.extensions["dependencies"], task_id, user_id())
    if row.kind != "ranking":
        raise ApiError(ErrorCode.TASK_NOT_FOUND, "This task has no table.")
    if row.status != "done":
        return _told(row)
    asked, ranking = row.payload or {}, row.report or {}
    return attached(table.as_csv(ranking, asked["evidence"]).encode(), CSV, "csv")


def accepted(row: Analysis) -> tuple[Response, int]:
    """What a client is told of a task that it handed in."""
    address = f"/results/{row.id}"
    response = jsonify(success({"task_id": str(row.id), "status": row.status, "poll": address}))
    response.headers["Location"] = address
    g.retry_after = results.wait_seconds(row)
    return response, 202


def _told(row: Analysis) -> tuple[Response, int]:
    response = jsonify(success(results.shown(row)))
    if results.finished(row):
        return response, 200
    g.retry_after = results.wait_seconds(row)
    return response, 202


def user_id() -> UUID | None:
    """Who asks, None for nobody."""
    user = current_user()
    return user.id if user else None
