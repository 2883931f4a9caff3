"""What clients send and see of work in the background."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.errors import ErrorCode
from resume_api.web.schemas.ranking import Ranking
from resume_api.web.schemas.requests import MISSING, FilePart, LanguageTag
from resume_api.web.schemas.results import AnalysisResult

UNFINISHED = ("queued", "running")
FINISHED = ("done", "failed")


class SubmitForm(Schema):
    """The parts of ``POST /analyze``."""

    file = FilePart(
        required=True, metadata={"description": "The resume: PDF, DOCX, LaTeX source or text."}
    )
    job_desc = fields.String(
        validate=validate.Length(max=MAX_JOB_CHARACTERS),
        metadata={"description": "The job text."},
    )
    lang = LanguageTag(
        metadata={"description": "The language of the answer; by default the resume's."}
    )
    provider = fields.String(metadata={"description": "One of the configured providers."})

    @validates_schema
    def a_job(self, form: dict[str, str], **_: object) -> None:
        """The job text is not blank."""
        if not form.get("job_desc", "").strip():
            raise ValidationError(MISSING, "job_desc")


class Submitted(Schema):
    """A task that is there."""

    task_id = fields.UUID(required=True)
    status = fields.String(required=True, validate=validate.OneOf((*UNFINISHED, *FINISHED)))
    poll = fields.String(required=True, metadata={"example": "/results/<task_id>"})


class ProgressSchema(Schema):
    """How far a task is."""

    stage = fields.String(required=True, allow_none=True, metadata={"example": "facts"})
    done = fields.Integer(required=True, validate=validate.Range(min=0))
    total = fields.Integer(required=True, validate=validate.Range(min=0))


class SummaryMatch(Schema):
    """A requirement that the resume meets, at least in part."""

    requirement = fields.String(required=True)
    quote = fields.String(required=True, metadata={"description": "The resume's own words."})
    similarity = fields.Float(
        required=True,
        validate=validate.Range(0, 1),
        metadata={"description": "The share of the requirement's points."},
    )


class Summary(Schema):
    """The result in short."""

    score = fields.Float(required=True, allow_none=True)
    matches = fields.List(fields.Nested(SummaryMatch), required=True)
    gaps = fields.List(fields.String(), required=True)
    playbook = fields.List(
        fields.String(), required=True, metadata={"description": "What to do, most urgent first."}
    )


class TaskPending(Schema):
    """A task that is not finished."""

    task_id = fields.UUID(required=True)
    status = fields.String(required=True, validate=validate.OneOf(UNFINISHED))
    progress = fields.Nested(ProgressSchema, required=True)


class Result(fields.Field[dict[str, Any]]):
    """What an analysis or a ranking answers."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        ranked = isinstance(value, dict) and "candidates" in value
        return (Ranking if ranked else AnalysisResult)().load(value)


class TaskFinished(Schema):
    """A task that is done (``result``, an analysis with its ``summary``) or failed (``error``,
    ``code``)."""

    task_id = fields.UUID(required=True)
    status = fields.String(required=True, validate=validate.OneOf(FINISHED))
    result = Result(
        metadata={
            "oneOf": [
                {"$ref": f"#/components/schemas/{name}"} for name in ("AnalysisResult", "Ranking")
            ]
        }
    )
    summary = fields.Nested(Summary)
    error = fields.String()
    code = fields.String(validate=validate.OneOf([code.name for code in ErrorCode]))
