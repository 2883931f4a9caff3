"""A question session: three answers make a better resume."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response, g, request

from resume_api.coaching import service as coaching
from resume_api.coaching import session
from resume_api.errors import ErrorCode
from resume_api.web import chosen
from resume_api.web.auth import signed_in_where_required, user_id
from resume_api.web.blueprint import BINARY, READING, THINKING, ApiBlueprint
from resume_api.web.context import deps
from resume_api.web.replies import Done, done
from resume_api.web.schemas.accounts import Message
from resume_api.web.schemas.coaching import (
    SessionAnswer,
    SessionFile,
    SessionStarted,
    SessionState,
    SessionStep,
    SessionText,
)
from resume_api.web.schemas.requests import UploadedFile

blueprint = ApiBlueprint("coaching", __name__, description="Three questions, a better resume.")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.post("/session/start")
@signed_in_where_required
@blueprint.doc(
    requestBody={
        "required": True,
        "content": {
            "application/json": {"schema": SessionText},
            "multipart/form-data": {"schema": SessionFile},
        },
    },
)
@blueprint.response(201, SessionStarted)
@blueprint.fails(
    ErrorCode.MISSING_RESUME,
    ErrorCode.MISSING_JOB_DESCRIPTION,
    ErrorCode.NOT_FOUND,
    *READING,
    *THINKING,
)
def start_session() -> session.Started:
    """Begin with a resume (JSON with text or LaTeX, or a form with a file) and a job text."""
    start = _from_form() if request.mimetype == "multipart/form-data" else _from_json()
    return coaching.start(deps(), start, user_id())


def _from_json() -> coaching.Start:
    body = ApiBlueprint.ARGUMENTS_PARSER.parse(SessionText(), request, location="json")
    text = body.get("resume_text")
    return _start(UploadedFile("", text.encode()) if text else None, body)


def _from_form() -> coaching.Start:
    form = ApiBlueprint.ARGUMENTS_PARSER.parse(SessionFile(), request, location="multipart")
    return _start(form.get("resume"), form)


def _start(resume: UploadedFile | None, body: Mapping[str, Any]) -> coaching.Start:
    return coaching.Start(
        chosen.resume(resume, body.get("resume_id")).data,
        chosen.job_text(
            body.get("job_description"), body.get("job_description_file"), body.get("job_id")
        ),
        body.get("lang"),
        body.get("provider"),
        g.request_id,
    )


@blueprint.post("/session/answer")
@signed_in_where_required
@blueprint.arguments(SessionAnswer)
@blueprint.response(200, SessionStep)
@blueprint.fails(
    ErrorCode.SESSION_NOT_FOUND, ErrorCode.SESSION_COMPLETE, ErrorCode.CONFLICT, *THINKING
)
def answer_session(
    session_id: UUID, answer: str, question: int | None = None
) -> session.NextQuestion | session.Result:
    """Answer the open question. After the third answer the resume comes back with all that the
    answers say, and nothing else."""
    return coaching.answer(deps(), session_id, user_id(), answer, question, g.request_id)


@blueprint.get("/session/<uuid:session_id>")
@signed_in_where_required
@blueprint.response(200, SessionState)
@blueprint.fails(ErrorCode.SESSION_NOT_FOUND)
def get_session(session_id: UUID) -> session.Session:
    """How far a session is."""
    return coaching.shown(coaching.find(deps(), session_id, user_id()))


@blueprint.get("/session/<uuid:session_id>/resume.docx")
@signed_in_where_required
@blueprint.response(200, BINARY, content_type=DOCX)
@blueprint.fails(ErrorCode.SESSION_NOT_FOUND, ErrorCode.CONFLICT)
def get_new_resume(session_id: UUID) -> Response:
    """The new resume as DOCX; CONFLICT before the last answer."""
    data = coaching.docx(deps(), coaching.find(deps(), session_id, user_id()))
    response = Response(data, content_type=DOCX)
    response.headers["Content-Disposition"] = "attachment; filename=resume.docx"
    return response


@blueprint.delete("/session/<uuid:session_id>")
@signed_in_where_required
@blueprint.response(200, Message)
@blueprint.fails(ErrorCode.SESSION_NOT_FOUND)
def delete_session(session_id: UUID) -> Done:
    """Erase a session with its resume."""
    coaching.end(deps(), session_id, user_id())
    return done("session_deleted")
