"""A recruiter's routes: the criteria of a job, and resumes ranked by them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Response, current_app, g, request

from providers.base import Deadline
from resume_api.analysis import requirement_reading
from resume_api.background import submit
from resume_api.errors import ErrorCode
from resume_api.ranking import table
from resume_api.ranking.by_model import judge_of
from resume_api.ranking.criteria import Criterion, JobCriteria, extract, language_of
from resume_api.ranking.service import RankingOrder, Upload, rank
from resume_api.web import chosen
from resume_api.web.attachments import CSV, XLSX, attached
from resume_api.web.auth import signed_in_where_required, user_id
from resume_api.web.blueprint import BINARY, READING, ApiBlueprint, answer
from resume_api.web.context import deps
from resume_api.web.routes.background import accepted
from resume_api.web.schemas.background import Submitted
from resume_api.web.schemas.ranking import (
    ExtractedCriteria,
    JobToRank,
    Ranking,
    RankingForm,
    RankingQuery,
)
from resume_api.web.schemas.requests import UploadedFile
from resume_api.web.spool import Spool

blueprint = ApiBlueprint("ranking", __name__, description="A job's criteria, and a ranking.")
JSON = "application/json"
MAX_PARTS = 10_000


@blueprint.before_request
def _make_room() -> None:
    """Files of a ranking go to the disk, one after the other, and may be many."""
    if request.endpoint == "ranking.score_resumes":
        request.max_content_length = current_app.config["RANKING_MAX_CONTENT_LENGTH"]
        request.max_form_parts = MAX_PARTS
        request.spool = Spool()  # type: ignore[attr-defined]


@blueprint.teardown_request
def _clear_away(_: BaseException | None) -> None:
    if spool := getattr(request, "spool", None):
        spool.close()


@blueprint.post("/extract-criteria")
@signed_in_where_required
@blueprint.arguments(JobToRank, location="multipart")
@blueprint.response(200, ExtractedCriteria)
@blueprint.fails(ErrorCode.MISSING_JOB_DESCRIPTION, ErrorCode.NOT_FOUND, *READING)
def extract_criteria(
    job_description: str | None = None,
    job_description_file: UploadedFile | None = None,
    job_id: UUID | None = None,
    provider: str | None = None,
) -> JobCriteria:
    """The criteria of a job description, what is required first; read by a model where `provider`
    names one."""
    text = chosen.job_text(job_description, job_description_file, job_id)
    return _criteria_of(text, provider, Deadline(deps().settings.request_deadline))


def _criteria_of(text: str, provider: str | None, deadline: Deadline) -> JobCriteria:
    """The criteria of a job's text, which a model reads where a provider is named."""
    chain = deps().provider(provider) if provider else None
    claims = requirement_reading.read(deps(), chain, text, deadline, user_id()) if chain else ()
    return deps().reader.run(None, extract, text, claims)


def _language(criteria: Sequence[Criterion]) -> str:
    texts = tuple(one.text for one in criteria)
    return deps().reader.run(None, language_of, texts)


@blueprint.post("/score-resumes")
@signed_in_where_required
@blueprint.arguments(RankingQuery, location="query")
@blueprint.arguments(RankingForm, location="multipart")
@blueprint.response(200, Ranking)
@blueprint.alt_response(200, schema={"type": "string"}, content_type=CSV)
@blueprint.alt_response(200, schema=BINARY, content_type=XLSX)
@blueprint.alt_response(202, schema=Submitted, description="With `async=true`")
@blueprint.fails(ErrorCode.MISSING_RESUME, ErrorCode.NOT_FOUND, ErrorCode.FILE_TOO_LARGE)
def score_resumes(
    evidence: bool,
    blind: bool,
    lang: str | None,
    asynchronous: bool,
    criteria: Sequence[Criterion] = (),
    files: Sequence[Upload] = (),
    resume_ids: Sequence[UUID] = (),
    job_id: UUID | None = None,
    provider: str | None = None,
) -> Response:
    """Rank the resumes in `files`, and kept ones, by `criteria` or those of a kept job: CSV, JSON
    or XLSX, as `Accept` asks; with `async=true` in the background. Where `provider` names one, a
    model judges each resume by its lines; the points stay arithmetic."""
    deadline = Deadline(deps().settings.request_deadline)
    files = [*files, *chosen.uploads(resume_ids)]
    if job_id:
        text = chosen.job_text(None, None, job_id)
        criteria = _criteria_of(text, provider, deadline).criteria
    language = lang or _language(criteria)
    judge = judge_of(deps(), provider, language, deadline)
    order = RankingOrder(tuple(criteria), evidence, blind, language, provider=provider)
    if asynchronous:
        return accepted(submit.ranking(deps(), order, files, user_id(), g.request_id))
    ranked = rank(deps(), order.criteria, files, blind=blind, judge=judge)
    ranking = table.ranking(order.criteria, ranked, blind, language)
    wanted = request.accept_mimetypes.best_match([CSV, JSON, XLSX], CSV)
    if wanted == JSON:
        return answer(Ranking, ranking)
    if wanted == XLSX:
        return attached(table.as_xlsx(ranking, evidence, language), XLSX, "xlsx")
    return attached(table.as_csv(ranking, evidence).encode(), CSV, "csv")
