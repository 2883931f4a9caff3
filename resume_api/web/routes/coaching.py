"""A question session: three answers make a better resume."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response, current_app, g, jsonify, request

from resume_api.analysis import service
from resume_api.coaching import service as coaching
from resume_api.dependencies import Dependencies
from resume_api.web.auth import signed_in_where_required
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.routes.background import user_id
from resume_api.web.schemas.coaching import (
    SessionAnswer,
    SessionDeleted,
    SessionFile,
    SessionStarted,
    SessionState,
    SessionStep,
    SessionText,
)
from resume_api.web.schemas.envelopes import envelope

blueprint = FormBlueprint("coaching", __name__, description="Three questions, a better resume.")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPEN: dict[str, Any] = {"security": [{}, {"bearer": []}]}


def _deps() -> Dependencies:
    deps: Dependencies = current_app.extensions["dependencies"]
    return deps


@blueprint.post("/session/start")
@signed_in_where_required
@blueprint.doc(
    **_OPEN,
    requestBody={
        "required": True,
        "content": {
            "application/json": {"schema": SessionText},
            "multipart/form-data": {"schema": SessionFile},
        },
    },
)
@blueprint.response(201, envelope(SessionStarted))
@blueprint.alt_response(
    400, description="MISSING_RESUME, MISSING_JOB_DESCRIPTION or INVALID_FILE_FORMAT"
)
@blueprint.alt_response(413, description="FILE_TOO_LARGE")
def start() -> tuple[Response, int]:
    """Begin with a resume (JSON with text or LaTeX, or a form with a file) and a job text."""
    given = _from_form() if request.mimetype == "multipart/form-data" else _from_json()
    return jsonify(success(coaching.start(_deps(), given, user_id()))), 201


def _from_json() -> coaching.Start:
    body = FormBlueprint.ARGUMENTS_PARSER.parse(SessionText(), request, location="json")
    return _given(body["resume_text"].encode(), body["job_post"], body)


def _given(resume: bytes, job: str, fields: Mapping[str, Any]) -> coaching.Start:
    return coaching.Start(resume, job, fields.get("lang"), fields.get("provider"), g.request_id)


def _from_form() -> coaching.Start:
    form = FormBlueprint.ARGUMENTS_PARSER.parse(SessionFile(), request, location="multipart")
    job_file = form.get("job_post_file")
    job = service.job_text(_deps(), form.get("job_post"), job_file.data if job_file else None)
    return _given(form["resume"].data, job, form)


@blueprint.post("/session/answer")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.arguments(SessionAnswer)
@blueprint.response(200, envelope(SessionStep))
@blueprint.alt_response(404, description="SESSION_NOT_FOUND")
@blueprint.alt_response(409, description="SESSION_COMPLETE or CONFLICT")
def answer(body: dict[str, Any]) -> Response:
    """Answer the open question. After the third answer the resume comes back with all that the
    answers say, and nothing else."""
    told = coaching.answer(
        _deps(), body["session_id"], user_id(), body["answer"], body.get("question"), g.request_id
    )
    return jsonify(success(told))


@blueprint.get("/session/<uuid:session_id>")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.response(200, envelope(SessionState))
@blueprint.alt_response(404, description="SESSION_NOT_FOUND")
def state(session_id: UUID) -> Response:
    """How far a session is."""
    return jsonify(success(coaching.shown(coaching.find(_deps(), session_id, user_id()))))


@blueprint.get("/session/<uuid:session_id>/resume.docx")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=DOCX)
@blueprint.alt_response(404, description="SESSION_NOT_FOUND")
@blueprint.alt_response(409, description="CONFLICT: the session has not all its answers")
def resume_docx(session_id: UUID) -> Response:
    """The new resume as DOCX."""
    data = coaching.docx(_deps(), coaching.find(_deps(), session_id, user_id()))
    response = Response(data, content_type=DOCX)
    response.headers["Content-Disposition"] = "attachment; filename=resume.docx"
    return response


@blueprint.delete("/session/<uuid:session_id>")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.response(200, envelope(SessionDeleted))
@blueprint.alt_response(404, description="SESSION_NOT_FOUND")
def delete(session_id: UUID) -> Response:
    """Erase a session with its resume."""
    coaching.end(_deps(), session_id, user_id())
    return jsonify(success({"message": "Session deleted successfully"}))
