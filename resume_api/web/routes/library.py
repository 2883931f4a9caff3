"""A user's resumes and jobs, every resume against every job, and all of it as one file."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Response, send_file

from resume_api.db import owned
from resume_api.db.models import Job, Resume
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.saved import library, matrix
from resume_api.saved.export import export as exported
from resume_api.web import chosen
from resume_api.web.auth import signed_in, user
from resume_api.web.blueprint import BINARY, READING, ApiBlueprint
from resume_api.web.context import deps
from resume_api.web.schemas.library import (
    Deleted,
    JobChange,
    MatchMatrix,
    MatchRequest,
    NewJob,
    NewResume,
    PageQuery,
    Removed,
    StoredJob,
    StoredResume,
    WholeJob,
    page_of,
)
from resume_api.web.schemas.requests import UploadedFile

blueprint = ApiBlueprint("library", __name__, description="What belongs to a user.")


@blueprint.post("/resumes")
@signed_in
@blueprint.arguments(NewResume, location="multipart")
@blueprint.response(201, StoredResume)
@blueprint.alt_response(200, schema=StoredResume, description="It is kept already")
@blueprint.fails(ErrorCode.MISSING_RESUME, *READING)
def add_resume(resume: UploadedFile) -> tuple[Resume, int]:
    """Keep a resume."""
    row, is_new = library.add_resume(deps(), user(), resume.name, resume.data)
    return row, 201 if is_new else 200


@blueprint.get("/resumes")
@signed_in
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, page_of(StoredResume))
def list_resumes(page: int, per_page: int) -> owned.Page[Resume]:
    """One's own resumes, newest first."""
    return owned.page(deps().database, Resume, user().id, page, per_page)


@blueprint.get("/resumes/<uuid:resume_id>")
@signed_in
@blueprint.response(200, BINARY, content_type="*/*")
@blueprint.fails(ErrorCode.NOT_FOUND)
def get_resume(resume_id: UUID) -> Response:
    """The file itself."""
    row = _mine(owned.get(deps().database, Resume, user().id, resume_id))
    response = Response(deps().store.fetch(row.file_key), mimetype=row.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=row.filename)
    return response


@blueprint.delete("/resumes/<uuid:resume_id>")
@signed_in
@blueprint.response(200, Deleted)
@blueprint.fails(ErrorCode.NOT_FOUND)
def delete_resume(resume_id: UUID) -> Removed:
    """Delete a resume; `purge` erases its file."""
    return _deleted(owned.hide(deps().database, Resume, user().id, resume_id))


@blueprint.post("/jobs")
@signed_in
@blueprint.arguments(NewJob, location="multipart")
@blueprint.response(201, StoredJob)
@blueprint.alt_response(200, schema=StoredJob, description="It is kept already")
@blueprint.fails(ErrorCode.MISSING_JOB_DESCRIPTION, *READING)
def add_job(
    job_description: str | None = None,
    job_description_file: UploadedFile | None = None,
    title: str | None = None,
    company: str | None = None,
    url: str | None = None,
    notes: str | None = None,
) -> tuple[Job, int]:
    """Keep a job text, and what one notes of it."""
    text = chosen.job_text(job_description, job_description_file, None)
    row, is_new = library.add_job(
        deps(), user(), text, library.JobNotes(title, company, url, notes)
    )
    return row, 201 if is_new else 200


@blueprint.get("/jobs")
@signed_in
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, page_of(StoredJob))
def list_jobs(page: int, per_page: int) -> owned.Page[Job]:
    """One's own jobs, newest first."""
    return owned.page(deps().database, Job, user().id, page, per_page)


@blueprint.get("/jobs/<uuid:job_id>")
@signed_in
@blueprint.response(200, WholeJob)
@blueprint.fails(ErrorCode.NOT_FOUND)
def get_job(job_id: UUID) -> Job:
    """A job with its text."""
    return _mine(owned.get(deps().database, Job, user().id, job_id))


@blueprint.patch("/jobs/<uuid:job_id>")
@signed_in
@blueprint.arguments(JobChange)
@blueprint.response(200, StoredJob)
@blueprint.fails(ErrorCode.NOT_FOUND)
def change_job(job_id: UUID, **noted: str | None) -> Job:
    """Change a job's title, company, address or notes; null or an empty text takes one away."""
    return library.change_job(deps(), user(), job_id, noted)


@blueprint.delete("/jobs/<uuid:job_id>")
@signed_in
@blueprint.response(200, Deleted)
@blueprint.fails(ErrorCode.NOT_FOUND)
def delete_job(job_id: UUID) -> Removed:
    """Delete a job."""
    return _deleted(owned.hide(deps().database, Job, user().id, job_id))


@blueprint.post("/matches")
@signed_in
@blueprint.arguments(MatchRequest)
@blueprint.response(200, MatchMatrix)
@blueprint.fails(ErrorCode.NOT_FOUND, ErrorCode.AI_TIMEOUT)
def match(resume_ids: Sequence[UUID], job_ids: Sequence[UUID]) -> matrix.MatchMatrix:
    """Kept resumes against kept jobs by the rules, best first; AI_TIMEOUT for too many pairs."""
    return matrix.matches(deps(), user(), resume_ids, job_ids)


@blueprint.get("/export")
@signed_in
@blueprint.response(200, BINARY, content_type="application/zip")
def export() -> Response:
    """All that is kept of oneself, as one ZIP file."""
    return send_file(
        exported(deps(), user()), "application/zip", True, "resume-analysis-export.zip"
    )


def _mine(row: owned.Owned | None) -> owned.Owned:
    if row is None:
        raise ApiError(ErrorCode.NOT_FOUND, english("id_not_found"))
    return row


def _deleted(count: int) -> Removed:
    if not count:
        raise ApiError(ErrorCode.NOT_FOUND, english("id_not_found"))
    deps().cache.forget(user().id)
    return Removed(count)
