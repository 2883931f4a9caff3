"""A recruiter's routes: the criteria of a job, and resumes ranked by them."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, g, jsonify, request
from werkzeug.datastructures import FileStorage

from resume_api.analysis import service
from resume_api.background import submit
from resume_api.dependencies import Dependencies
from resume_api.domain.document import Quote
from resume_api.errors import ApiError, ErrorCode
from resume_api.extraction.job.extractor import job_facts
from resume_api.ranking import table
from resume_api.ranking.criteria import Criterion, extract
from resume_api.ranking.service import Upload, rank
from resume_api.web.attachments import CSV, XLSX, attached
from resume_api.web.auth import signed_in_where_required
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.routes.background import accepted, user_id
from resume_api.web.schemas.background import Submitted
from resume_api.web.schemas.envelopes import envelope
from resume_api.web.schemas.ranking import (
    ExtractedCriteria,
    JobFile,
    Ranking,
    RankingForm,
    RankingQuery,
)
from resume_api.web.spool import Part, Spool

blueprint = FormBlueprint("ranking", __name__, description="A job's criteria, and a ranking.")
JSON = "application/json"
MOST_PARTS = 10_000
_OPEN: dict[str, Any] = {"security": [{}, {"bearer": []}]}


@blueprint.before_request
def _make_room() -> None:
    """Files of a ranking go to the disk, one after the other, and may be many."""
    if request.endpoint == "ranking.score_resumes":
        request.max_content_length = current_app.config["RANKING_MAX_CONTENT_LENGTH"]
        request.max_form_parts = MOST_PARTS
        request.spool = Spool()  # type: ignore[attr-defined]


@blueprint.teardown_request
def _clear_away(_: BaseException | None) -> None:
    if spool := getattr(request, "spool", None):
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
    text = service.job_text(deps, file=form["file"].data)
    details = [
        {
            "criterion": one.text,
            "weight": one.weight,
            "must": one.must,
            "kind": one.kind,
            "quote": _quote(one.quote),
        }
        for one in deps.reader.run(None, extract, text)
        if one.quote
    ]
    criteria = [one["criterion"] for one in details]
    return jsonify(success({"criteria": criteria, "details": details, "job": _job(deps, text)}))


def _job(deps: Dependencies, text: str) -> dict[str, Any]:
    facts = deps.reader.run(None, job_facts, text)
    told = {"seniority": facts.seniority, "workplace": facts.workplace}
    return {
        "title": facts.title and _quote(facts.title),
        **{
            name: one and {"kind": one.kind, "quote": _quote(one.quote)}
            for name, one in told.items()
        },
        "location": facts.location and _quote(facts.location),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, "start": quote.start, "end": quote.end}


@blueprint.post("/score-resumes")
@signed_in_where_required
@blueprint.doc(**_OPEN)
@blueprint.arguments(RankingQuery, location="query")
@blueprint.arguments(RankingForm, location="form")
@blueprint.response(200, envelope(Ranking))
@blueprint.alt_response(202, schema=envelope(Submitted), description="With `async=true`")
@blueprint.alt_response(400, description="MISSING_RESUME")
@blueprint.alt_response(413, description="FILE_TOO_LARGE")
def score_resumes(query: dict[str, Any], form: dict[str, Any]) -> Response | tuple[Response, int]:
    """Rank the resumes in `files` by `criteria`: CSV, JSON or XLSX, as `Accept` asks; with
    `async=true` in the background."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise ApiError(ErrorCode.MISSING_RESUME, "Send the resumes as file parts 'files'.")
    wishes = [
        {"text": one["criterion"].strip(), "weight": one["weight"], "must": one["must"]}
        for one in form["criteria"]
    ]
    criteria = [Criterion(**wish) for wish in wishes]
    deps: Dependencies = current_app.extensions["dependencies"]
    uploads = [_upload(file) for file in files]
    evidence, blind = query["evidence"], query["blind"]
    if query["asynchronous"]:
        asked = {"criteria": wishes, "evidence": evidence, "blind": blind}
        return accepted(submit.ranking(deps, asked, uploads, user_id(), g.request_id))
    ranking = table.as_json(criteria, rank(deps, criteria, uploads), blind)
    wanted = request.accept_mimetypes.best_match([CSV, JSON, XLSX], CSV)
    if wanted == JSON:
        return jsonify(success(ranking))
    if wanted == XLSX:
        return attached(table.as_xlsx(ranking, evidence), XLSX, "xlsx")
    return attached(table.as_csv(ranking, evidence).encode(), CSV, "csv")


def _upload(file: FileStorage) -> Upload:
    part = file.stream
    assert isinstance(part, Part)
    return Upload(file.filename or "", part.whole)
