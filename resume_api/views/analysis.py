"""``POST /analyze-resume``."""

from __future__ import annotations

from typing import Any

from flask import current_app, g

from resume_api import service
from resume_api.envelope import Envelope, success
from resume_api.forms import FormBlueprint
from resume_api.schemas.requests import AnalyzeForm
from resume_api.schemas.results import AnalysisResult, envelope

blueprint = FormBlueprint("analysis", __name__, description="A resume against a job.")

_ERRORS = {
    400: "MISSING_RESUME, MISSING_JOB_DESCRIPTION or INVALID_FILE_FORMAT",
    413: "FILE_TOO_LARGE",
    422: "VALIDATION_ERROR, PDF_PROCESSING_ERROR, DOCUMENT_TOO_COMPLEX or MALICIOUS_FILE",
    502: "AI_INVALID_RESPONSE or CLOUDINARY_ERROR",
    503: "AI_SERVICE_ERROR",
    504: "AI_TIMEOUT",
}


@blueprint.post("/analyze-resume")
@blueprint.arguments(AnalyzeForm, location="multipart")
@blueprint.response(200, envelope(AnalysisResult))
@blueprint.alt_response(400, description=_ERRORS[400])
@blueprint.alt_response(413, description=_ERRORS[413])
@blueprint.alt_response(502, description=_ERRORS[502])
@blueprint.alt_response(503, description=_ERRORS[503])
@blueprint.alt_response(504, description=_ERRORS[504])
def analyze_resume(form: dict[str, Any]) -> Envelope:
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
    return success(service.analyze(current_app.extensions["dependencies"], request))
