"""What goes in and out of a user's resumes, jobs and history."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

import msgspec
from marshmallow import Schema, ValidationError, fields, validate

from resume_api.domain.report import Report
from resume_api.languages.error_sentences import english
from resume_api.saved import matrix
from resume_api.web.schemas.generated import schema_of
from resume_api.web.schemas.output import OutputSchema
from resume_api.web.schemas.requests import FilePart, JobForm, ResumeForm
from resume_api.web.schemas.results import AnalysisResult

MAX_ADDRESS, MAX_NOTES = 2_000, 10_000


def _line(description: str, **options: Any) -> fields.String:
    return fields.String(
        validate=validate.Length(max=255), metadata={"description": description}, **options
    )


class NewResume(Schema):
    """A resume to keep."""

    former_names = ResumeForm.former_names
    resume = FilePart(
        required=True,
        metadata={"description": "PDF, DOCX, LaTeX source or text; `file` means the same."},
    )


class NewJob(JobForm):
    """A job to keep, and what its keeper notes of it."""

    class Meta:
        exclude = ("job_id",)

    former_names = JobForm.former_names | {"file": "job_description_file"}
    title = _line("By default what the text calls the job.")
    company = _line("Who offers it.")
    url = fields.URL(schemes={"http", "https"}, validate=validate.Length(max=MAX_ADDRESS))
    notes = fields.String(validate=validate.Length(max=MAX_NOTES))


class JobChange(Schema):
    """What is to be new of a kept job; null or an empty text removes it."""

    title = _line("An empty one does not change it.")
    company = _line("Who offers it.", allow_none=True)
    url = fields.URL(
        schemes={"http", "https"}, validate=validate.Length(max=MAX_ADDRESS), allow_none=True
    )
    notes = fields.String(validate=validate.Length(max=MAX_NOTES), allow_none=True)


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


class ComparisonQuery(Schema):
    """Which two analyses."""

    a = fields.UUID(required=True, metadata={"description": "The earlier one, as a rule."})
    b = fields.UUID(required=True)


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
    company = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    notes = fields.String(required=True, allow_none=True)
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


class MatchMatrix(OutputSchema):
    """Every pair, best first."""

    matches = fields.List(fields.Nested(schema_of(matrix.Match)), required=True)
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


class Removed(NamedTuple):
    """How many things are gone."""

    deleted: int


class Deleted(OutputSchema):
    """How many are gone."""

    deleted = fields.Integer(required=True)
