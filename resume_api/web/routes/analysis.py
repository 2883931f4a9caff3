"""What is done with a resume: analysed against a job, or only read."""

from __future__ import annotations

from uuid import UUID

from flask import g

from resume_api.analysis import json_resume, service
from resume_api.analysis.json_resume import JsonResume
from resume_api.analysis.parsed_resume import ParsedResume
from resume_api.domain.report import Report
from resume_api.errors import ErrorCode
from resume_api.saved import history
from resume_api.web import chosen
from resume_api.web.auth import current_user, signed_in_where_required
from resume_api.web.blueprint import READING, THINKING, ApiBlueprint
from resume_api.web.context import deps
from resume_api.web.schemas.parsed import Parsed
from resume_api.web.schemas.requests import AnalyzeForm, ParseQuery, ResumeForm, UploadedFile
from resume_api.web.schemas.results import AnalysisResult

blueprint = ApiBlueprint("analysis", __name__, description="A resume, and a resume against a job.")


@blueprint.post("/analyze-resume")
@signed_in_where_required
@blueprint.arguments(AnalyzeForm, location="multipart")
@blueprint.response(200, AnalysisResult)
@blueprint.fails(
    ErrorCode.MISSING_RESUME,
    ErrorCode.MISSING_JOB_DESCRIPTION,
    ErrorCode.NOT_FOUND,
    *READING,
    *THINKING,
)
def analyze_resume(
    resume: UploadedFile | None = None,
    resume_id: UUID | None = None,
    job_description: str | None = None,
    job_description_file: UploadedFile | None = None,
    job_id: UUID | None = None,
    lang: str | None = None,
    provider: str | None = None,
) -> Report:
    """Analyse a resume against a job text: matches with quotes, score, insights, flashcards."""
    file = chosen.resume(resume, resume_id)
    request = service.AnalysisRequest(
        resume=file.data,
        job_text=chosen.job_text(job_description, job_description_file, job_id),
        language=lang,
        provider=provider,
        request_id=g.request_id,
    )
    return history.analyze(deps(), request, current_user(), file.name)


@blueprint.post("/parse-resume")
@signed_in_where_required
@blueprint.arguments(ParseQuery, location="query")
@blueprint.arguments(ResumeForm, location="multipart")
@blueprint.response(200, Parsed)
@blueprint.fails(ErrorCode.MISSING_RESUME, ErrorCode.NOT_FOUND, *READING)
def parse_resume(
    format: str, resume: UploadedFile | None = None, resume_id: UUID | None = None
) -> ParsedResume | JsonResume:
    """Read a resume: its text, where it stands, and what it says; or the same as JSON Resume."""
    parsed = service.parse(deps(), chosen.resume(resume, resume_id).data)
    return json_resume.build(parsed.resume) if format == "json-resume" else parsed
