"""Analyses in the background: hand in, look up, listen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, current_app, g, jsonify, stream_with_context

from resume_api.auth import current_user, signed_in_where_required
from resume_api.background import results
from resume_api.background import submit as submissions
from resume_api.envelope import success
from resume_api.forms import FormBlueprint
from resume_api.schemas.background import SubmitForm, Submitted, TaskFinished, TaskPending
from resume_api.schemas.envelopes import envelope
from resume_api.service import AnalysisRequest

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
@blueprint.alt_response(503, description="SERVICE_UNAVAILABLE")
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
    row = submissions.analysis(deps, request, _user_id(), file.name)
    address = f"/results/{row.id}"
    told = {"task_id": str(row.id), "status": row.status, "poll": address}
    response = jsonify(success(told))
    response.headers["Location"] = address
    g.retry_after = results.wait_seconds(row)
    return response, 202


@blueprint.get("/results/<uuid:task_id>")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.response(200, envelope(TaskFinished))
@blueprint.alt_response(202, schema=envelope(TaskPending), description="Not finished yet")
@blueprint.alt_response(404, description="TASK_NOT_FOUND")
def result(task_id: UUID) -> tuple[Response, int]:
    """How far a task is, or what came of it."""
    row = results.find(current_app.extensions["dependencies"], task_id, _user_id())
    response = jsonify(success(results.shown(row)))
    if results.finished(row):
        return response, 200
    g.retry_after = results.wait_seconds(row)
    return response, 202


@blueprint.get("/results/<uuid:task_id>/events")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.response(200, {"type": "string"}, content_type="text/event-stream")
@blueprint.alt_response(404, description="TASK_NOT_FOUND")
def events(task_id: UUID) -> Response:
    """Server-sent events: `progress` for each stage, at last `done` or `failed`."""
    deps, user_id = current_app.extensions["dependencies"], _user_id()
    row = results.find(deps, task_id, user_id)
    stream = stream_with_context(results.events(deps, row, user_id))
    headers = {"X-Accel-Buffering": "no"}
    return Response(stream, content_type="text/event-stream", headers=headers)


def _user_id() -> UUID | None:
    user = current_user()
    return user.id if user else None
