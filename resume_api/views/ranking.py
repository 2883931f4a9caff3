"""A recruiter's routes: the criteria of a job, and resumes ranked by them."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, g, jsonify, request
from werkzeug.datastructures import FileStorage

from resume_api import service
from resume_api.auth import signed_in_where_required
from resume_api.dependencies import Dependencies
from resume_api.envelope import success
from resume_api.errors import ApiError, ErrorCode
from resume_api.forms import FormBlueprint
from resume_api.ranking import table
from resume_api.ranking.criteria import Criterion, extract
from resume_api.ranking.service import Upload, rank
from resume_api.schemas.envelopes import envelope
from resume_api.schemas.ranking import (
    ExtractedCriteria,
    JobFile,
    Ranking,
    RankingForm,
    RankingQuery,
)
from resume_api.views.spool import Part, Spool

blueprint = FormBlueprint("ranking", __name__, description="A job's criteria, and a ranking.")
CSV, JSON = "text/csv", "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PARTS = 10_000
_OPEN: dict[str, Any] = {"security": [{}, {"bearer": []}]}


@blueprint.before_request
def _make_room() -> None:
    """Files of a ranking go to the disk, one after the other, and may be many."""
    if request.endpoint == "ranking.score_resumes":
        request.max_content_length = current_app.config["RANKING_MAX_CONTENT_LENGTH"]
        request.max_form_parts = MOST_PARTS
        g.spool = Spool()
        request._get_file_stream = g.spool.part  # type: ignore[method-assign]


@blueprint.teardown_request
def _clear_away(_: BaseException | None) -> None:
    if spool := g.pop("spool", None):
        spool.close()


@blueprint.post("/extract-criteria")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.arguments(JobFile, location="multipart")
@blueprint.response(200, envelope(ExtractedCriteria))
@blueprint.alt_response(400, description="MISSING_JOB_DESCRIPTION or INVALID_FILE_FORMAT")
def extract_criteria(form: dict[str, Any]) -> Response:
    """The criteria of a job description, what is required first."""
    deps: Dependencies = current_app.extensions["dependencies"]
    text = service.job_text(deps, service.AnalysisRequest(b"", job_file=form["file"].data))
    details = [
        {
            "criterion": one.text,
            "weight": one.weight,
            "must": one.must,
            "kind": one.kind,
            "quote": {"text": one.quote.text, "start": one.quote.start, "end": one.quote.end},
        }
        for one in extract(text)
        if one.quote
    ]
    return jsonify(success({"criteria": [one["criterion"] for one in details], "details": details}))


@blueprint.post("/score-resumes")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.arguments(RankingQuery, location="query")
@blueprint.arguments(RankingForm, location="form")
@blueprint.response(200, envelope(Ranking))
@blueprint.alt_response(400, description="MISSING_RESUME")
@blueprint.alt_response(413, description="FILE_TOO_LARGE")
def score_resumes(query: dict[str, Any], form: dict[str, Any]) -> Response:
    """Rank the resumes in `files` by `criteria`: CSV, JSON or XLSX, as `Accept` asks."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise ApiError(ErrorCode.MISSING_RESUME, "Send the resumes as file parts 'files'.")
    criteria = [
        Criterion(one["criterion"].strip(), one["weight"], one["must"]) for one in form["criteria"]
    ]
    ranked = rank(current_app.extensions["dependencies"], criteria, map(_upload, files))
    blind = query["blind"]
    wanted = request.accept_mimetypes.best_match([CSV, JSON, XLSX], CSV)
    if wanted == JSON:
        return jsonify(success(table.as_json(criteria, ranked, blind)))
    cells = table.rows(criteria, ranked, query["evidence"], blind)
    if wanted == XLSX:
        return _attached(table.as_xlsx(cells, len(criteria), query["evidence"]), XLSX, "xlsx")
    return _attached(table.as_csv(cells).encode(), f"{CSV}; charset=utf-8", "csv")


def _upload(file: FileStorage) -> Upload:
    part = file.stream
    assert isinstance(part, Part)
    return Upload(file.filename or "", part.whole)


def _attached(data: bytes, media_type: str, extension: str) -> Response:
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename=ranking.{extension}"
    return response
