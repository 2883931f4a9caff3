"""What goes in and out of a user's resumes, jobs and history."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

import msgspec
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.domain.report import Report
from resume_api.languages.error_sentences import english
from resume_api.web.schemas.output import OutputSchema
from resume_api.web.schemas.requests import FilePart, Form, check_one_job
from resume_api.web.schemas.results import AnalysisResult


class ResumeForm(Schema):
    """The part of ``POST /resumes``."""

    file = FilePart(required=True, metadata={"description": "PDF, DOCX, LaTeX source or text."})


class JobForm(Schema):
    """The parts of ``POST /jobs``: a text or a file."""

    title = fields.String(
        validate=validate.Length(max=255),
        metadata={"description": "By default what the text calls the job."},
    )
    text = fields.String(validate=validate.Length(max=MAX_JOB_CHARACTERS))
    file = FilePart(metadata={"description": "The job text as PDF, DOCX, LaTeX source or text."})

    @validates_schema
    def one_job(self, form: Form, **_: object) -> None:
        """The job comes once: as text that is not blank, or as a file."""
        check_one_job(form, "text", "file")


class PageQuery(Schema):
    """Which page of a list."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, 1_000_000))
    per_page = fields.Integer(load_default=20, validate=validate.Range(1, 100))


class Instant(fields.AwareDateTime):
    """A point in time, loaded in UTC."""

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> datetime:
        try:
            return super()._deserialize(value, *args, **options).astimezone(UTC)
        except OverflowError:
            raise ValidationError(english("value_years")) from None


class HistoryQuery(PageQuery):
    """Which analyses."""

    job_key = fields.String(
        validate=validate.Regexp(r"[0-9a-f]{64}\Z"),
        metadata={"description": "Only those of one job, as `job_key` of an item says."},
    )
    since = Instant(metadata={"description": "Only those from this time on."})


class MatchRequest(Schema):
    """Which resumes against which jobs."""

    resume_ids = fields.List(
        fields.UUID(), required=True, validate=validate.Length(1, 50), metadata={"minItems": 1}
    )
    job_ids = fields.List(
        fields.UUID(), required=True, validate=validate.Length(1, 20), metadata={"minItems": 1}
    )


class StoredResume(OutputSchema):
    """A resume that is kept."""

    id = fields.UUID(required=True)
    filename = fields.String(required=True)
    media_type = fields.String(required=True)
    size = fields.Integer(required=True, metadata={"description": "Bytes."})
    sha256 = fields.String(required=True)
    created_at = fields.DateTime(required=True)


class StoredJob(OutputSchema):
    """A job that is kept."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    job_key = fields.String(
        attribute="sha256", required=True, metadata={"description": "Its words' SHA-256."}
    )
    created_at = fields.DateTime(required=True)


class WholeJob(StoredJob):
    """A job with its text."""

    text = fields.String(required=True)


@cache
def page_of(schema: type[OutputSchema]) -> Any:
    """A page of ``schema``."""
    return OutputSchema.from_dict(
        {
            "items": fields.List(fields.Nested(schema), required=True),
            "page": fields.Integer(attribute="number", required=True),
            "per_page": fields.Integer(attribute="size", required=True),
            "total": fields.Integer(required=True),
            "pages": fields.Integer(required=True),
        },
        name=f"{schema.__name__}Page",
    )


class Match(OutputSchema):
    """A resume against a job by the rules."""

    resume_id = fields.UUID(required=True)
    job_id = fields.UUID(required=True)
    score = fields.Integer(attribute="fit.score", required=True, allow_none=True)
    breakdown = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(allow_none=True),
        attribute="fit.breakdown",
        required=True,
    )
    matching_skills = fields.List(fields.String(), attribute="fit.matching_skills", required=True)
    missing_skills = fields.List(fields.String(), attribute="fit.missing_skills", required=True)


class MatchMatrix(OutputSchema):
    """Every pair, best first."""

    matches = fields.List(fields.Nested(Match), required=True)
    resumes = fields.List(fields.Nested(StoredResume), required=True)
    jobs = fields.List(fields.Nested(StoredJob), required=True)


class HistoryItem(OutputSchema):
    """An analysis in a list."""

    id = fields.UUID(required=True)
    created_at = fields.DateTime(required=True)
    resume_id = fields.UUID(required=True, allow_none=True)
    resume_name = fields.String(required=True, allow_none=True)
    job_key = fields.String(attribute="job_sha256", required=True, allow_none=True)
    job_title = fields.String(required=True, allow_none=True)
    language = fields.String(required=True, allow_none=True)
    provider = fields.String(required=True, allow_none=True)
    score = fields.Integer(required=True, allow_none=True)


class KeptReport(fields.Nested):
    """A report as the database has it."""

    def to_json(self, value: Any) -> Any:
        """As it is answered."""
        return self.schema.dump(msgspec.convert(value, Report))


class HistoryEntry(HistoryItem):
    """An analysis with all that it answered."""

    job_text = fields.String(required=True, allow_none=True)
    report = KeptReport(
        AnalysisResult,
        required=True,
        allow_none=True,
        metadata={"description": "The `data` of `POST /analyze-resume`."},
    )


class Point(OutputSchema):
    """A score at a time."""

    analysis_id = fields.UUID(attribute="id", required=True)
    created_at = fields.DateTime(required=True)
    score = fields.Integer(required=True, allow_none=True)
    job_key = fields.String(attribute="job_sha256", required=True, allow_none=True)
    job_title = fields.String(required=True, allow_none=True)


class JobTrend(OutputSchema):
    """What became of the score for one job."""

    job_key = fields.String(required=True)
    job_title = fields.String(required=True, allow_none=True)
    analyses = fields.Integer(required=True)
    first_score = fields.Integer(required=True)
    latest_score = fields.Integer(required=True)
    best_score = fields.Integer(required=True)
    uplift = fields.Integer(
        required=True, metadata={"description": "The latest score less the first."}
    )


class Trends(OutputSchema):
    """Scores by time, oldest first, and by job."""

    points = fields.List(fields.Nested(Point), required=True)
    jobs = fields.List(fields.Nested(JobTrend), required=True)


class MissingSkill(OutputSchema):
    """A skill that jobs asked for and the resume did not show."""

    name = fields.String(required=True)
    count = fields.Integer(required=True)


class Dashboard(OutputSchema):
    """All at a glance."""

    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    latest_score = fields.Integer(required=True, allow_none=True)
    best_score = fields.Integer(required=True, allow_none=True)
    average_score = fields.Integer(required=True, allow_none=True)
    trend = fields.List(fields.Nested(Point), required=True)
    top_missing_skills = fields.List(fields.Nested(MissingSkill), required=True)


class Removed(NamedTuple):
    """How many things are gone."""

    deleted: int


class Deleted(OutputSchema):
    """How many are gone."""

    deleted = fields.Integer(required=True)
