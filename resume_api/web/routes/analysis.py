"""What is done with a resume: analysed against a job, or only read."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, g, jsonify

from resume_api.analysis import service
from resume_api.saved import history
from resume_api.web.auth import current_user, signed_in_where_required
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.schemas.envelopes import envelope
from resume_api.web.schemas.parsed import ParsedResume
from resume_api.web.schemas.requests import AnalyzeForm, ParseForm, ParseQuery
from resume_api.web.schemas.results import AnalysisResult

blueprint = FormBlueprint("analysis", __name__, description="A resume, and a resume against a job.")


@blueprint.post("/analyze-resume")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.arguments(AnalyzeForm, location="multipart")
@blueprint.response(200, envelope(AnalysisResult))
@blueprint.alt_response(
    400, description="MISSING_RESUME, MISSING_JOB_DESCRIPTION or INVALID_FILE_FORMAT"
)
@blueprint.alt_response(401, description="UNAUTHORIZED")
@blueprint.alt_response(413, description="FILE_TOO_LARGE")
@blueprint.alt_response(429, description="RATE_LIMITED")
@blueprint.alt_response(502, description="AI_INVALID_RESPONSE or CLOUDINARY_ERROR")
@blueprint.alt_response(503, description="AI_SERVICE_ERROR")
@blueprint.alt_response(504, description="AI_TIMEOUT")
def analyze_resume(form: dict[str, Any]) -> Response:
    """Analyse a resume against a job text: matches with quotes, score, insights, flashcards."""
    job_file = form.get("job_description_file")
    request = service.AnalysisRequest(
        resume=form["resume"].data,
        job_text=form.get("job_description"),
        job_file=job_file.data if job_file else None,
        language=form.get("lang"),
        provider=form.get("provider"),
        request_id=g.request_id,
    )
    deps = current_app.extensions["dependencies"]
    name = form["resume"].name
    return jsonify(success(history.analyze(deps, request, current_user(), name)))


@blueprint.post("/parse-resume")
@signed_in_where_required
@blueprint.doc(security=[{}, {"bearer": []}])
@blueprint.arguments(ParseQuery, location="query")
@blueprint.arguments(ParseForm, location="multipart")
@blueprint.response(200, envelope(ParsedResume))
@blueprint.alt_response(400, description="MISSING_RESUME or INVALID_FILE_FORMAT")
@blueprint.alt_response(413, description="FILE_TOO_LARGE")
def parse_resume(query: dict[str, Any], form: dict[str, Any]) -> Response:
    """Read a resume: its text, where it stands, and the facts; or the same as JSON Resume."""
    as_json_resume = query["format"] == "json-resume"
    deps = current_app.extensions["dependencies"]
    return jsonify(success(service.parse(deps, form["resume"].data, as_json_resume)))
