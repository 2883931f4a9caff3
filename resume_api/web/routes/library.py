"""A user's resumes and jobs, every resume against every job, and all of it as one file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, current_app, jsonify, send_file

from resume_api.analysis.service import job_text
from resume_api.db import owned
from resume_api.db.models import Job, Resume
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.saved import library
from resume_api.web.auth import signed_in, user
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.pagination import BEARER, paged
from resume_api.web.schemas.envelopes import envelope
from resume_api.web.schemas.library import (
    Deleted,
    JobForm,
    MatchMatrix,
    MatchRequest,
    PageQuery,
    ResumeForm,
    StoredJob,
    StoredResume,
    WholeJob,
    page_of,
)

blueprint = FormBlueprint("library", __name__, description="What belongs to a user.")


def _deps() -> Dependencies:
    deps: Dependencies = current_app.extensions["dependencies"]
    return deps


@blueprint.post("/resumes")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(ResumeForm, location="multipart")
@blueprint.response(201, envelope(StoredResume))
@blueprint.alt_response(200, schema=envelope(StoredResume), description="It is kept already")
@blueprint.alt_response(400, description="MISSING_RESUME or INVALID_FILE_FORMAT")
def add_resume(form: dict[str, Any]) -> tuple[Response, int]:
    """Keep a resume."""
    file = form["file"]
    row, is_new = library.add_resume(_deps(), user(), file.name, file.data)
    return jsonify(success(library.shown_resume(row))), 201 if is_new else 200


@blueprint.get("/resumes")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, envelope(page_of(StoredResume)))
def list_resumes(query: dict[str, Any]) -> Response:
    """One's own resumes, newest first."""
    found = owned.page(_deps().database, Resume, user().id, query["page"], query["per_page"])
    return paged(query, found, library.shown_resume)


@blueprint.get("/resumes/<uuid:resume_id>")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="*/*")
@blueprint.alt_response(404, description="NOT_FOUND")
def get_resume(resume_id: UUID) -> Response:
    """The file itself."""
    row = _mine(owned.get(_deps().database, Resume, user().id, resume_id))
    response = Response(_deps().store.fetch(row.file_key), mimetype=row.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=row.filename)
    return response


@blueprint.delete("/resumes/<uuid:resume_id>")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Deleted))
@blueprint.alt_response(404, description="NOT_FOUND")
def delete_resume(resume_id: UUID) -> Response:
    """Delete a resume; `purge` erases its file."""
    return _deleted(owned.hide(_deps().database, Resume, user().id, resume_id))


@blueprint.post("/jobs")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(JobForm, location="multipart")
@blueprint.response(201, envelope(StoredJob))
@blueprint.alt_response(200, schema=envelope(StoredJob), description="It is kept already")
@blueprint.alt_response(400, description="MISSING_JOB_DESCRIPTION or INVALID_FILE_FORMAT")
def add_job(form: dict[str, Any]) -> tuple[Response, int]:
    """Keep a job text."""
    file = form.get("file")
    text = job_text(_deps(), form.get("text"), file.data if file else None)
    row, is_new = library.add_job(_deps(), user(), text, form.get("title"))
    return jsonify(success(library.shown_job(row))), 201 if is_new else 200


@blueprint.get("/jobs")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, envelope(page_of(StoredJob)))
def list_jobs(query: dict[str, Any]) -> Response:
    """One's own jobs, newest first."""
    found = owned.page(_deps().database, Job, user().id, query["page"], query["per_page"])
    return paged(query, found, library.shown_job)


@blueprint.get("/jobs/<uuid:job_id>")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(WholeJob))
@blueprint.alt_response(404, description="NOT_FOUND")
def get_job(job_id: UUID) -> Response:
    """A job with its text."""
    row = _mine(owned.get(_deps().database, Job, user().id, job_id))
    return jsonify(success({**library.shown_job(row), "text": row.text}))


@blueprint.delete("/jobs/<uuid:job_id>")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Deleted))
@blueprint.alt_response(404, description="NOT_FOUND")
def delete_job(job_id: UUID) -> Response:
    """Delete a job."""
    return _deleted(owned.hide(_deps().database, Job, user().id, job_id))


@blueprint.post("/matches")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(MatchRequest)
@blueprint.response(200, envelope(MatchMatrix))
@blueprint.alt_response(404, description="NOT_FOUND")
@blueprint.alt_response(504, description="AI_TIMEOUT: too many pairs for one request")
def match(form: dict[str, Any]) -> Response:
    """Kept resumes against kept jobs by the rules, best first."""
    return jsonify(success(library.matches(_deps(), user(), form["resume_ids"], form["job_ids"])))


@blueprint.get("/export")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/zip")
def export() -> Response:
    """All that is kept of oneself, as one ZIP file."""
    archive = library.export(_deps(), user())
    return send_file(archive, "application/zip", True, "resume-analysis-export.zip")


def _mine(row: owned.Owned | None) -> owned.Owned:
    if row is None:
        raise ApiError(ErrorCode.NOT_FOUND, "You have nothing of this id.")
    return row


def _deleted(count: int) -> Response:
    if not count:
        raise ApiError(ErrorCode.NOT_FOUND, "You have nothing of this id.")
    _deps().cache.forget(user().id)
    return jsonify(success({"deleted": count}))
